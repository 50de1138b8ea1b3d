namespace Avinode.Bookings;

/// <summary>The database cannot be used now. <see cref="InDoubt"/> tells whether the last change may have been made all the same.</summary>
public sealed class StoreUnavailableException(string message, bool inDoubt, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True when a commit was under way: read again by key before doing anything.</summary>
    public bool InDoubt { get; } = inDoubt;
}
