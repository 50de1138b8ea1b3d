namespace Avinode.Bookings;

/// <summary>What is known of the one request that makes a booking: the write-ahead record.</summary>
public enum Submission
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
public static class Submissions
{
    /// <summary>The word.</summary>
    public static string Word(this Submission submission) => submission switch
    {
        Submission.Ready => "ready",
        Submission.Sending => "sending",
        Submission.Accepted => "accepted",
        Submission.Rejected => "rejected",
        Submission.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(submission), submission, "not a submission"),
    };

    /// <summary>Reads the word.</summary>
    /// <exception cref="FormatException">It is none of the five.</exception>
    public static Submission Read(string word) =>
        Enum.GetValues<Submission>().Cast<Submission?>().FirstOrDefault(known => known!.Value.Word() == word)
        ?? throw new FormatException($"\"{word}\" is not a submission");
}
