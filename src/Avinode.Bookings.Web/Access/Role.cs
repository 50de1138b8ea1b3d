namespace Avinode.Bookings.Web;

/// <summary>
/// What a caller may do: read; book, decline and write to operators; decide about bookings. Each role includes those before it.
/// </summary>
internal enum Role
{
    Viewer,
    Booker,
    Ops,
}

/// <summary>The roles as they are written, which are also the names of the policies that require them.</summary>
internal static class Roles
{
    public const string Viewer = "viewer";
    public const string Booker = "booker";
    public const string Ops = "ops";

    public static string ToWire(this Role role) => role switch
    {
        Role.Viewer => Viewer,
        Role.Booker => Booker,
        Role.Ops => Ops,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "not a role"),
    };

    public static bool TryRead(string word, out Role role)
    {
        var known = Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(each => each!.Value.ToWire() == word);
        role = known ?? default;
        return known is not null;
    }
}
