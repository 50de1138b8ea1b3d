using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net.Sockets;

namespace Avinode.Bookings.Web;

/// <summary>The command line.</summary>
internal static class ServiceCommand
{
    private static readonly Option<bool> Simulator = new("--simulator")
    {
        Description = "Use the built-in simulator: no account, no network, nothing is real",
    };

    private static readonly Option<Uri[]> Urls = new("--urls")
    {
        Description = "Where to listen; several separated by spaces or semicolons",
        HelpName = "url",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [ServiceSettingsReader.DefaultUrl],
        CustomParser = ReadUrls,
    };

    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(Description()) { Simulator, Urls };
        root.SetAction((parsed, cancellationToken) => ServeAsync(parsed, cancellationToken));
        var result = root.Parse(CommandLineAliases.Replace(args));

        // The host stops in its own time: the command line must not end it after its default of two seconds.
        var console = new InvocationConfiguration { ProcessTerminationTimeout = null };
        if (result.Errors.Count > 0)
        {
            console.Output = console.Error;
        }

        return result.InvokeAsync(console);
    }

    private static async Task<int> ServeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        try
        {
            var settings = ServiceSettingsReader.Read(SettingsSource.ThisProcess(), parsed.GetValue(Simulator), parsed.GetValue(Urls)!);
            await using var app = WebHost.Build(settings, TimeProvider.System, error);
            await app.RunAsync(cancellationToken);
            return 0;
        }
        catch (InvalidSettingsException invalid)
        {
            foreach (var problem in invalid.Problems)
            {
                await error.WriteLineAsync($"avinode-bookings: {problem}");
            }

            return 1;
        }
        catch (Exception refused) when (refused is IOException or SocketException)
        {
            await error.WriteLineAsync($"avinode-bookings: {refused.Message.TrimEnd('.')}. Choose another address with --urls.");
            return 1;
        }
    }

    private static Uri[] ReadUrls(ArgumentResult result)
    {
        const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var urls = new List<Uri>();
        foreach (var text in result.Tokens.SelectMany(token => token.Value.Split(';', Trimmed)))
        {
            if (text.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            {
                result.AddError($"--urls: {text} would need a certificate, which this service does not take. "
                    + "Listen on http, and let a proxy in front of it speak https.");
            }
            else if (TryReadUrl(text) is { } url)
            {
                urls.Add(url);
            }
            else
            {
                var example = ServiceSettingsReader.DefaultUrl.GetLeftPart(UriPartial.Authority);
                result.AddError($"--urls: {text} is not an address such as {example}: scheme, host and port.");
            }
        }

        return [.. urls];
    }

    private static Uri? TryReadUrl(string text)
    {
        var any = text.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal);
        return !Uri.TryCreate(any, UriKind.Absolute, out var url)
            || url is not { Scheme: "http", UserInfo: "", PathAndQuery: "/", Fragment: "" } ? null

            // A free port of both addresses of localhost would be two ports.
            : url.Port == 0 && url.Host == "localhost" ? new Uri("http://127.0.0.1:0")
            : url;
    }

    private static string Description()
    {
        var all = Setting.All.Concat(Setting.Service).ToArray();
        var width = all.Max(setting => setting.Name.Length);
        var settings = all.Select(setting => $"  {setting.Name.PadRight(width)}  {setting.Meaning} [{setting.Default}]");
        return $"""
            The booking service: HTTP API, webhooks, confirmation mail, live events and the pages of the sales desk.

            Environment:
            {string.Join('\n', settings)}
            """;
    }
}
