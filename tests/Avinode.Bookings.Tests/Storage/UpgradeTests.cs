namespace Avinode.Bookings.Tests;

public class UpgradeTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, OnSqliteFile, OnPostgres]
    public async Task A_database_of_the_first_version_is_upgraded_without_losing_a_line(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var bookings = new[] { Sample.Full(), Sample.Intent(), Sample.Full() with { ClientReference = "client-2" } };
        var lines = Enumerable.Range(0, 60).Select(number => (bookings[number % 3].Id, Line: Line(number))).ToArray();
        await FillFirstVersionAsync(test, bookings, lines);

        await using var database = Database.Open(test.Database);
        var store = new BookingStore(database);
        var log = new EventLog(database, TimeProvider.System);

        var read = await log.ReadAsync(0, 1_000, None);
        read.Select(line => (line.Id, line.Event, line.Booking!.Id))
            .Should().Equal(lines.Select((each, i) => (i + 1L, each.Line, each.Id)));
        foreach (var booking in bookings)
        {
            var history = lines.Where(each => each.Id == booking.Id).Select(each => each.Line);
            (await store.HistoryAsync(booking.Id, None)).Should().Equal(history);
            var found = await store.FindAsync(booking.Id, None);
            found.Should().BeEquivalentTo(booking, options => options.Excluding(each => each.Passengers));
            found!.Passengers?.ToArray().Should().Equal(booking.Passengers!.Value.ToArray());
        }

        await AndGoesOnAsync(database, store, log, bookings[1]);
    }

    private static BookingEvent Line(int number) =>
        new($"type_{number}", Sample.Noon.AddSeconds(number), Actors.Agent, number % 2 == 0 ? null : $"detail {number}");

    // What the new version does on what the old one left: a line after the last one, lines about a chat, mail, an inbox. History stays.
    private static async Task AndGoesOnAsync(Database database, BookingStore store, EventLog log, Booking booking)
    {
        var accepted = booking with { Submission = SubmissionStatus.Accepted, Status = BookingStatus.Confirmed };
        (await store.UpdateAsync(accepted, "accepted")).Should().NotBeNull();
        var message = new Client.ChatMessage("asellermsg-1", Client.ChatAuthor.Operator, "text");
        await new MessageArchive(database).AddAsync(new StoredMessage(message, Sample.Noon), Actors.Webhook, None);
        await new WebhookInbox(database).AddAsync([WebhookParser.Read("{}"u8.ToArray(), null, Sample.Noon)], None);

        var read = await log.ReadAsync(60, 10, None);
        read.Select(each => (each.Id, each.Event.Type, each.Topic)).Should().Equal((61, "accepted", null), (62, "message", "asellermsg-1"));
        (await new Outbox(database).ListAsync(booking.Id, None)).Should().ContainSingle().Which.Kind.Should().Be("confirmed");
        foreach (var sql in new[] { "DELETE FROM booking_events", "UPDATE booking_events SET detail = 'x'" })
        {
            var change = () => database.WriteAsync(sql, [], None);
            await change.Should().ThrowAsync<StoreUnavailableException>("history is never removed or changed");
        }
    }

    private static async Task FillFirstVersionAsync(TestStore test, Booking[] bookings, (Guid Id, BookingEvent Line)[] lines)
    {
        await using Database first = Database.IsPostgres(test.Database)
            ? new PostgresDatabase(test.Database!, [Migration.Embedded("Postgres")[0]])
            : new SqliteDatabase(test.Database, [Migration.Embedded("Sqlite")[0]]);
        await first.WriteAsync(
            async connection =>
            {
                await first.RunManyAsync(connection, BookingTable.Insert, bookings.Select(BookingTable.Values), None);
                await first.RunManyAsync(
                    connection,
                    "INSERT INTO booking_events (booking_id, type, at, actor, detail) VALUES (@booking_id, @type, @at, @actor, @detail)",
                    lines.Select(each => Values(each.Id, each.Line)),
                    None);
                return lines.Length;
            },
            None);
        (await first.ReadAsync("SELECT MAX(version) FROM schema_migrations", [], row => row.GetInt32(0), None)).Should().Equal(1);
    }

    private static (string, object?)[] Values(Guid id, BookingEvent line) =>
        [("@booking_id", id), ("@type", line.Type), ("@at", line.At), ("@actor", line.Actor), ("@detail", line.Detail)];
}
