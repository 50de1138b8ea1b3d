using System.Net;
using System.Net.Sockets;

namespace Avinode.EndToEnd.Tests;

/// <summary>A start does not touch the database.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_server_that_books_nothing_makes_neither_a_database_nor_a_key()
    {
        using var folder = new ScratchFolder();
        var database = Path.Combine(folder.File("data"), "bookings.db");
        await using var server = ServerProcess.StartWith(new Uri("http://127.0.0.1:9/api"), folder, ("AVINODE_DATABASE", database));

        await server.InitializeAsync();
        await server.RequestAsync("tools/list");
        (await server.EndAsync()).Should().Be(0);

        Directory.Exists(folder.File("data")).Should().BeFalse();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_alone_until_somebody_books()
    {
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(folder.File("bookings.db"), "Dear diary");
        await using var server = ServerProcess.StartWith(new Uri("http://127.0.0.1:9/api"), folder);

        await server.InitializeAsync();
        (await server.RequestAsync("tools/list")).GetProperty("result").GetProperty("tools").GetArrayLength().Should().Be(8);
        var booking = await server.CallToolAsync(
            "book_flight", """{"quote_id":"1","trip_id":"2","customer":{"name":"Pat","email":"pat@example.com"}}""");

        booking.IsError().Should().BeTrue();
        booking.Text().Should().Contain("not a SQLite database").And.Contain("AVINODE_DATABASE");
        (await server.EndAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_database_server_that_never_answers_holds_up_neither_the_start_nor_the_end()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var folder = new ScratchFolder();
        await using var server = ServerProcess.StartWith(
            new Uri("http://127.0.0.1:9/api"),
            folder,
            ("AVINODE_DATABASE", $"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Username=a;Password=b;Database=c"),
            ("AVINODE_DATA_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="));

        await server.InitializeAsync();
        (await server.RequestAsync("tools/list")).GetProperty("result").GetProperty("tools").GetArrayLength().Should().Be(8);

        (await server.EndAsync()).Should().Be(0);
    }
}
