using System.Data.Common;
using System.Globalization;

namespace Avinode.Bookings;

/// <summary>Brings a database's schema up to date. Several processes may try at once: each step is one transaction under a lock.</summary>
internal static class Migrator
{
    /// <exception cref="StoreUnavailableException">A newer program has migrated the database.</exception>
    public static async Task MigrateAsync(Database database, DbConnection connection, IReadOnlyList<Migration> migrations, CancellationToken cancellationToken)
    {
        while (await StepAsync(database, connection, migrations, cancellationToken))
        {
        }
    }

    private static async Task<bool> StepAsync(Database database, DbConnection connection, IReadOnlyList<Migration> migrations, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(connection, cancellationToken);
        await connection.Command(database.Dialect.LockForMigration).RunAsync(cancellationToken);
        var version = await VersionAsync(connection, cancellationToken);
        if (version > migrations.Count)
        {
            throw new StoreUnavailableException(
                $"The database is at version {version} of its schema and this program knows {migrations.Count}. Use the newer program, or another database.", inDoubt: false);
        }

        if (version == migrations.Count)
        {
            return false;
        }

        var next = migrations[version];
        await connection.Command(next.Sql).RunAsync(cancellationToken);
        await connection.Command("INSERT INTO schema_migrations (version, name) VALUES (@version, @name)")
            .With("@version", next.Version).With("@name", next.Name).RunAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    private static async Task<int> VersionAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.Command("SELECT COALESCE(MAX(version), 0) FROM schema_migrations");
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }
}
