namespace Avinode.Bookings.Web;

/// <summary>Mail to customers.</summary>
internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services, MailSettings settings, TimeProvider clock) => services
        .AddSingleton<IMailTransport>(settings.Server is { } server ? new MailServer(server, clock) : new MailFolder(settings.Directory))
        .AddSingleton<MailComposer>()
        .AddSingleton<OutboxDispatcher>()
        .AddWorker<MailWorker>(worker => worker.RunAsync);
}
