namespace Avinode.Bookings.Tests;

public class MigrationTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, OnSqliteFile, OnPostgres]
    public async Task A_fresh_database_is_brought_up_to_date_once_even_by_eight_programs_at_once(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var stores = Enumerable.Range(0, 8).Select(_ => test.Another()).ToList();

        await Task.WhenAll(stores.Select(store => Task.Run(() => store.AddAsync(Sample.Intent()))));

        (await test.Store.ListAsync(new BookingFilter(), None)).Should().HaveCount(8);
        var versions = await VersionsAsync(test);
        versions.Should().StartWith("1 create_bookings").And.OnlyHaveUniqueItems().And.HaveSameCount(Migration.Embedded("Sqlite"));
    }

    [Theory, OnSqliteFile, OnPostgres]
    public async Task A_database_of_a_newer_program_is_refused(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await test.Store.ListAsync(new BookingFilter(), None);
        await RunAsync(test, "INSERT INTO schema_migrations (version, name) VALUES (99, 'from_the_future')");

        var opening = FluentActions.Awaiting(() => test.Another().ListAsync(new BookingFilter(), None));

        var refusal = (await opening.Should().ThrowAsync<StoreUnavailableException>()).Which;
        refusal.Message.Should().Contain("version 99").And.Contain("newer program");
        await RunAsync(test, "DELETE FROM schema_migrations WHERE version = 99");
        await test.Another().ListAsync(new BookingFilter(), None);
    }

    [Theory, OnSqliteFile, OnPostgres]
    public async Task A_migration_that_fails_leaves_nothing_and_can_be_tried_again(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        Migration[] broken =
        [
            new(1, "first", "CREATE TABLE one (id INTEGER)"),
            new(2, "second", "CREATE TABLE two (id INTEGER); INSERT INTO nowhere VALUES (1)"),
        ];
        Migration[] repaired = [broken[0], broken[1] with { Sql = "CREATE TABLE two (id INTEGER)" }];
        await using var database = Open(test, broken);
        await using var later = Open(test, repaired);

        var touching = () => TouchAsync(database);
        await touching.Should().ThrowAsync<StoreUnavailableException>();
        await touching.Should().ThrowAsync<StoreUnavailableException>("it is tried again, and fails again");
        (await VersionsAsync(test)).Should().Equal("1 first");
        await FluentActions.Awaiting(() => RunAsync(test, "SELECT * FROM two")).Should().ThrowAsync<System.Data.Common.DbException>();

        await TouchAsync(later);
        (await VersionsAsync(test)).Should().Equal("1 first", "2 second");
    }

    [Theory, OnSqliteFile, OnPostgres]
    public async Task The_table_is_that_of_ONEK_141_with_its_four_indexes(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await test.Store.ListAsync(new BookingFilter(), None);
        await using var connection = await test.ConnectAsync();

        var columns = await connection.Command(kind is StoreKind.Postgres
            ? "SELECT column_name FROM information_schema.columns WHERE table_name = 'bookings' ORDER BY ordinal_position"
            : "SELECT name FROM pragma_table_info('bookings') ORDER BY cid").ListAsync(row => row.GetString(0), None);
        var indexes = await connection.Command(kind is StoreKind.Postgres
            ? "SELECT indexname FROM pg_indexes WHERE tablename = 'bookings'"
            : "SELECT name FROM pragma_index_list('bookings')").ListAsync(row => row.GetString(0), None);

        columns.Take(28).Should().Equal(
            "id", "request_id", "avinode_booking_id", "avinode_quote_id", "avinode_trip_id",
            "customer_name", "customer_email", "customer_phone", "customer_company",
            "status", "confirmation_number", "total_price", "currency", "payment_method", "payment_status",
            "departure_airport", "arrival_airport", "departure_date", "aircraft_type", "operator_name", "passengers",
            "created_at", "updated_at", "confirmed_at", "cancelled_at", "special_requests", "internal_notes", "client_reference");
        string[] demanded = ["request_id", "status", "customer_email", "avinode_booking_id"];
        indexes.Should().Contain(demanded.Select(column => $"idx_bookings_{column}"));
        columns.Should().BeEquivalentTo(BookingTable.ColumnNames);
    }

    [Theory, OnSqliteFile, OnPostgres]
    public async Task The_database_itself_refuses_words_that_are_none_and_changes_of_history(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await test.Store.AddAsync(Sample.Intent());

        foreach (var sql in new[]
        {
            "UPDATE bookings SET status = 'lost'",
            "UPDATE bookings SET submission = 'lost'",
            "UPDATE booking_events SET detail = 'another'",
            "DELETE FROM booking_events",
        })
        {
            await FluentActions.Awaiting(() => RunAsync(test, sql)).Should().ThrowAsync<System.Data.Common.DbException>(sql);
        }
    }

    private static Database Open(TestStore test, Migration[] migrations) => Database.IsPostgres(test.Database)
        ? new PostgresDatabase(test.Database!, migrations)
        : new SqliteDatabase(test.Database, migrations);

    private static Task<int> TouchAsync(Database database) =>
        database.ReadAsync(connection => connection.Command("SELECT 1").RunAsync(None), None);

    private static async Task RunAsync(TestStore test, string sql)
    {
        await using var connection = await test.ConnectAsync();
        await connection.Command(sql).RunAsync(None);
    }

    private static async Task<List<string>> VersionsAsync(TestStore test)
    {
        await using var connection = await test.ConnectAsync();
        await using var command = connection.Command("SELECT CAST(version AS TEXT) || ' ' || name FROM schema_migrations ORDER BY version");
        return await command.ListAsync(row => row.GetString(0), None);
    }
}
