using System.Text;
using Avinode.Testing;
using Npgsql;

namespace Avinode.Bookings.Tests;

public class PostgresTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [PostgresFact]
    public async Task A_value_that_it_cannot_hold_is_a_defect_of_ours_and_no_outage()
    {
        await using var test = await TestStore.CreateAsync(StoreKind.Postgres);

        Booking[] bookings = [Sample.Intent() with { InternalNotes = "a\0" }, Sample.Intent() with { TotalPrice = 10_000_000_000m }];
        foreach (var booking in bookings)
        {
            var adding = () => test.Store.AddAsync(booking);
            await adding.Should().ThrowExactlyAsync<InvalidOperationException>("nobody should wait for it");
        }
    }

    [PostgresFact]
    public async Task Another_role_sees_and_writes_nothing_whatever_it_is_granted_even_as_owner_of_the_tables()
    {
        await using var test = await TestStore.CreateAsync(StoreKind.Postgres);
        var booking = Sample.Intent();
        await test.Store.AddAsync(booking);
        var server = await PostgresServer.SharedAsync();
        var database = new NpgsqlConnectionStringBuilder(test.Database).Database!;
        var role = database + "_other";
        await server.RunSqlAsync(database, $"CREATE ROLE {role} LOGIN PASSWORD '{server.Password}'");
        await server.RunSqlAsync(database, $"GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}");

        await SeesNothingAsync();
        await server.RunSqlAsync(database, $"ALTER TABLE bookings OWNER TO {role}; ALTER TABLE booking_events OWNER TO {role}");
        await SeesNothingAsync();

        // So that nothing but the rule was in the way.
        await server.RunSqlAsync(database, "ALTER TABLE bookings NO FORCE ROW LEVEL SECURITY");
        (await CountAsync("UPDATE bookings SET status = 'paid'")).Should().Be(1);

        async Task SeesNothingAsync()
        {
            await using var connection = new NpgsqlConnection(server.ConnectionString(role, database));
            await connection.OpenAsync();
            foreach (var table in new[] { "bookings", "booking_events", "avinode_webhook_events", "outbox", "chat_messages" })
            {
                (await connection.Command($"SELECT 1 FROM {table}").ListAsync(_ => 1, None)).Should().BeEmpty();
            }

            (await CountAsync("UPDATE bookings SET status = 'paid'")).Should().Be(0);
            (await CountAsync("DELETE FROM bookings")).Should().Be(0);
            foreach (var insert in new[]
            {
                $"INSERT INTO booking_events (booking_id, type, at, actor) VALUES ('{booking.Id}', 'forged', NOW(), 'other')",
                """
                INSERT INTO bookings (
                  avinode_quote_id, avinode_trip_id, customer_name, customer_email, departure_airport, arrival_airport, departure_date,
                  reference, idempotency_key, fingerprint)
                VALUES ('q', 't', 'n', 'e', 'd', 'a', NOW(), 'forged', 'k', 'f')
                """,
            })
            {
                var refusal = (await FluentActions.Awaiting(() => CountAsync(insert)).Should().ThrowAsync<PostgresException>()).Which;
                refusal.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
            }
        }

        async Task<int> CountAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(server.ConnectionString(role, database));
            await connection.OpenAsync();
            return await connection.Command(sql).RunAsync(None);
        }
    }

    [PostgresFact]
    public async Task A_database_that_no_longer_keeps_its_rules_is_refused()
    {
        await using var test = await TestStore.CreateAsync(StoreKind.Postgres);
        await test.Store.ListAsync(new BookingFilter(), None);
        await using var connection = await test.ConnectAsync();
        await connection.Command("ALTER TABLE bookings NO FORCE ROW LEVEL SECURITY").RunAsync(None);

        (await OpeningAsync(test.Database!)).Message.Should().Contain("row level security of bookings is not forced");

        await connection.Command("ALTER TABLE bookings FORCE ROW LEVEL SECURITY").RunAsync(None);
        (await OpeningAsync(test.Database + ";Options=-c synchronous_commit=off")).Message.Should().Contain("synchronous_commit is off");
    }

    [PostgresFact]
    public async Task No_text_of_a_failure_holds_the_password()
    {
        var server = await PostgresServer.SharedAsync();
        const string password = "s3cret-canary";
        foreach (var database in new[]
        {
            $"Host=127.0.0.1;Port={server.Port};Username=postgres;Password={password};Database=postgres",
            $"Host=127.0.0.1;Port=1;Username=postgres;Password={password};Database=postgres",
        })
        {
            (await OpeningAsync(database)).ToString().Should().NotContain(password);
        }

        var malformed = FluentActions.Invoking(() => Database.Open($"Host=127.0.0.1;Password=x;{password}=1"));
        malformed.Should().Throw<InvalidSettingsException>().Which.ToString().Should().NotContain(password);
    }

    [PostgresFact]
    public async Task A_connection_that_ends_in_the_commit_leaves_the_change_in_doubt_and_one_that_ends_before_does_not()
    {
        await using var test = await TestStore.CreateAsync(StoreKind.Postgres);
        await test.Store.ListAsync(new BookingFilter(), None);
        await using var connection = await test.ConnectAsync();
        await connection.Command(
            """
            CREATE FUNCTION end_connection() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER in_commit AFTER INSERT ON bookings
              DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION end_connection();
            """).RunAsync(None);
        (await AddingAsync()).InDoubt.Should().BeTrue();

        await connection.Command(
            """
            DROP TRIGGER in_commit ON bookings;
            CREATE TRIGGER before_commit AFTER INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION end_connection();
            """).RunAsync(None);
        (await AddingAsync()).InDoubt.Should().BeFalse();

        await connection.Command("DROP TRIGGER before_commit ON bookings").RunAsync(None);
        (await test.Store.AddAsync(Sample.Intent())).Should().BeNull();
        (await test.Store.ListAsync(new BookingFilter(), None)).Should().ContainSingle();

        async Task<StoreUnavailableException> AddingAsync()
        {
            var adding = () => test.Store.AddAsync(Sample.Intent());
            return (await adding.Should().ThrowAsync<StoreUnavailableException>()).Which;
        }
    }

    [PostgresFact]
    public async Task A_server_that_is_killed_is_unavailable_and_when_it_is_back_nothing_is_lost_and_the_first_call_succeeds()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var store = new BookingStore(Database.Open(await server.CreateDatabaseAsync()));
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var booking = Sample.Intent();
            await store.AddAsync(booking);
            return booking.Reference;
        }));

        await server.KillAsync();
        await server.StartAgainAsync();
        var standing = await store.ListAsync(new BookingFilter(), None);
        standing.Select(booking => booking.Reference).Should().BeEquivalentTo(added, "connections that ended unnoticed do no harm");

        await server.KillAsync();
        var adding = FluentActions.Awaiting(() => store.AddAsync(Sample.Intent()));
        (await adding.Should().ThrowAsync<StoreUnavailableException>()).Which.InDoubt.Should().BeFalse();

        await server.StartAgainAsync();
        (await store.AddAsync(Sample.Intent())).Should().BeNull();
        (await store.ListAsync(new BookingFilter(), None)).Should().HaveCount(9);
    }

    [PostgresFact]
    public async Task A_scrub_removes_what_was_overwritten_and_does_not_fail_a_role_that_may_not()
    {
        await using var test = await TestStore.CreateAsync(StoreKind.Postgres);
        var booking = Sample.Intent();
        await test.Store.AddAsync(booking);
        await test.Store.UpdateAsync(booking with { CustomerName = "" }, "erased");

        await test.Store.ScrubAsync(None);
        var server = await PostgresServer.SharedAsync();
        var database = new NpgsqlConnectionStringBuilder(test.Database).Database!;
        await server.RunSqlAsync(database, "ALTER TABLE bookings OWNER TO postgres; GRANT ALL ON bookings TO PUBLIC");
        await test.Store.ScrubAsync(None);

        (await test.Store.FindAsync(BookingField.Reference, $"{booking.Reference}", None))!.CustomerName.Should().BeEmpty();
    }

    [PostgresFact]
    public async Task No_file_holds_passports_or_dates_of_birth_and_after_a_scrub_no_table_holds_what_was_erased()
    {
        const string passport = "CANARYPASS7731", born = "1897-03-14", name = "Canaria Zwitscher", mail = "canary@birds.example";
        await using var server = await PostgresServer.StartAsync();
        await using var store = new BookingStore(Database.Open(await server.CreateDatabaseAsync()));
        var cipher = new PassengerCipher(DataKeys.Random());
        var manifests = new List<string>();
        for (var each = 0; each < 50; each++)
        {
            var intent = Sample.Intent() with { CustomerName = name, CustomerEmail = mail, SpecialRequests = new string('x', each * 7) };
            var passenger = new PassengerDetails { FirstName = name, LastName = name, PassportNumber = passport, DateOfBirth = born };
            var manifest = cipher.Encrypt(intent.Id, [passenger]);
            manifests.Add(Encoding.Latin1.GetString(manifest.Span[20..]));
            await store.AddAsync(intent with { Passengers = manifest });
        }

        (await FilesAsync("base")).Should().Contain(name).And.Contain(manifests[7]);
        (await FilesAsync("")).Should().NotContainAny(passport, born);
        foreach (var booking in await store.ListAsync(new BookingFilter { Limit = 100 }, None))
        {
            await store.UpdateAsync(booking with { CustomerName = "", CustomerEmail = "", Passengers = null }, "erased");
        }

        await store.ScrubAsync(None);

        var rest = await FilesAsync("base");
        rest.Should().NotContainAny(name, mail);
        manifests.Should().OnlyContain(manifest => !rest.Contains(manifest, StringComparison.Ordinal));

        async Task<string> FilesAsync(string below)
        {
            await server.RunSqlAsync("postgres", "CHECKPOINT");
            var files = Directory.EnumerateFiles(Path.Combine(server.DataFolder, below), "*", SearchOption.AllDirectories);
            return string.Concat(files.Select(file => File.ReadAllText(file, Encoding.Latin1)));
        }
    }

    private static async Task<StoreUnavailableException> OpeningAsync(string database)
    {
        await using var store = new BookingStore(Database.Open(database));
        var listing = () => store.ListAsync(new BookingFilter(), None);
        return (await listing.Should().ThrowAsync<StoreUnavailableException>()).Which;
    }
}
