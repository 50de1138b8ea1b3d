namespace Avinode.Bookings;

/// <summary>What was asked cannot be done as it stands; nothing has been sent anywhere.</summary>
public sealed class InvalidRequestException(IReadOnlyList<Problem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>Everything that is wrong, at once.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
