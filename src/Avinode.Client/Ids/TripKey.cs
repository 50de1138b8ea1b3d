using System.Text.RegularExpressions;

namespace Avinode.Client;

/// <summary>What names a trip: its id, or the six capitals and digits that people read out to each other.</summary>
public readonly partial record struct TripKey
{
    private readonly TripId? _id;
    private readonly string? _displayId;

    private TripKey(TripId? id, string? displayId)
    {
        _id = id;
        _displayId = displayId;
    }

    public static string Rule =>
        $"must be a trip id such as {IdGrammar.Trip.Example}, or the trip's six letters and digits such as A1B2C3";

    /// <summary>Reads what names a trip. Six digits are an id, not a display id.</summary>
    public static bool TryParse(string? text, out TripKey key)
    {
        key = TripId.TryParse(text, out var id) ? new TripKey(id, null)
            : text is not null && DisplayId().IsMatch(text) ? new TripKey(null, text)
            : default;
        return key._id is not null || key._displayId is not null;
    }

    public static TripKey Of(TripId id) => new(id, null);

    /// <summary>As it goes into a path.</summary>
    internal string For(AvinodeIdFormat format) => _displayId ?? _id!.Value.Value.For(format);

    [GeneratedRegex(@"^[A-Z0-9]{6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DisplayId();
}
