using System.Data.Common;
using Avinode.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Avinode.Bookings.Tests;

/// <summary>An empty database, and as many stores on it as processes would have.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly DirectoryInfo? _folder;
    private readonly List<BookingStore> _stores = [];

    private TestStore(string? database, DirectoryInfo? folder)
    {
        Database = database;
        _folder = folder;
        Store = Another();
    }

    /// <summary>As for <see cref="Avinode.Bookings.Database.Open"/>.</summary>
    public string? Database { get; }

    public BookingStore Store { get; }

    public static async Task<TestStore> CreateAsync(StoreKind kind)
    {
        var folder = kind is StoreKind.File ? Directory.CreateTempSubdirectory("avinode-store-") : null;
        return new TestStore(kind switch
        {
            StoreKind.File => Path.Combine(folder!.FullName, "data", "bookings.db"),
            StoreKind.Postgres => await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(),
            _ => null,
        }, folder);
    }

    /// <summary>A second store on the same database, as another process would have.</summary>
    public BookingStore Another()
    {
        _stores.Add(new BookingStore(Avinode.Bookings.Database.Open(Database)));
        return _stores[^1];
    }

    /// <summary>A connection beside the store's own, to a file or to PostgreSQL, with none of the store's settings.</summary>
    public async Task<DbConnection> ConnectAsync()
    {
        var database = Database ?? throw new NotSupportedException("nothing else reaches a database in memory");
        DbConnection connection = Avinode.Bookings.Database.IsPostgres(database)
            ? new NpgsqlConnection(database)
            : new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Closes all stores, so that no connection of theirs is left.</summary>
    public async Task DisposeStoresAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }

        _stores.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await DisposeStoresAsync();
        _folder?.Delete(recursive: true);
    }
}
