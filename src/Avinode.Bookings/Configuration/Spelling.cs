namespace Avinode.Bookings;

/// <summary>Guesses what a mistyped name was meant to be.</summary>
internal static class Spelling
{
    private const int MostEdits = 3;

    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var (name, edits) = known.Select(name => (name, edits: Edits(word.ToUpperInvariant(), name))).MinBy(guess => guess.edits);
        return edits <= MostEdits ? name : null;
    }

    // Levenshtein's distance, one row at a time.
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
