using System.Globalization;
using System.Reflection;

namespace Avinode.Bookings;

/// <summary>One step of the schema.</summary>
/// <param name="Version">Its number; they are applied in this order, without gaps.</param>
/// <param name="Name">What it does.</param>
/// <param name="Sql">Statements that run in one transaction.</param>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>Reads the embedded files <c>0001_name.sql</c> of one dialect.</summary>
    public static IReadOnlyList<Migration> Embedded(string folder)
    {
        var assembly = typeof(Migration).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(assembly, name))];
    }

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var file = Path.GetFileNameWithoutExtension(resource);
        return new Migration(int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), file[5..], reader.ReadToEnd());
    }
}
