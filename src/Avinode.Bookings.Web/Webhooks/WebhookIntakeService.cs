namespace Avinode.Bookings.Web;

/// <summary>Keeps webhooks while the service runs. It ends after the web server, so what was taken in is kept and answered.</summary>
internal sealed class WebhookIntakeService(WebhookIntake intake) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => intake.RunAsync(stoppingToken);
}
