using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Books a flight, at most once.</summary>
internal static class CreateBookingEndpoint
{
    public const string KeyHeader = "Idempotency-Key";

    private const string ReplayedHeader = "Idempotent-Replayed";
    private const int MaxKey = 255;

    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Bookings")
        .TakesJson<CreateBookingRequest>()
        .WithHeader(KeyHeader, "Your own key: requests with the same key are the same booking")
        .WithSummary("Books a flight, at most once")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .CallsAvinode();

    public static async Task<Results<Created<BookingView>, Accepted<BookingView>, Ok<BookingView>>> HandleAsync(
        HttpContext context, BookFlight bookFlight, BookingReader bookings, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(context.Request, ServiceJson.Default.CreateBookingRequest, cancellationToken);
        var result = (await bookFlight.RunAsync(body.ToOrder(), Key(context.Request), Actors.Web, cancellationToken)).Value;
        var view = BookingView.Of(result.Booking, bookings.Passengers(result.Booking), result.Warnings);
        var place = $"/api/bookings/{view.Id}";
        if (result.IsRepeat)
        {
            context.Response.Headers[ReplayedHeader] = "true";
        }

        return result.Booking.Submission switch
        {
            SubmissionStatus.Unknown or SubmissionStatus.Sending or SubmissionStatus.Ready => TypedResults.Accepted(place, view),
            _ when result.IsRepeat => TypedResults.Ok(view),
            _ => TypedResults.Created(place, view),
        };
    }

    /// <exception cref="RefusalException">There is one, and it is not a key.</exception>
    private static string? Key(HttpRequest request) => request.Headers[KeyHeader] switch
    {
        [] => null,
        [{ Length: > 0 and <= MaxKey } key] when key.All(c => c is >= ' ' and <= '~') => key,
        _ => throw new RefusalException(
            Refusal.Invalid([new Problem(KeyHeader, $"must be one value of 1 to {MaxKey} printable ASCII characters")])),
    };
}

// src/contract/onek-141.md, section 3. Nothing is required here: what is missing is found by the rules, with everything else.
/// <summary>What to book, for whom.</summary>
internal sealed class CreateBookingRequest
{
    [Required]
    public string? QuoteId { get; init; }

    [Required]
    public string? TripId { get; init; }

    [Required]
    public CustomerBody? Customer { get; init; }
    public IReadOnlyList<PassengerBody>? Passengers { get; init; }

    /// <summary>How it is paid: <c>wire_transfer</c> (when absent), <c>credit_card</c> or <c>invoice</c>.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>A note to the operator.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>The broker's own reference.</summary>
    public string? ClientReference { get; init; }

    /// <summary>The request in the broker's own product.</summary>
    public Guid? RequestId { get; init; }

    public BookingOrder ToOrder() => new()
    {
        QuoteId = Client.QuoteId.TryParse(QuoteId, out var quote) ? quote : null,
        TripId = Client.TripId.TryParse(TripId, out var trip) ? trip : null,
        Customer = Customer?.ToCustomer()!,
        Passengers = Passengers is null ? null : [.. Passengers.Select(passenger => passenger?.ToPassenger()!)],
        PaymentMethod = PaymentMethod,
        SpecialRequests = SpecialRequests,
        ClientReference = ClientReference,
        RequestId = RequestId,
    };
}

internal sealed class CustomerBody
{
    [Required]
    public string? Name { get; init; }

    /// <summary>E-mail address, to which the confirmation goes.</summary>
    [Required]
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Company { get; init; }

    public Customer ToCustomer() => new() { Name = Name!, Email = Email!, Phone = Phone, Company = Company };
}

internal sealed class PassengerBody
{
    [Required]
    public string? FirstName { get; init; }

    [Required]
    public string? LastName { get; init; }

    /// <summary>ISO 8601 date, in the past.</summary>
    public string? DateOfBirth { get; init; }

    /// <summary>Passport number; never shown again but for its last characters.</summary>
    public string? PassportNumber { get; init; }

    /// <summary>ISO 3166-1 country code.</summary>
    public string? Nationality { get; init; }

    public PassengerDetails ToPassenger() => new()
    {
        FirstName = FirstName!,
        LastName = LastName!,
        DateOfBirth = DateOfBirth,
        PassportNumber = PassportNumber,
        Nationality = Nationality,
    };
}
