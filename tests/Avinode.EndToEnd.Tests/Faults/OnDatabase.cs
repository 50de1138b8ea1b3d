using System.Reflection;
using Avinode.Testing;
using Xunit.Sdk;

namespace Avinode.EndToEnd.Tests;

/// <summary>Runs a theory on SQLite: once, or once for each of the values.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute(params string[] values) : DataAttribute
{
    public IReadOnlyList<string> Values { get; } = values;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => OnDatabase.Rows("SQLite", Values);
}

/// <summary>Runs a theory on PostgreSQL, likewise; skipped, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgresAttribute : DataAttribute
{
    public OnPostgresAttribute(params string[] values)
    {
        Values = values;
        Skip = PostgresInstallation.WhyNot;
    }

    public IReadOnlyList<string> Values { get; }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => OnDatabase.Rows("PostgreSQL", Values);
}

/// <summary>Runs a theory on SQLite on a disk that becomes full; skipped, with the reason, where no small disk can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnFullDiskAttribute : DataAttribute
{
    public OnFullDiskAttribute() =>
        Skip = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? null : "only root on Linux can mount a small disk";

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => OnDatabase.Rows("SQLite", [FailingDatabase.DiskFull]);
}

internal static class OnDatabase
{
    public static IEnumerable<object[]> Rows(string database, IReadOnlyList<string> values) =>
        values.Count == 0 ? [[database]] : values.Select(value => new object[] { database, value });
}
