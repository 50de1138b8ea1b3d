using System.Diagnostics;
using System.Xml.Linq;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>Keeps the picture of the house in src/README.md true: who references whom, and what lies where.</summary>
public sealed class HouseTests
{
    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_what_the_picture_shows_and_nothing_else(string project)
    {
        string[]? allowed = project switch
        {
            "Avinode.Client" => [],
            "Avinode.Simulator" => [],
            "Avinode.Bookings" => ["Avinode.Client"],
            "Avinode.Agent" => ["Avinode.Bookings"],
            "Avinode.Mcp" => ["Avinode.Agent", "Avinode.Simulator"],
            "Avinode.Bookings.Web" => ["Avinode.Bookings", "Avinode.Simulator"],
            _ => null,
        };

        var references = XDocument.Load(Repository.Path($"src/{project}/{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        allowed.Should().NotBeNull("a new project under src needs its place in the picture first");
        references.Should().BeEquivalentTo(allowed);
    }

    [Fact]
    public void Every_source_file_fits_on_few_screens()
    {
        string[] patterns = ["*.cs", "*.sql", "*.js", "*.css", "*.html", "*.razor"];

        var tooLong = patterns.SelectMany(pattern => Repository.Files("src", pattern))
            .Select(file => (File: file, Lines: File.ReadLines(Repository.Path(file)).Count()))
            .Where(entry => entry.Lines > 200);

        tooLong.Should().BeEmpty("a file that passes 200 lines is split by noun");
    }

    [Fact]
    public void No_line_is_wider_than_editorconfig_allows()
    {
        const int MaxLineLength = 140;
        string[] folders = ["src", "tests"];
        string[] patterns = ["*.cs", "*.razor"];

        var tooWide =
            from folder in folders
            from pattern in patterns
            from file in Repository.Files(folder, pattern)
            from line in File.ReadLines(Repository.Path(file)).Index()
            where line.Item.Length > MaxLineLength
            select $"{file}:{line.Index + 1} has {line.Item.Length} columns";

        File.ReadLines(Repository.Path(".editorconfig")).Should().Contain($"max_line_length = {MaxLineLength}");
        tooWide.Should().BeEmpty("a line that needs more is doing too much");
    }

    [Fact]
    public void Package_versions_stand_in_one_file()
    {
        string[] patterns = ["*.csproj", "*.props", "*.targets"];

        var others = patterns.SelectMany(pattern => Repository.Files(".", pattern))
            .Where(file => file != "src/Directory.Packages.props")
            .Where(file => XDocument.Load(Repository.Path(file)).Descendants().Any(StatesVersion));

        others.Should().BeEmpty("the version belongs into src/Directory.Packages.props");
    }

    [FactWhenInstalled("git")]
    public async Task The_top_level_holds_only_what_one_expects_there()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        })!;
        var files = await git.StandardOutput.ReadToEndAsync();

        files.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(file => file.Split('/')[0]).Distinct()
            .Should().Contain("src").And.BeSubsetOf([
                "src", "tests", "Avinode.Mcp.sln", "Directory.Build.props", "global.json", "README.md", "LICENSE",
                ".ci", ".editorconfig", ".gitignore",
            ]);
    }

    public static TheoryData<string> Projects() =>
        [.. Repository.Files("src", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file))];

    private static bool StatesVersion(XElement element) => element.Name.LocalName switch
    {
        "PackageVersion" => true,
        "PackageReference" => element.Attribute("Version") is not null
            || element.Attribute("VersionOverride") is not null
            || element.Element("Version") is not null,
        _ => false,
    };
}
