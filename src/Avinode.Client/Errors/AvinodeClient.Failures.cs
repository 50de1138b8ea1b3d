using System.Net;
using System.Net.Sockets;

namespace Avinode.Client;

public sealed partial class AvinodeClient
{
    private AvinodeException Refused(HttpResponseMessage response, byte[]? body, SecretScrubber scrubber, WriteOutcome? outcome)
    {
        using var answer = body is null ? null : AvinodeResponse.TryParse(body);
        var error = answer is null ? default : answer.Errors.FirstOrDefault();
        var code = ErrorText.Code(error, scrubber);
        var title = ErrorText.Title(error, scrubber);
        return new AvinodeException(AvinodeFailure.Refused, $"Avinode answered {(int)response.StatusCode}{(code is null ? "" : $" {code}")}.")
        {
            Status = response.StatusCode,
            Code = code,
            Title = title,
            RetryAfter = RetryHint.Of(response, _clock),
            Outcome = outcome,
        };
    }

    private static AvinodeException Unreadable(HttpStatusCode status, string what, WriteOutcome? outcome) =>
        new(AvinodeFailure.Unreadable, $"Avinode answered {(int)status}, but {what}.") { Status = status, Outcome = outcome };

    private static AvinodeException Faulted(Exception fault, WriteOutcome? outcome) => fault switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            new(AvinodeFailure.Unreadable, "Avinode's answer is larger than we read.", fault) { Outcome = outcome },
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } =>
            new(AvinodeFailure.Unreadable, "Avinode's answer is broken.", fault) { Outcome = outcome },
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } =>
            new(AvinodeFailure.Unreachable, $"No connection to Avinode ({Reason(fault)}).", fault) { Outcome = outcome },
        _ when ConnectTimeout.Is(fault) =>
            new(AvinodeFailure.Unreachable, $"No connection to Avinode ({Reason(fault)}).", fault) { Outcome = outcome },
        HttpRequestException or IOException =>
            new(AvinodeFailure.NoResponse, "The connection to Avinode broke before the answer was complete.", fault) { Outcome = outcome },
        _ when outcome is WriteOutcome.NotSent =>
            new(AvinodeFailure.Unreachable, "No connection to Avinode within the time allowed.", fault) { Outcome = outcome },
        _ => new(AvinodeFailure.NoResponse, "Avinode did not answer in time.", fault) { Outcome = outcome },
    };

    private static string Reason(Exception fault) => fault.GetBaseException() switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "connection refused",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "the host name is not known",
        TimeoutException => "no connection within 5 seconds",
        System.Security.Authentication.AuthenticationException => "the TLS certificate is not accepted",
        _ => "network error",
    };
}
