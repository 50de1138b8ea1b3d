using System.Data.Common;
using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>
/// Keeps the chat messages that Avinode told of, for a while. A message never changes. It may hold anything, passengers' data too, and does
/// not tell of which booking it is, so that no erasure of a booking reaches it: that is why it is not kept for good. The chat is at
/// Avinode.
/// </summary>
public sealed class MessageArchive
{
    private const string Columns = "message_id, request_id, trip_id, author, sender, company, text, sent_at, stored_at";

    private const string Insert =
        $"""
        INSERT INTO chat_messages ({Columns})
        VALUES (@message_id, @request_id, @trip_id, @author, @sender, @company, @text, @sent_at, @stored_at) ON CONFLICT DO NOTHING
        """;

    private const string Select = $"SELECT {Columns} FROM chat_messages WHERE request_id = @request_id ORDER BY sent_at, message_id";

    private const string Remove =
        """
        DELETE FROM chat_messages
        WHERE message_id IN (SELECT message_id FROM chat_messages WHERE stored_at < @before ORDER BY stored_at LIMIT @limit)
        """;

    private readonly Database _database;

    internal MessageArchive(Database database) => _database = database;

    /// <summary>Keeps a message and publishes it, both once: a message that is kept already is left alone.</summary>
    /// <returns>Whether it was new.</returns>
    public Task<bool> AddAsync(StoredMessage stored, string actor, CancellationToken cancellationToken) => _database.WriteAsync(
        async connection =>
        {
            if (await _database.Command(connection, Insert, Values(stored)).RunAsync(cancellationToken) == 0)
            {
                return false;
            }

            var topic = stored.Message.RequestId ?? stored.Message.TripId ?? stored.Message.MessageId;
            var line = new BookingEvent("message", stored.StoredAt, actor, stored.Message.MessageId);
            await EventLog.AddAsync(_database, connection, bookingId: null, topic, line, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>The messages of a request that are kept here, oldest first.</summary>
    public Task<IReadOnlyList<StoredMessage>> ListAsync(string requestId, CancellationToken cancellationToken) =>
        _database.ReadAsync(Select, [("@request_id", requestId)], Read, cancellationToken);

    /// <summary>Removes messages that were kept before a time.</summary>
    /// <returns>How many were removed.</returns>
    public Task<int> RemoveAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        _database.WriteAsync(Remove, [("@before", before), ("@limit", limit)], cancellationToken);

    private static IEnumerable<(string, object?)> Values(StoredMessage stored) =>
    [
        ("@message_id", stored.Message.MessageId),
        ("@request_id", stored.Message.RequestId),
        ("@trip_id", stored.Message.TripId),
        ("@author", stored.Message.From.ToWire()),
        ("@sender", stored.Message.Sender),
        ("@company", stored.Message.Company),
        ("@text", stored.Message.Text),
        ("@sent_at", stored.Message.SentAt),
        ("@stored_at", stored.StoredAt),
    ];

    private static StoredMessage Read(DbDataReader row) => new(
        new ChatMessage(
            row.GetString(0), row.GetString(3) == ChatAuthors.Broker ? ChatAuthor.Broker : ChatAuthor.Operator, row.GetString(6))
        {
            RequestId = row.TextOrNull(1),
            TripId = row.TextOrNull(2),
            Sender = row.TextOrNull(4),
            Company = row.TextOrNull(5),
            SentAt = row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
        },
        row.GetFieldValue<DateTimeOffset>(8));
}
