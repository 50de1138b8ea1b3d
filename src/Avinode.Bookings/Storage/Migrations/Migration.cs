using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace Avinode.Bookings;

/// <summary>One step of the schema.</summary>
/// <param name="Version">Its number; they are applied in this order, without gaps.</param>
/// <param name="Name">What it does.</param>
/// <param name="Sql">Statements that run in one transaction.</param>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>Reads the embedded files <c>0001_name.sql</c> of one dialect.</summary>
    public static IReadOnlyList<Migration> Embedded(string folder)
    {
        var assembly = typeof(Migration).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(assembly, name))];
    }

    /// <summary>
    /// Brings a database up to date. Each step is a transaction of its own, under a lock: of several processes that open a new database one
    /// migrates, the others wait and find it done.
    /// </summary>
    /// <exception cref="StoreUnavailableException">A newer program has migrated the database.</exception>
    public static async Task ApplyAsync(
        IReadOnlyList<Migration> migrations, Database database, DbConnection connection, CancellationToken cancellationToken)
    {
        while (await ApplyNextAsync(migrations, database, connection, cancellationToken))
        {
        }
    }

    private static async Task<bool> ApplyNextAsync(
        IReadOnlyList<Migration> migrations, Database database, DbConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(connection, cancellationToken);
        await connection.Command(database.LockForMigration).RunAsync(cancellationToken);
        var version = await VersionAsync(connection, cancellationToken);
        if (version > migrations.Count)
        {
            throw new StoreUnavailableException(
                $"The database is at version {version} of its schema and this program knows {migrations.Count}. "
                + "Use the newer program, or another database.",
                inDoubt: false);
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

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var file = Path.GetFileNameWithoutExtension(resource);
        return new Migration(int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), file[5..], reader.ReadToEnd());
    }
}
