using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Avinode.Agent;
using ModelContextProtocol.Server;

namespace Avinode.Mcp.Tests;

/// <summary>A schema that promises more than is checked stops its tool from being built.</summary>
public sealed class EnforcedSchemaTests
{
    [Theory]
    [InlineData("""{"type":"string","pattern":"^[A-Z]{4}$"}""", "a: \"pattern\" is \"^[A-Z]{4}$\"")]
    [InlineData("""{"type":"string","format":"date"}""", "a: \"format\" is \"date\"")]
    [InlineData("""{"type":"string","const":"x"}""", "a: \"const\" is \"x\"")]
    [InlineData("""{"type":"string","minimum":1}""", "a: \"minimum\" is 1")]
    [InlineData("""{"type":"integer","exclusiveMinimum":0}""", "a: \"exclusiveMinimum\" is 0")]
    [InlineData("""{"type":"integer","enum":[1,2]}""", "a: \"enum\" is [1,2]")]
    [InlineData("""{"type":"number","maximum":0.5}""", "a: \"maximum\" is 0.5")]
    [InlineData("""{"type":"array","items":{"type":"string","pattern":"x"}}""", "a[]: \"pattern\" is \"x\"")]
    [InlineData("""{"type":"array","minItems":1,"items":{"type":"string"}}""", "a: \"minItems\" is 1")]
    [InlineData("""{"type":"object","properties":{"b":{"type":"string","format":"date"}}}""", "a.b: \"format\" is \"date\"")]
    [InlineData("""{"type":"object","additionalProperties":true}""", "a: \"additionalProperties\" is true")]
    [InlineData("""{"anyOf":[{"type":"string"}]}""", "a: \"anyOf\" is [{\"type\":\"string\"}]")]
    [InlineData("""{"type":["string","integer"]}""", "a: \"type\" is [\"string\",\"integer\"]")]
    [InlineData("""{"description":"anything"}""", "a: \"type\" is missing")]
    public void A_keyword_that_is_not_enforced_is_refused_by_tool_path_and_keyword(string property, string named)
    {
        var require = () => EnforcedSchema.Require("some_tool", Arguments(property));

        require.Should().Throw<InvalidOperationException>()
            .WithMessage($"Tool some_tool, {named}, which SchemaCheck does not enforce.");
    }

    [Theory]
    [InlineData("""{"type":"string","format":"email","minLength":1,"maxLength":9,"description":"Some","default":"a@b.co"}""")]
    [InlineData("""{"type":"array","items":{"type":"object","properties":{"b":{"type":"boolean"}},"additionalProperties":false}}""")]
    [InlineData("""{"type":"integer","minimum":1,"maximum":200,"default":50}""")]
    public void A_schema_that_is_enforced_is_accepted(string property)
    {
        var require = () => EnforcedSchema.Require("some_tool", Arguments(property));

        require.Should().NotThrow();
    }

    [Fact]
    public void A_tool_with_such_a_schema_is_not_built()
    {
        var make = () => ToolRegistry.Make<UncheckedTool>();

        make.Should().Throw<InvalidOperationException>().WithMessage("Tool unchecked_tool, code: \"pattern\" is *");
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("Pat <pat@example.com>")]
    public void The_format_of_an_address_is_enforced(string address)
    {
        var schema = Arguments("""{"type":"string","format":"email"}""");

        SchemaCheck.Of(schema, new Dictionary<string, JsonElement> { ["a"] = Text(address) })
            .Should().ContainSingle().Which.Path.Should().Be("a");
    }

    private static JsonElement Arguments(string property) =>
        JsonElement.Parse($$"""{"type":"object","properties":{"a":{{property}}},"required":[],"additionalProperties":false}""");

    private static JsonElement Text(string text) => JsonElement.Parse($"\"{JsonEncodedText.Encode(text)}\"");

    private sealed class UncheckedTool
    {
        private int _calls;

        [McpServerTool(Name = "unchecked_tool")]
        public string RunAsync([RegularExpression("^[A-Z]{4}$")] string code) => $"{code} {++_calls}";
    }
}
