using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Avinode.Bookings.Web;

/// <summary>Says at the start what runs, where, and with whom; and what of the settings means nothing.</summary>
internal static partial class Announcement
{
    /// <summary>The version of this build.</summary>
    public static string Version { get; } = typeof(Announcement).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

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
            var addresses = string.Join(" and ", app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses);
            var avinode = settings.Avinode.Simulator ? "the built-in pretend Avinode; nothing reaches an operator" : settings.Avinode.Avinode.BaseUrl.Host;
            Log.Started(logger, Version, addresses, avinode, settings.ApiKeys.IsOpen ? "nobody is asked for a key" : "keys are asked for");
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
