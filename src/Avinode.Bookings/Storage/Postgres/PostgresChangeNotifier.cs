using System.Net.Sockets;
using Npgsql;

namespace Avinode.Bookings;

/// <summary>
/// Listens to PostgreSQL's notifications. While the server is away it signals by the clock, so that the reader notices what it missed.
/// </summary>
internal sealed class PostgresChangeNotifier(NpgsqlDataSource source, TimeProvider clock) : ChangeNotifier(clock)
{
    // A connection that died unnoticed signals no more: so the reader looks by itself, too.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhileAway = TimeSpan.FromMilliseconds(500);

    private NpgsqlConnection? _connection;

    public override async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Nobody is notified of what was added before LISTEN: so the first wait ends at once.
            if (_connection is null)
            {
                _connection = await source.OpenConnectionAsync(cancellationToken);
                await _connection.Command("LISTEN booking_events").RunAsync(cancellationToken);
                return;
            }

            await _connection.WaitAsync(Longest, cancellationToken);
        }
        catch (Exception fault) when (fault is NpgsqlException or IOException or SocketException)
        {
            await CloseAsync();
            await Task.Delay(WhileAway, Clock, cancellationToken);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await base.DisposeAsync();
    }

    private async Task CloseAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }
}
