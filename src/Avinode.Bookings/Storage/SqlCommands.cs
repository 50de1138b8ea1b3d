using System.Data.Common;

namespace Avinode.Bookings;

/// <summary>Shorthand for ADO.NET.</summary>
internal static class SqlCommands
{
    /// <param name="sql">Text that was written by us; every value from outside is a parameter.</param>
    public static DbCommand Command(this DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>Adds a parameter; the value is one that the database has encoded.</summary>
    public static DbCommand With(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>Runs the command and disposes it.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public static async Task<int> RunAsync(this DbCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Runs one statement for each of many rows, in one round trip where the driver can.</summary>
    /// <param name="connection">Where it runs, within a transaction.</param>
    /// <param name="rows">The parameters of each run.</param>
    public static async Task RunManyAsync(
        this Database database,
        DbConnection connection,
        string sql,
        IEnumerable<IEnumerable<(string Name, object? Value)>> rows,
        CancellationToken cancellationToken)
    {
        if (!connection.CanCreateBatch)
        {
            foreach (var row in rows)
            {
                await database.Command(connection, sql, row).RunAsync(cancellationToken);
            }

            return;
        }

        await using var batch = connection.CreateBatch();
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            foreach (var (name, value) in row)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                parameter.Value = database.Encode(value);
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Reads all rows of the command and disposes it.</summary>
    public static async Task<List<T>> ListAsync<T>(this DbCommand command, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
