namespace Avinode.Bookings;

/// <summary>The statements over <c>bookings</c> and <c>booking_events</c>, which both databases read alike.</summary>
internal static class BookingSql
{
    /// <summary>Changes no row where a unique index objects; the transaction goes on.</summary>
    public static string Insert { get; } = $"INSERT INTO bookings ({BookingColumns.Names}) VALUES ({BookingColumns.Parameters}) ON CONFLICT DO NOTHING";

    public static string Select { get; } = $"SELECT {BookingColumns.Names} FROM bookings";

    public static string SelectById { get; } = Select + " WHERE id = @id";

    /// <summary>The row, if its version is still the one that was read.</summary>
    public static string SelectVersion { get; } = Select + ThisVersion;

    public static string SelectDue { get; } =
        Select +
        """
         WHERE submission = 'ready'
            OR (submission = 'sending' AND updated_at < @stuck_since)
            OR (submission = 'unknown' AND next_lookup_at <= @now)
         ORDER BY COALESCE(next_lookup_at, updated_at), id LIMIT @limit
        """;

    private const string ThisVersion = " WHERE id = @id AND version = @version";

    public const string InsertEvent = "INSERT INTO booking_events (booking_id, topic, type, at, actor, detail) VALUES (@booking_id, @topic, @type, @at, @actor, @detail)";

    public const string SelectEvents = "SELECT type, at, actor, detail FROM booking_events WHERE booking_id = @booking_id ORDER BY id";

    /// <summary>Changes these columns if the row's version is still the one that was read, and gives the row back. To set a column costs its indexes, changed or not.</summary>
    public static string Update(IEnumerable<string> columns) =>
        $"UPDATE bookings SET {string.Concat(columns.Select(column => $"{column} = @{column}, "))}version = version + 1{ThisVersion} RETURNING {BookingColumns.Names}";

    public static string SelectOne(BookingField field) => Select + field switch
    {
        BookingField.Reference => " WHERE reference = @value",
        BookingField.AvinodeBookingId => " WHERE avinode_booking_id = @value",
        // These two repeat the conditions of the partial unique indexes.
        BookingField.IdempotencyKey => " WHERE idempotency_key = @value AND submission <> 'rejected'",
        BookingField.LiveQuote => " WHERE avinode_quote_id = @value AND submission <> 'rejected' AND status NOT IN ('cancelled', 'refunded')",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "not a field"),
    };

    /// <summary>The bookings of a list, newest first, and the parameters of the conditions that were asked for.</summary>
    public static (string Sql, IReadOnlyList<(string Parameter, object Value)> Parameters) SelectList(BookingFilter filter, Dialect dialect)
    {
        var conditions = new List<string>();
        var parameters = new List<(string, object)> { ("@limit", filter.Limit) };
        Narrow("status = @status", "@status", filter.Status?.ToWire());
        Narrow("submission = @submission", "@submission", filter.Submission?.ToWire());
        Narrow("LOWER(customer_email) = LOWER(@email)", "@email", filter.CustomerEmail);
        Narrow(
            $"{dialect.Contains("customer_name", "@customer")} OR {dialect.Contains("customer_email", "@customer")} OR {dialect.Contains("customer_company", "@customer")}",
            "@customer",
            filter.Customer);
        Narrow("avinode_trip_id = @trip", "@trip", filter.TripId);
        Narrow("avinode_quote_id = @quote", "@quote", filter.QuoteId);
        Narrow("created_at >= @from", "@from", filter.From);
        Narrow("created_at < @until", "@until", filter.Until);
        Narrow("updated_at >= @changed_since", "@changed_since", filter.ChangedSince);
        Narrow("(created_at, id) < (@after_at, @after_id)", "@after_at", filter.After?.CreatedAt);
        if (filter.After is { } place)
        {
            parameters.Add(("@after_id", place.Id));
        }

        var where = conditions.Count == 0 ? "" : $" WHERE ({string.Join(") AND (", conditions)})";
        return ($"{Select}{where} ORDER BY created_at DESC, id DESC LIMIT @limit", parameters);

        void Narrow(string condition, string parameter, object? value)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                parameters.Add((parameter, value));
            }
        }
    }
}
