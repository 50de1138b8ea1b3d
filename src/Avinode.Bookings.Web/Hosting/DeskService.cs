namespace Avinode.Bookings.Web;

/// <summary>Ends after the web server, and not before every booking has its outcome, so that a stop leaves none of them unknown.</summary>
internal sealed partial class DeskService(BookingService desk, ILogger<DeskService> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (desk.UnderWay > 0)
        {
            Log.Waits(logger, desk.UnderWay);
        }

        await desk.EndAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Bookings being made: {Count}. It ends when they have their outcome")]
        public static partial void Waits(ILogger logger, int count);
    }
}
