using Microsoft.Data.Sqlite;

namespace Avinode.Bookings;

/// <summary>Turns SQLite's errors into ours.</summary>
internal static class SqliteErrors
{
    private const int Constraint = 19;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;
    private const int InputOutput = 10;

    public static Exception Translate(SqliteException fault, bool committing) => fault.SqliteExtendedErrorCode switch
    {
        ConstraintUnique or ConstraintPrimaryKey =>
            new DuplicateBookingException($"Another booking has it already: {Named(fault)}.", fault),
        // The write-ahead log may hold the commit although it could not be synchronised: a restart tells.
        _ => new StoreUnavailableException(
            $"The database cannot be used now: {Reason(fault)}.", inDoubt: committing && fault.SqliteErrorCode == InputOutput, fault),
    };

    private static string Reason(SqliteException fault) => fault.SqliteErrorCode switch
    {
        5 or 6 => "another process keeps it locked",
        8 => "it may only be read",
        InputOutput => "the disk failed to read or write",
        11 => "the file is damaged",
        13 => "the disk is full",
        14 => "the file cannot be opened",
        Constraint => Named(fault),
        26 => "the file is not a SQLite database, or an encrypted one",
        _ => $"SQLite error {fault.SqliteExtendedErrorCode}",
    };

    // SQLite's text names columns and constraints, never values: "SQLite Error 19: 'UNIQUE constraint failed: bookings.reference'."
    private static string Named(SqliteException fault) => fault.Message.Split('\'') is [_, var text, ..] ? text : "a constraint";
}
