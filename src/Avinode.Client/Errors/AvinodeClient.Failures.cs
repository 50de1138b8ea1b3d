using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Polly.CircuitBreaker;

namespace Avinode.Client;

public sealed partial class AvinodeClient
{
    private AvinodeException Refused(HttpResponseMessage response, byte[]? body, SecretScrubber scrubber, WriteOutcome? outcome)
    {
        using var parsed = body is null ? null : AvinodeResponse.TryParse(body);
        var error = parsed?.Errors.FirstOrDefault() ?? default;
        var code = ErrorText.Code(error, scrubber);
        var status = code is null ? $"{(int)response.StatusCode}" : $"{(int)response.StatusCode} {code}";
        return new AvinodeException(AvinodeFailure.Refused, $"Avinode answered {status}.")
        {
            Status = response.StatusCode,
            Code = code,
            Title = ErrorText.Title(error, scrubber),
            RetryAfter = RetryHint.Of(response, clock),
            Outcome = outcome,
        };
    }

    private static AvinodeException Unreadable(HttpStatusCode status, string what, WriteOutcome? outcome) =>
        new(AvinodeFailure.Unreadable, $"Avinode answered {(int)status}, but {what}.") { Status = status, Outcome = outcome };

    private static AvinodeException IsNot(string what) => new(AvinodeFailure.Unreadable, $"Avinode's answer is not {what}.");

    private static AvinodeException Faulted(Exception fault, WriteOutcome? outcome)
    {
        if (fault is BrokenCircuitException suspended)
        {
            const string Suspended = "Avinode failed repeatedly; calls are suspended for a moment.";
            return new AvinodeException(AvinodeFailure.Suspended, Suspended, fault) { RetryAfter = suspended.RetryAfter };
        }

        var (failure, message) = fault switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
                (AvinodeFailure.Unreadable, "Avinode's answer is larger than we read."),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } =>
                (AvinodeFailure.Unreadable, "Avinode's answer is broken."),
            _ when IsUnreachable(fault) =>
                (AvinodeFailure.Unreachable, $"No connection to Avinode ({Reason(fault)})."),
            HttpRequestException or IOException =>
                (AvinodeFailure.NoResponse, "The connection to Avinode broke before the answer was complete."),
            _ when outcome is WriteOutcome.NotSent =>
                (AvinodeFailure.Unreachable, "No connection to Avinode within the time allowed."),
            _ => (AvinodeFailure.NoResponse, "Avinode did not answer in time."),
        };
        return new AvinodeException(failure, message, fault) { Outcome = outcome };
    }

    private static bool IsUnreachable(Exception fault) => ReadResilience.IsConnectTimeout(fault) || fault is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    private static string Reason(Exception fault) => fault.GetBaseException() switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "connection refused",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
            "the host name is not known",
        TimeoutException => "no connection within 5 seconds",
        AuthenticationException => "the TLS certificate is not accepted",
        _ => "network error",
    };
}
