namespace Avinode.Bookings;

/// <summary>What is known of the one request that makes a booking: the write-ahead record.</summary>
public enum SubmissionStatus
{
    /// <summary>Meant, and proven not to have been sent.</summary>
    Ready,

    /// <summary>Claimed by one sender. Found so at start, it may or may not have been sent.</summary>
    Sending,

    /// <summary>Avinode has it.</summary>
    Accepted,

    /// <summary>Avinode does not have it, and will not.</summary>
    Rejected,

    /// <summary>It may have reached Avinode. It is looked up, never sent again.</summary>
    Unknown,
}

/// <summary>The words for what is known of a request, as they stand on every wire and in the database.</summary>
public static class SubmissionStatuses
{
    public static string ToWire(this SubmissionStatus submission) => submission switch
    {
        SubmissionStatus.Ready => "ready",
        SubmissionStatus.Sending => "sending",
        SubmissionStatus.Accepted => "accepted",
        SubmissionStatus.Rejected => "rejected",
        SubmissionStatus.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(submission), submission, "not a submission"),
    };

    /// <exception cref="FormatException">It is none of the five.</exception>
    public static SubmissionStatus Read(string word) =>
        Enum.GetValues<SubmissionStatus>().Cast<SubmissionStatus?>().FirstOrDefault(known => known!.Value.ToWire() == word)
        ?? throw new FormatException($"\"{word}\" is not a submission");
}
