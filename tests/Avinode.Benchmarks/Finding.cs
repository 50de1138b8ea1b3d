using System.Globalization;

namespace Avinode.Benchmarks;

/// <summary>One row of the table.</summary>
internal sealed record Finding(string What, double Measured, double Target, string Details, bool AtLeast = false)
{
    public static string Heading { get; } = Row("What", "Measured", "Target", "", "Details");

    public bool IsMet => AtLeast ? Measured >= Target : Measured <= Target;

    public override string ToString() =>
        Row(What, Number(Measured), $"{(AtLeast ? ">=" : "<=")} {Number(Target)}", IsMet ? "PASS" : "FAIL", Details);

    public static string Number(double value, string format = "0.00") => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Row(string what, string measured, string target, string verdict, string details) =>
        $"{what,-44}{measured,10}  {target,-12}{verdict,-6}{details}".TrimEnd();
}

/// <summary>The middle of what was measured.</summary>
internal static class Median
{
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
