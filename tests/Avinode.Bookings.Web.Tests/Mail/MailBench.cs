using Avinode.Client;
using Avinode.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Avinode.Bookings.Web.Tests;

/// <summary>The mail part of the service on a database of its own. Nothing is sent but by a round that a test runs.</summary>
internal sealed class MailBench : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("avinode-mail-");
    private readonly ServiceProvider _services;
    private readonly StringWriter _log = new();
    private static int _count;

    public MailBench(bool simulator = false, string? server = null, string? database = null, string? failPoints = null)
    {
        var environment = new Dictionary<string, string>
        {
            ["AVINODE_API_TOKEN"] = "token",
            ["AVINODE_BEARER_TOKEN"] = "token",
            ["AVINODE_API_KEYS"] = $"ops={ServedBookings.OpsKey}",
            ["AVINODE_WEBHOOK_USER"] = "avinode",
            ["AVINODE_WEBHOOK_PASSWORD"] = "password",
            ["AVINODE_DATABASE"] = Database = database ?? Path.Combine(_folder.FullName, "bookings.db"),
            ["AVINODE_DATA_KEY"] = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            ["AVINODE_MAIL_DIR"] = Mails,
            ["AVINODE_MAIL_FROM"] = "desk@broker.example",
            ["AVINODE_FAILPOINTS"] = failPoints ?? "",
            ["AVINODE_SMTP_URL"] = server ?? "",
        };
        var settings = ServiceSettingsReader.Read(environment, simulator, [ServiceSettingsReader.DefaultUrl]);
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(settings)
            .AddLogging(logs => logs.AddProvider(new StderrLog(TextWriter.Synchronized(_log), Clock, simulator)))
            .AddBookings(settings.Avinode)
            .AddMail(settings.Mail, Clock)
            .BuildServiceProvider();
    }

    public ManualClock Clock { get; init; } = new();

    /// <summary>For a second process on it.</summary>
    public string Database { get; }

    /// <summary>Where mails are written when there is no server.</summary>
    public string Mails => Path.Combine(_folder.FullName, "mail");

    /// <summary>What was logged.</summary>
    public string Log => _log.ToString();

    public Outbox Outbox => Get<Outbox>();

    /// <summary>A booking with all that a mail may tell of, and with what none may.</summary>
    public static Booking Sample() => new()
    {
        Id = Guid.CreateVersion7(),
        Reference = BookingReference.Parse($"ref-20260301-{Interlocked.Increment(ref _count):D8}"),
        AvinodeQuoteId = QuoteId.Parse($"aquote-{_count}"),
        AvinodeTripId = TripId.Parse("atrip-10002222"),
        CustomerName = "Pat Client",
        CustomerEmail = "pat@example.com",
        CustomerPhone = "+1-555-0100",
        ConfirmationNumber = "BR-2027-0099",
        TotalPrice = 38500m,
        Currency = "USD",
        PaymentMethod = PaymentMethods.WireTransfer,
        DepartureAirport = "KTEB",
        ArrivalAirport = "KVNY",
        DepartureDate = new DateTimeOffset(2027, 6, 10, 13, 0, 0, TimeSpan.Zero),
        AircraftType = "Citation Latitude",
        OperatorName = "Blue Ridge Air",
        CreatedAt = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero),
        UpdatedAt = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero),
        SpecialRequests = "vegan catering, and the passport ZX98765QQ",
        InternalNotes = "a difficult customer",
        Submission = SubmissionStatus.Accepted,
        IdempotencyKey = $"key-{_count}",
        Fingerprint = "fingerprint",
    };

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Stores a booking and lets it become confirmed, so that a mail is due.</summary>
    public async Task<Booking> ConfirmAsync(Booking? booking = null)
    {
        var pending = booking ?? Sample();
        (await Get<BookingStore>().AddAsync(new(pending, Line("intent")), default)).Should().BeNull();
        return await MoveAsync(pending, BookingStatus.Confirmed);
    }

    /// <summary>Lets a booking change its state.</summary>
    public async Task<Booking> MoveAsync(Booking booking, BookingStatus status) =>
        await ChangeAsync(booking with { Status = status, UpdatedAt = Clock.GetUtcNow() });

    public async Task<Booking> ChangeAsync(Booking booking) =>
        await Get<BookingStore>().UpdateAsync(new(booking, Line("status")), default) ?? throw new InvalidOperationException("overtaken");

    /// <summary>Sends the mail that is due.</summary>
    public Task<bool> RunAsync() => Get<OutboxDispatcher>().RunAsync(default);

    /// <summary>The only mail of a booking, as the outbox has it.</summary>
    public async Task<OutboxMail> MailAsync(Booking booking) => (await Outbox.ListAsync(booking.Id, default)).Single();

    /// <summary>Composes the mail of a booking.</summary>
    public MimeMessage Compose(Booking booking, string kind = "confirmed") =>
        Get<MailComposer>().Compose(new OutboxMail(1, booking.Id, kind, Clock.GetUtcNow(), OutboxState.New, 1), booking);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _log.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private BookingEvent Line(string type) => new(type, Clock.GetUtcNow(), "test");
}
