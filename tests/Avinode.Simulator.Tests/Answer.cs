using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Avinode.Simulator.Tests;

/// <summary>A whole answer, read to its end.</summary>
internal sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Body)
{
    public JsonElement Json => JsonElement.Parse(Body);

    public JsonElement Data => Json.GetProperty("data");

    public JsonElement Errors => Json.GetProperty("meta").GetProperty("errors");

    public string? Code => Errors[0].GetProperty("code").GetString();

    public string?[] Paths => [.. Errors.EnumerateArray().Select(error => error.GetProperty("path").GetString())];

    public string? this[string member] => Data.TryGetProperty(member, out var value) ? value.ToString() : null;

    public string Header(string name) => Headers.GetValues(name).Single();
}
