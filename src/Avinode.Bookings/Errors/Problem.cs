namespace Avinode.Bookings;

/// <summary>One thing that is wrong with what was asked.</summary>
/// <param name="Path">The field, as it stands in the request: <c>passengers[1].date_of_birth</c>.</param>
/// <param name="Rule">The rule that it breaks, and what was received where that is no secret.</param>
public sealed record Problem(string Path, string Rule)
{
    /// <summary>The problem as one line.</summary>
    public override string ToString() => Path.Length == 0 ? Rule : $"{Path}: {Rule}";
}
