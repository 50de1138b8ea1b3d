using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Avinode.Bookings.Web;

/// <summary>Logs at the start what runs, where, and with which Avinode; and which settings are not known.</summary>
internal static partial class Announcement
{
    public static string Version { get; } =
        typeof(Announcement).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static void AnnounceStart(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("avinode-bookings");
        var settings = app.Services.GetRequiredService<ServiceSettings>();
        foreach (var remark in settings.Avinode.Remarks)
        {
            Log.Remark(logger, remark);
        }

        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
            var avinode = settings.Avinode.Simulator ? "the built-in simulator; nothing is real" : settings.Avinode.Avinode.BaseUrl.Host;
            var keys = settings.ApiKeys.IsOpen ? "no API key is required" : "API keys are required";
            Log.Started(logger, Version, string.Join(" and ", addresses), avinode, keys);
        });
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "avinode-bookings {Version} listens on {Addresses}, works with {Avinode}; {Keys}")]
        public static partial void Started(ILogger logger, string version, string addresses, string avinode, string keys);

        [LoggerMessage(LogLevel.Warning, "{Remark}")]
        public static partial void Remark(ILogger logger, string remark);
    }
}
