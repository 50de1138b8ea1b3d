using System.Buffers.Text;
using System.Globalization;

namespace Avinode.Bookings.Web;

/// <summary>A person's session on the pages: a cookie that tells until when it holds, with the mark of the key that signed in. The key itself is not in it.</summary>
internal static class PageSession
{
    /// <summary>The prefix makes browsers refuse it unless it is secure, for this host alone and for all of it.</summary>
    public const string CookieName = "__Host-avinode";

    /// <summary>A working day.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Starts a session; no when the key is not known.</summary>
    public static bool TryStart(HttpResponse response, ApiKeys keys, string key, DateTimeOffset now)
    {
        var until = (now + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        if (keys.Sign(key, until) is not { } mark)
        {
            return false;
        }

        response.Cookies.Append(CookieName, $"{until}.{Base64Url.EncodeToString(mark)}", Options(Lifetime));
        return true;
    }

    /// <summary>Ends the session in this browser.</summary>
    public static void End(HttpResponse response) => response.Cookies.Delete(CookieName, Options(null));

    /// <summary>The key that opened the session of a request; null when there is none, or it is over.</summary>
    public static ApiKey? KeyOf(HttpRequest request, ApiKeys keys, DateTimeOffset now) =>
        request.Cookies[CookieName]?.Split('.') is [var until, var mark]
        && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > now.ToUnixTimeSeconds()
        && Base64Url.IsValid(mark)
            ? keys.FindSigner(until, Base64Url.DecodeFromChars(mark))
            : null;

    private static CookieOptions Options(TimeSpan? lifetime) =>
        new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = lifetime, IsEssential = true };
}
