using System.Collections;
using System.Data.Common;
using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>The table <c>bookings</c>: its columns, how a row is read, and its statements.</summary>
internal static class BookingTable
{
    private const string IfUnchanged = " WHERE id = @id AND version = @version";
    private static readonly string[] Names = [.. Collect(null).Select(column => column.Name)];
    private static readonly string[] Parameters = [.. Names.Select(name => "@" + name)];
    private static readonly string NameList = string.Join(", ", Names);

    /// <summary>Changes no row where a unique index objects; the transaction goes on.</summary>
    public static string Insert { get; } =
        $"INSERT INTO bookings ({NameList}) VALUES ({string.Join(", ", Parameters)}) ON CONFLICT DO NOTHING";

    public static string Select { get; } = $"SELECT {NameList} FROM bookings";
    public static string SelectById { get; } = Select + " WHERE id = @id";
    /// <summary>The row, if its version is still the one that was read.</summary>
    public static string SelectVersion { get; } = Select + IfUnchanged;

    public static string SelectDue { get; } =
        Select +
        """
         WHERE submission = 'ready'
            OR (submission = 'sending' AND updated_at < @stuck_since)
            OR (submission = 'unknown' AND next_lookup_at <= @now)
         ORDER BY COALESCE(next_lookup_at, updated_at), id LIMIT @limit
        """;

    public static IReadOnlyList<string> ColumnNames => Names;

    /// <summary>Reads a row of a statement that selects or returns all columns.</summary>
    public static Booking Read(DbDataReader row) => Visit(null, new Columns(row, null));

    /// <summary>The parameters of all columns.</summary>
    public static IEnumerable<(string Name, object? Value)> Values(Booking booking) =>
        Collect(booking).Select((column, i) => (Parameters[i], column.Value));

    /// <summary>
    /// Changes the columns in which a booking differs from what stands in the database, if the row's version is still the one that was
    /// read, and returns the row. To set a column costs its indexes, changed or not.
    /// </summary>
    public static (string Sql, IEnumerable<(string Name, object? Value)> Parameters) Update(
        Booking standing, Booking booking, Database database)
    {
        var (before, after) = (Collect(standing), Collect(booking));
        int[] changed = [.. Enumerable.Range(0, Names.Length).Where(IsChanged)];
        var set = string.Concat(changed.Select(i => $"{Names[i]} = {Parameters[i]}, "));
        var sql = $"UPDATE bookings SET {set}version = version + 1{IfUnchanged} RETURNING {NameList}";
        return (sql, changed.Select(i => (Parameters[i], after[i].Value)));

        bool IsChanged(int i) =>
            !StructuralComparisons.StructuralEqualityComparer.Equals(database.Encode(before[i].Value), database.Encode(after[i].Value));
    }

    public static string SelectOne(BookingField field) => Select + field switch
    {
        BookingField.Reference => " WHERE reference = @value",
        BookingField.AvinodeBookingId => " WHERE avinode_booking_id = @value",
        // These two repeat the conditions of the partial unique indexes.
        BookingField.IdempotencyKey => " WHERE idempotency_key = @value AND submission <> 'rejected'",
        BookingField.LiveQuote =>
            " WHERE avinode_quote_id = @value AND submission <> 'rejected' AND status NOT IN ('cancelled', 'refunded')",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "not a field"),
    };

    /// <summary>The bookings of a list, newest first, and the parameters of the conditions that were asked for.</summary>
    public static (string Sql, IReadOnlyList<(string Name, object? Value)> Parameters) SelectList(BookingFilter filter, Database database)
    {
        var conditions = new List<string>();
        var parameters = new List<(string, object?)> { ("@limit", filter.Limit) };
        string[] searched = ["customer_name", "customer_email", "customer_company"];
        Narrow("status = @status", "@status", filter.Status?.ToWire());
        Narrow("submission = @submission", "@submission", filter.Submission?.ToWire());
        Narrow("LOWER(customer_email) = LOWER(@email)", "@email", filter.CustomerEmail);
        Narrow(string.Join(" OR ", searched.Select(column => database.Contains(column, "@customer"))), "@customer", filter.Customer);
        Narrow("avinode_trip_id = @trip", "@trip", filter.TripId?.ToString());
        Narrow("avinode_quote_id = @quote", "@quote", filter.QuoteId?.ToString());
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

    // Each column stands here, once: the same lines, run in this order, name the columns, collect the values of a booking and read a row.
    private static Booking Visit(Booking? booking, Columns columns) => new()
    {
        Id = columns.Id("id", booking?.Id),
        Reference = columns.Parsed("reference", booking?.Reference.ToString(), BookingReference.Parse),
        RequestId = columns.OptionalId("request_id", booking?.RequestId),
        AvinodeBookingId = AvinodesOwn(columns.OptionalText("avinode_booking_id", booking?.AvinodeBookingId?.ToString())),
        AvinodeQuoteId = columns.Parsed("avinode_quote_id", booking?.AvinodeQuoteId.ToString(), QuoteId.Parse),
        AvinodeTripId = columns.Parsed("avinode_trip_id", booking?.AvinodeTripId.ToString(), TripId.Parse),
        CustomerName = columns.Text("customer_name", booking?.CustomerName),
        CustomerEmail = columns.Text("customer_email", booking?.CustomerEmail),
        CustomerPhone = columns.OptionalText("customer_phone", booking?.CustomerPhone),
        CustomerCompany = columns.OptionalText("customer_company", booking?.CustomerCompany),
        Status = columns.Parsed("status", booking?.Status.ToWire(), BookingStatuses.Read),
        ConfirmationNumber = columns.OptionalText("confirmation_number", booking?.ConfirmationNumber),
        TotalPrice = columns.OptionalMoney("total_price", booking?.TotalPrice),
        Currency = columns.OptionalText("currency", booking?.Currency),
        PaymentMethod = columns.OptionalText("payment_method", booking?.PaymentMethod),
        PaymentStatus = columns.OptionalText("payment_status", booking?.PaymentStatus) ?? "pending",
        DepartureAirport = columns.Text("departure_airport", booking?.DepartureAirport),
        ArrivalAirport = columns.Text("arrival_airport", booking?.ArrivalAirport),
        DepartureDate = columns.Time("departure_date", booking?.DepartureDate),
        AircraftType = columns.OptionalText("aircraft_type", booking?.AircraftType),
        OperatorName = columns.OptionalText("operator_name", booking?.OperatorName),
        Passengers = columns.OptionalBytes("passengers", booking?.Passengers),
        CreatedAt = columns.Time("created_at", booking?.CreatedAt),
        UpdatedAt = columns.Time("updated_at", booking?.UpdatedAt),
        ConfirmedAt = columns.OptionalTime("confirmed_at", booking?.ConfirmedAt),
        CancelledAt = columns.OptionalTime("cancelled_at", booking?.CancelledAt),
        SpecialRequests = columns.OptionalText("special_requests", booking?.SpecialRequests),
        InternalNotes = columns.OptionalText("internal_notes", booking?.InternalNotes),
        ClientReference = columns.OptionalText("client_reference", booking?.ClientReference),
        Submission = columns.Parsed("submission", booking?.Submission.ToWire(), SubmissionStatuses.Read),
        IdempotencyKey = columns.Text("idempotency_key", booking?.IdempotencyKey),
        Fingerprint = columns.Text("fingerprint", booking?.Fingerprint),
        Attempts = columns.Count("attempts", booking?.Attempts),
        Lookups = columns.Count("lookups", booking?.Lookups),
        NextLookupAt = columns.OptionalTime("next_lookup_at", booking?.NextLookupAt),
        ResponseDeadline = columns.OptionalTime("response_deadline", booking?.ResponseDeadline),
        OutcomeDetail = columns.OptionalText("outcome_detail", booking?.OutcomeDetail),
        Version = columns.Number("version", booking?.Version),
    };

    private static BookingId? AvinodesOwn(string? id) => id is null ? null : BookingId.FromAvinode(id);

    private static List<(string Name, object? Value)> Collect(Booking? booking)
    {
        var collected = new List<(string Name, object? Value)>();
        Visit(booking, new Columns(null, collected));
        return collected;
    }

    /// <summary>Reads the columns of a row, one after the other; without a row it collects their names and values instead.</summary>
    private sealed class Columns(DbDataReader? row, List<(string Name, object? Value)>? collected)
    {
        private int _next;

        public Guid Id(string name, Guid? value) => Next(name, value) is { } column ? row!.GetGuid(column) : default;

        public Guid? OptionalId(string name, Guid? value) => NextUnlessNull(name, value) is { } column ? row!.GetGuid(column) : null;

        public string Text(string name, string? value) => Next(name, value) is { } column ? row!.GetString(column) : "";

        public string? OptionalText(string name, string? value) =>
            NextUnlessNull(name, value) is { } column ? row!.GetString(column) : null;

        public T Parsed<T>(string name, string? value, Func<string, T> parse) =>
            Next(name, value) is { } column ? parse(row!.GetString(column)) : default!;

        public DateTimeOffset Time(string name, DateTimeOffset? value) =>
            Next(name, value) is { } column ? row!.GetFieldValue<DateTimeOffset>(column) : default;

        public DateTimeOffset? OptionalTime(string name, DateTimeOffset? value) =>
            NextUnlessNull(name, value) is { } column ? row!.GetFieldValue<DateTimeOffset>(column) : null;

        public decimal? OptionalMoney(string name, decimal? value) =>
            NextUnlessNull(name, value) is { } column ? row!.GetDecimal(column) : null;

        // Typed, for a null byte[] would become an empty manifest.
        public ReadOnlyMemory<byte>? OptionalBytes(string name, ReadOnlyMemory<byte>? value) =>
            NextUnlessNull(name, value) is { } column ? row!.GetFieldValue<byte[]>(column) : default(ReadOnlyMemory<byte>?);

        public int Count(string name, int? value) => Next(name, value) is { } column ? row!.GetInt32(column) : 0;

        public long Number(string name, long? value) => Next(name, value) is { } column ? row!.GetInt64(column) : 0;

        // The next column of the row; null without a row.
        private int? Next(string name, object? value)
        {
            collected?.Add((name, value));
            return row is null ? null : _next++;
        }

        private int? NextUnlessNull(string name, object? value) =>
            Next(name, value) is { } column && !row!.IsDBNull(column) ? column : null;
    }
}
