using System.Text;
using Microsoft.Data.Sqlite;

namespace Avinode.Bookings.Tests;

public class SqliteTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Every_setting_is_read_back_and_one_that_does_not_hold_is_named()
    {
        await using var test = await TestStore.CreateAsync(StoreKind.File);
        await test.Store.ListAsync(new BookingFilter(), None);
        await test.DisposeStoresAsync();
        (string, string)[] weakened =
        [
            ("journal_mode", "DELETE"), ("synchronous", "NORMAL"), ("fullfsync", "OFF"), ("foreign_keys", "OFF"), ("secure_delete", "FAST"),
        ];
        foreach (var (setting, other) in weakened)
        {
            await using var connection = (SqliteConnection)await test.ConnectAsync();
            await SqlitePragmas.MakeAsync(connection, TimeSpan.FromSeconds(1), inMemory: false, None);
            await connection.Command($"PRAGMA {setting} = {other}").RunAsync(None);

            (await Assert.ThrowsAsync<StoreUnavailableException>(() => SqlitePragmas.VerifyAsync(connection, inMemory: false, None)))
                .Message.Should().Contain(setting);
        }
    }

    [Fact]
    public async Task Each_connection_of_the_store_has_the_settings()
    {
        await using var test = await TestStore.CreateAsync(StoreKind.File);
        await using var database = new SqliteDatabase(test.Database);

        // Held at once, so that they are different ones.
        await database.ReadAsync(first => database.ReadAsync(async second =>
        {
            second.Should().NotBeSameAs(first);
            await SqlitePragmas.VerifyAsync(first, inMemory: false, None);
            await SqlitePragmas.VerifyAsync(second, inMemory: false, None);
            return 0;
        }, None), None);
    }

    [Fact]
    public async Task Making_a_store_touches_nothing_and_using_it_makes_files_for_their_owner_only()
    {
        await using var test = await TestStore.CreateAsync(StoreKind.File);
        var folder = Path.GetDirectoryName(test.Database)!;
        Directory.Exists(folder).Should().BeFalse();

        await test.Store.AddAsync(Sample.Intent());

        Directory.GetFiles(folder).Select(Path.GetFileName).Should().BeEquivalentTo("bookings.db", "bookings.db-wal", "bookings.db-shm");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(folder).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var file in Directory.GetFiles(folder))
            {
                File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
            }
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_tried_again_by_the_next_call()
    {
        await using var test = await TestStore.CreateAsync(StoreKind.File);
        var folder = Path.GetDirectoryName(test.Database)!;
        await File.WriteAllTextAsync(folder, "in the way");

        var listing = () => test.Store.ListAsync(new BookingFilter(), None);
        await listing.Should().ThrowAsync<StoreUnavailableException>();
        File.Delete(folder);

        (await test.Store.ListAsync(new BookingFilter(), None)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_of_something_else_is_refused_and_left_alone()
    {
        await using var test = await TestStore.CreateAsync(StoreKind.File);
        Directory.CreateDirectory(Path.GetDirectoryName(test.Database)!);
        await File.WriteAllTextAsync(test.Database!, "Dear diary, this is not a database at all.");

        var opening = FluentActions.Awaiting(() => test.Store.ListAsync(new BookingFilter(), None));

        (await opening.Should().ThrowAsync<StoreUnavailableException>()).Which.Message.Should().Contain("not a SQLite database");
        (await File.ReadAllTextAsync(test.Database!)).Should().StartWith("Dear diary");
    }

    [Fact]
    public async Task A_file_that_another_process_keeps_locked_is_unavailable_and_nothing_is_in_doubt()
    {
        await using var test = await TestStore.CreateAsync(StoreKind.File);
        await test.Store.ListAsync(new BookingFilter(), None);
        await using var other = await test.ConnectAsync();
        await other.Command("BEGIN IMMEDIATE").RunAsync(None);
        await using var store = new BookingStore(new SqliteDatabase(test.Database, patience: TimeSpan.FromMilliseconds(50)));

        var adding = FluentActions.Awaiting(() => store.AddAsync(Sample.Intent()));
        (await adding.Should().ThrowAsync<StoreUnavailableException>()).Which.InDoubt.Should().BeFalse();
        await other.Command("ROLLBACK").RunAsync(None);

        (await store.AddAsync(Sample.Intent())).Should().BeNull();
    }

    [Fact]
    public async Task A_write_locks_at_its_beginning()
    {
        await using var test = await TestStore.CreateAsync(StoreKind.File);
        await using var database = new SqliteDatabase(test.Database);
        await using var other = new SqliteDatabase(test.Database, patience: TimeSpan.FromMilliseconds(1));
        await other.ReadAsync(_ => Task.FromResult(0), None);

        var writing = () => other.WriteAsync(_ => Task.FromResult(0), None);
        await database.WriteAsync(async _ => await writing.Should().ThrowAsync<StoreUnavailableException>(), None);
    }

    [Fact]
    public async Task The_files_never_hold_passports_or_dates_of_birth_and_after_a_scrub_nothing_that_was_erased()
    {
        const string passport = "CANARYPASS7731", born = "1897-03-14", name = "Canaria Zwitscher", mail = "canary@birds.example";
        await using var test = await TestStore.CreateAsync(StoreKind.File);
        var cipher = new PassengerCipher(DataKeys.Random());
        var erased = new List<ReadOnlyMemory<byte>>();
        for (var each = 0; each < 200; each++)
        {
            var intent = Sample.Intent() with { CustomerName = name, CustomerEmail = mail, SpecialRequests = new string('x', each * 7) };
            var passenger = new PassengerDetails { FirstName = name, LastName = name, PassportNumber = passport, DateOfBirth = born };
            var manifest = cipher.Encrypt(intent.Id, [passenger]);
            erased.Add(manifest);
            await test.Store.AddAsync(intent with { Passengers = manifest });
        }

        Bytes(test).Should().Contain(name).And.Contain(Latin(erased[7])).And.NotContainAny(passport, born);
        foreach (var booking in await test.Store.ListAsync(new BookingFilter { Limit = 500 }, None))
        {
            await test.Store.UpdateAsync(booking with { CustomerName = "", CustomerEmail = "", Passengers = null }, "erased");
        }

        await test.Store.ScrubAsync(None);

        Bytes(test).Should().NotContainAny([name, mail, passport, born]);
        var rest = Bytes(test);
        erased.Should().OnlyContain(manifest => !rest.Contains(Latin(manifest), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_scrub_that_a_reader_prevents_says_so()
    {
        await using var test = await TestStore.CreateAsync(StoreKind.File);
        await using var store = new BookingStore(new SqliteDatabase(test.Database, patience: TimeSpan.FromMilliseconds(50)));
        await store.AddAsync(Sample.Intent());
        await using var other = await test.ConnectAsync();
        await other.Command("BEGIN; SELECT COUNT(*) FROM bookings").ListAsync(row => row.GetInt64(0), None);
        await store.AddAsync(Sample.Intent());

        await FluentActions.Awaiting(() => store.ScrubAsync(None)).Should().ThrowAsync<StoreUnavailableException>();
        await other.Command("COMMIT").RunAsync(None);

        await store.ScrubAsync(None);
        new FileInfo(test.Database + "-wal").Length.Should().Be(0);
    }

    private static string Bytes(TestStore test) =>
        string.Concat(Directory.GetFiles(Path.GetDirectoryName(test.Database)!).Select(file =>
        {
            using var stream = File.Open(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return reader.ReadToEnd();
        }));

    private static string Latin(ReadOnlyMemory<byte> bytes) => Encoding.Latin1.GetString(bytes.Span[20..]);
}
