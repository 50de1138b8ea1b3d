using System.Data.Common;

namespace Avinode.Bookings;

/// <summary>Reads a row of <c>bookings</c>, column after column in the order of <see cref="BookingColumns"/>.</summary>
internal sealed class BookingRow
{
    private readonly DbDataReader _row;
    private int _column;

    private BookingRow(DbDataReader row) => _row = row;

    public static Booking Read(DbDataReader row) => new BookingRow(row).Read();

    private Booking Read() => new()
    {
        // Initializers run in the order in which they stand.
        Id = _row.GetGuid(_column++),
        Reference = Text(),
        RequestId = Id(),
        AvinodeBookingId = OptionalText(),
        AvinodeQuoteId = Text(),
        AvinodeTripId = Text(),
        CustomerName = Text(),
        CustomerEmail = Text(),
        CustomerPhone = OptionalText(),
        CustomerCompany = OptionalText(),
        Status = BookingStatuses.Read(Text()),
        ConfirmationNumber = OptionalText(),
        TotalPrice = Money(),
        Currency = OptionalText(),
        PaymentMethod = OptionalText(),
        PaymentStatus = OptionalText() ?? "pending",
        DepartureAirport = Text(),
        ArrivalAirport = Text(),
        DepartureDate = Time(),
        AircraftType = OptionalText(),
        OperatorName = OptionalText(),
        Passengers = Bytes(),
        CreatedAt = Time(),
        UpdatedAt = Time(),
        ConfirmedAt = OptionalTime(),
        CancelledAt = OptionalTime(),
        SpecialRequests = OptionalText(),
        InternalNotes = OptionalText(),
        ClientReference = OptionalText(),
        Submission = SubmissionStatuses.Read(Text()),
        IdempotencyKey = Text(),
        Fingerprint = Text(),
        Attempts = _row.GetInt32(_column++),
        Lookups = _row.GetInt32(_column++),
        NextLookupAt = OptionalTime(),
        ResponseDeadline = OptionalTime(),
        OutcomeDetail = OptionalText(),
        Version = _row.GetInt64(_column++),
    };

    private string Text() => _row.GetString(_column++);

    private DateTimeOffset Time() => _row.GetFieldValue<DateTimeOffset>(_column++);

    private string? OptionalText() => IsNull() ? null : Text();

    private DateTimeOffset? OptionalTime() => IsNull() ? null : Time();

    private Guid? Id() => IsNull() ? null : _row.GetGuid(_column++);

    private decimal? Money() => IsNull() ? null : _row.GetDecimal(_column++);

    // Typed, for a null byte[] would become an empty manifest.
    private ReadOnlyMemory<byte>? Bytes() => IsNull() ? default(ReadOnlyMemory<byte>?) : _row.GetFieldValue<byte[]>(_column++);

    private bool IsNull()
    {
        if (!_row.IsDBNull(_column))
        {
            return false;
        }

        _column++;
        return true;
    }
}
