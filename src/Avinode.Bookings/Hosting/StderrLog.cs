using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>
/// Writes one line per event to stderr. The console logger would do, but compiles so much at start that it alone costs a twentieth of it.
/// Of an exception it writes the type and the stack, never the message, which may repeat what was being read.
/// </summary>
public sealed class StderrLog(TextWriter error, TimeProvider clock, bool simulator) : ILoggerProvider
{
    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    /// <inheritdoc />
    public void Dispose()
    {
        // stderr is not ours to close.
    }

    private void Write(LogLevel level, string category, string message, Exception? exception)
    {
        var stack = exception is null ? "" : $" {exception.GetType()}\n{exception.StackTrace}";
        error.WriteLine($"{Timestamp.Of(clock.GetUtcNow())} {(simulator ? "simulated " : "")}{level} {category}: {message}{stack}");
    }

    private sealed class Category(StderrLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Write(logLevel, name, formatter(state, exception), exception);
    }
}
