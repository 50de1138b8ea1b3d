using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace Avinode.Bookings;

/// <summary>Turns PostgreSQL's errors into ours.</summary>
internal static class PostgresErrors
{
    public static Exception Translate(DbException fault, bool committing) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } unique =>
            new DuplicateBookingException($"Another booking has it already: {unique.ConstraintName}.", fault),
        // Class 22, such as U+0000 or a number that is too large: no waiting helps. The rules that let it through must refuse it.
        PostgresException { SqlState: ['2', '2', ..] } value =>
            new InvalidOperationException($"The database cannot hold a value (PostgreSQL error {value.SqlState}).", fault),
        // An ERROR in response to COMMIT means that it was rolled back. FATAL or silence prove nothing: both may follow a commit.
        PostgresException refused => new StoreUnavailableException(
            $"The database cannot be used now: {Reason(refused)}.", committing && refused.InvariantSeverity != "ERROR", fault),
        _ when committing => new StoreUnavailableException(
            "The connection to the database was lost while a change was being committed.", inDoubt: true, fault),
        _ => new StoreUnavailableException("The database cannot be reached.", inDoubt: false, fault),
    };

    /// <summary>Whether the server ended the connection or went away, rather than refusing or taking too long.</summary>
    public static bool IsLostConnection(DbException fault) => fault is PostgresException ended
        ? ended.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
        : fault.InnerException is IOException or SocketException;

    private static string Reason(PostgresException fault) => fault.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "it refuses the login",
        PostgresErrorCodes.InvalidCatalogName => "there is no such database",
        PostgresErrorCodes.InsufficientPrivilege => "the role may not do this (it must be the role that created the tables)",
        PostgresErrorCodes.TooManyConnections => "it has too many connections",
        PostgresErrorCodes.DiskFull => "its disk is full",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            "it is shutting down or starting",
        PostgresErrorCodes.CheckViolation => $"it refuses the row ({fault.ConstraintName})",
        _ => $"PostgreSQL error {fault.SqlState}",
    };
}
