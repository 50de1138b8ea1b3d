using System.Diagnostics;

namespace Avinode.Benchmarks;

/// <summary>The measure of a start: a .NET console program that echoes one line, as a plain Release build makes it.</summary>
internal sealed class EmptyProgram : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("avinode-empty-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "out", OperatingSystem.IsWindows() ? "empty.exe" : "empty");

    public static async Task<EmptyProgram> BuildAsync()
    {
        var program = new EmptyProgram();
        await File.WriteAllTextAsync(System.IO.Path.Combine(program._folder.FullName, "empty.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """);
        var source = System.IO.Path.Combine(program._folder.FullName, "Program.cs");
        await File.WriteAllTextAsync(source, "System.Console.WriteLine(System.Console.ReadLine());");

        var start = new ProcessStartInfo("dotnet", ["build", "-c", "Release", "-o", "out", "-v", "quiet", "-nologo"])
        {
            WorkingDirectory = program._folder.FullName,
            RedirectStandardOutput = true,
        };
        using var build = Process.Start(start)!;
        var told = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        return build.ExitCode == 0 ? program : throw new InvalidOperationException($"The empty program does not build: {told}");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
