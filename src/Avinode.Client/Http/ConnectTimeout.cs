namespace Avinode.Client;

/// <summary>Tells the transport's connect time-out, which it reports as a cancellation, from one that somebody asked for.</summary>
internal static class ConnectTimeout
{
    public static bool Is(Exception fault) => fault is OperationCanceledException { InnerException: TimeoutException };
}
