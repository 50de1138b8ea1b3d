using System.Text.Json;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>A stub Avinode, a database, and real agents' servers on both.</summary>
public sealed class BookingBench : IAsyncDisposable
{
    public const string Accepted = """{"bookingId":"abooking-70000001","status":"pending"}""";
    public const string Found =
        """[{"id":"abooking-70000001","status":"pending","quoteId":"aquote-50000001","externalReference":"$REF"}]""";

    private const string Quote = """
        {"meta":{"errors":[]},"data":{"id":"aquote-50000001","type":"quotes","sellerPrice":{"price":38500.0,"currency":"USD"},
        "lift":{"aircraftType":"Citation Latitude"},"sellerCompany":{"displayName":"Blue Ridge Air"},
        "segments":[{"startAirport":{"icao":"KTEB"},"endAirport":{"icao":"KVNY"},"dateTime":{"date":"2027-06-10","time":"09:00"}}]}}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("avinode-ledger-");
    private readonly List<McpConversation> _servers = [];
    private readonly string _database;

    private BookingBench(StubUpstream upstream, string? database)
    {
        Upstream = upstream;
        _database = database ?? Path.Combine(_folder.FullName, "bookings.db");
    }

    public StubUpstream Upstream { get; }

    /// <summary>How many booking requests the upstream received.</summary>
    public int Sent => Upstream.Requests.Count(request => request.Method == "POST" && request.Path == "/api/bookrequest");

    /// <summary>Opens an empty database of that kind: SQLite or PostgreSQL.</summary>
    public static async Task<BookingBench> OpenAsync(string database) => (await OpenSilentAsync(database)).Script();

    /// <summary>Works on a database that fails when the test says so.</summary>
    public static async Task<BookingBench> OpenAsync(FailingDatabase database) => (await OpenSilentAsync(database)).Script();

    /// <summary>As <see cref="OpenAsync(string)"/>, with an upstream to which nothing was said yet.</summary>
    public static async Task<BookingBench> OpenSilentAsync(string database) =>
        new(
            await StubUpstream.StartAsync(),
            database == "PostgreSQL" ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null);

    /// <summary>As <see cref="OpenAsync(FailingDatabase)"/>, with an upstream to which nothing was said yet.</summary>
    public static async Task<BookingBench> OpenSilentAsync(FailingDatabase database) =>
        new(await StubUpstream.StartAsync(), database.Setting);

    private BookingBench Script()
    {
        Upstream.Answer("GET", "/quotes/50000001", StubResponse.Json(Quote));
        Upstream.Answer("POST", "/bookrequest", StubResponse.Json(Accepted));
        Upstream.Answer("GET", "/bookings", StubResponse.Json("[]"));
        Upstream.Answer("GET", "/bookings/70000001", StubResponse.Json(Accepted));
        return this;
    }

    /// <summary>The arguments of a call of <c>book_flight</c>; equal ones mean the same booking.</summary>
    public static string Order(string? reference = null, string email = "pat@example.com") => $$"""
        {"quote_id":"aquote-50000001","trip_id":"atrip-10002222","customer":{"name":"Pat Client","email":"{{email}}"},
        "passengers":[{"first_name":"Pat","last_name":"Client","date_of_birth":"1981-02-03","passport_number":"ZX98765QQ"}]
        {{(reference is null ? "" : $",\"client_reference\":\"{reference}\"")}}}
        """;

    /// <summary>Starts an agent's server.</summary>
    public async Task<McpConversation> ServeAsync(string? failPoints = null, string? logLevel = null)
    {
        var server = Start([], failPoints, logLevel);
        await server.InitializeAsync();
        return server;
    }

    /// <summary>Runs a command to its successful end, and gives what it said.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var command = Start(arguments, failPoints: null);
        (await command.WaitForExitAsync(TimeSpan.FromSeconds(30))).Should().Be(0, command.ErrorText);
        return string.Join('\n', command.OutputLines) + command.ErrorText;
    }

    private McpConversation Start(string[] arguments, string? failPoints, string? logLevel = null)
    {
        var server = McpConversation.Start(OurExecutable.Path("avinode-mcp"), arguments, new Dictionary<string, string?>
        {
            ["AVINODE_BASE_URL"] = Upstream.BaseAddress.ToString(),
            ["AVINODE_API_TOKEN"] = "api-token",
            ["AVINODE_BEARER_TOKEN"] = "bearer-token",
            ["AVINODE_DATABASE"] = _database,
            ["AVINODE_DATA_KEY"] = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            ["AVINODE_FAILPOINTS"] = failPoints,
            ["AVINODE_LOG_LEVEL"] = logLevel,
        });
        _servers.Add(server);
        return server;
    }

    /// <summary>Makes the look-up by external reference find the booking.</summary>
    public void LetLookUpFind(string reference) =>
        Upstream.Answer("GET", "/bookings", StubResponse.Json(Found.Replace("$REF", reference, StringComparison.Ordinal)));

    /// <summary>After a sender's death: the next program finds out, without sending, that Avinode has the booking.</summary>
    public async Task FindOutAsync(string reference)
    {
        LetLookUpFind(reference);
        var server = await ServeAsync();
        var booking = await BookAsync(server, Order(reference));
        var status = await StatusAsync(server, booking.GetProperty("reference").GetString()!);

        status.GetProperty("outcome").GetString().Should().Be("accepted");
        status.GetProperty("booking_id").GetString().Should().Be("abooking-70000001");
        (await ListAsync(server)).Should().ContainSingle().Which.GetProperty("outcome").GetString().Should().Be("accepted");
        Sent.Should().Be(1);
    }

    /// <summary>Books, and gives the structured result.</summary>
    public static async Task<JsonElement> BookAsync(McpConversation server, string? order = null) =>
        Structured(await server.CallToolAsync("book_flight", order ?? Order()));

    /// <summary>Asks for the state of a booking.</summary>
    public static async Task<JsonElement> StatusAsync(McpConversation server, string id) =>
        Structured(await server.CallToolAsync("get_booking_status", $$"""{"booking_id":"{{id}}"}"""));

    /// <summary>The bookings that the database holds.</summary>
    public static async Task<JsonElement[]> ListAsync(McpConversation server) =>
        [.. Structured(await server.CallToolAsync("list_bookings")).GetProperty("bookings").EnumerateArray()];

    public static JsonElement Structured(JsonElement response)
    {
        var result = response.GetProperty("result");
        result.TryGetProperty("structuredContent", out var content).Should().BeTrue("the call should succeed: {0}", result);
        return content;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        await Upstream.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
