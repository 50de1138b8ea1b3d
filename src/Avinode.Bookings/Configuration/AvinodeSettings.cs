using Avinode.Client;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>The settings of a process, checked. A class, not a record: a record would print its secrets.</summary>
public sealed class AvinodeSettings
{
    /// <summary>Where Avinode is and who we are there. Not used in the simulator.</summary>
    public required AvinodeClientOptions Avinode { get; init; }

    /// <summary>Whether the built-in pretend Avinode is used.</summary>
    public bool Simulator { get; init; }

    /// <summary>Where bookings are kept: a file path or a PostgreSQL connection string; null for memory.</summary>
    public string? Database { get; init; }

    /// <summary>The keys that encrypt passengers, as set; null for the key file.</summary>
    public string? DataKey { get; init; }

    /// <summary>Where tests stop the process; null in normal use.</summary>
    public string? FailPoints { get; init; }

    /// <summary>Folder in which proposals are saved as well; null for none.</summary>
    public string? PdfDirectory { get; init; }

    /// <summary>The least severe level that is logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>What was found that does not stop the program, such as a name that nobody reads.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
