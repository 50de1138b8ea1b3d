using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Avinode.Bookings;

/// <summary>A connection that keeps its statements prepared: preparing one takes longer than running it. One caller at a time.</summary>
internal sealed class SqliteSession(string connectionString) : SqliteConnection(connectionString)
{
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    /// <summary>A command that is free again once it is disposed.</summary>
    public DbCommand Prepared(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new Statement { Connection = this, CommandText = sql };
            _statements.Add(sql, statement);
        }

        statement.Transaction = Transaction;
        return statement;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var statement in _statements.Values)
        {
            statement.Finish();
        }

        _statements.Clear();
        base.Dispose(disposing);
    }

    private sealed class Statement : SqliteCommand
    {
        private bool _finished;

        public void Finish()
        {
            _finished = true;
            Dispose();
        }

        protected override void Dispose(bool disposing)
        {
            Parameters.Clear();
            if (_finished)
            {
                base.Dispose(disposing);
            }
        }
    }
}
