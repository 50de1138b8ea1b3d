using System.Diagnostics;
using Avinode.Bookings;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>What the program says to people.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task Help_lists_every_setting_with_its_default()
    {
        var (exitCode, output) = await RunAsync("--help");

        exitCode.Should().Be(0);
        var lines = output.Split('\n', StringSplitOptions.TrimEntries);
        Setting.All.Should().OnlyContain(setting => lines.Any(line =>
            line.StartsWith($"{setting.Name} ", StringComparison.Ordinal)
            && line.EndsWith($"[{setting.Default}]", StringComparison.Ordinal)));
        output.Should().Contain("--simulator").And.Contain("demo");
    }

    [Fact]
    public async Task The_version_is_that_of_the_build()
    {
        var (exitCode, output) = await RunAsync("--version");

        exitCode.Should().Be(0);
        output.Trim().Should().Be(FileVersionInfo.GetVersionInfo(typeof(Setting).Assembly.Location).ProductVersion!.Split('+')[0]);
    }

    [Theory]
    [InlineData("bookings show ref-20261122-ZZZZZZZZ", "look for the booking in the list of bookings")]
    [InlineData("bookings list --limit 0", "--limit must be a whole number of at least 1")]
    [InlineData("bookings list --limit x", "--limit must be a whole number of at least 1")]
    public async Task A_command_that_cannot_be_done_tells_the_next_step(string arguments, string step)
    {
        await using var program = ServerProcess.Start(["--simulator", .. arguments.Split(' ')]);

        (await program.WaitForExitAsync(ServerProcess.Patience)).Should().Be(1);

        program.ErrorText.Should().Contain(step);
        program.OutputLines.Should().BeEmpty();
    }

    [Theory]
    [InlineData("--sandbx")]
    [InlineData("serve")]
    [InlineData("demo --nonsense")]
    public async Task A_mistyped_option_is_explained_and_stdout_stays_clean(string arguments)
    {
        await using var program = ServerProcess.Start(arguments.Split(' '));

        (await program.WaitForExitAsync(ServerProcess.Patience)).Should().Be(1);

        program.OutputLines.Should().BeEmpty();
        program.ErrorText.Should().Contain(arguments.Split(' ')[^1]).And.Contain("Usage:");
    }

    [FactWhenInstalled("pdftoppm")]
    public async Task The_demo_ends_with_a_confirmed_booking_and_a_PDF_that_opens()
    {
        using var folder = new ScratchFolder();
        var (exitCode, output) = await RunAsync("demo", "--output", folder.Path);

        exitCode.Should().Be(0, output);
        output.Should().Contain("1. List the tools").And.Contain("Watch it become confirmed")
            .And.MatchRegex(@"confirmed \S+").And.Contain("Decline another quote");
        var pdf = folder.Files("*.pdf").Should().ContainSingle().Which;
        using var render = Process.Start("pdftoppm", ["-r", "50", "-png", pdf, folder.File("page")]);
        await render.WaitForExitAsync();
        render.ExitCode.Should().Be(0);
        folder.Files("page*.png").Should().NotBeEmpty().And.OnlyContain(page => new FileInfo(page).Length > 1_000);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        await using var program = ServerProcess.Start(arguments);
        var exitCode = await program.WaitForExitAsync(ServerProcess.Patience);
        return (exitCode, string.Join('\n', program.OutputLines));
    }
}
