using Avinode.Testing;
using Xunit.Sdk;

namespace Avinode.Bookings.Tests;

/// <summary>Where a test keeps its bookings.</summary>
public enum StoreKind
{
    File,
    Memory,
    Postgres,
}

/// <summary>Runs a theory on SQLite, in a file and in memory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) => [[StoreKind.File], [StoreKind.Memory]];
}

/// <summary>Runs a theory on PostgreSQL; skipped, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgresAttribute : DataAttribute
{
    public OnPostgresAttribute() => Skip = PostgresInstallation.WhyNot;

    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) => [[StoreKind.Postgres]];
}

/// <summary>An empty database, and as many stores on it as processes would have.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly DirectoryInfo? _folder;
    private readonly List<IBookingStore> _stores = [];

    private TestStore(string? database, DirectoryInfo? folder)
    {
        Database = database;
        _folder = folder;
        Store = Another();
    }

    /// <summary>As for <see cref="BookingStores.Open"/>.</summary>
    public string? Database { get; }

    public IBookingStore Store { get; }

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
    public IBookingStore Another()
    {
        _stores.Add(BookingStores.Open(Database));
        return _stores[^1];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }

        _folder?.Delete(recursive: true);
    }
}
