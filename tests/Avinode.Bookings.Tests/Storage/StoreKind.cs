using Avinode.Testing;
using Xunit.Sdk;

namespace Avinode.Bookings.Tests;

/// <summary>Where a test keeps its bookings.</summary>
public enum StoreKind
{
    File,
    Memory,
    Postgres,
}

/// <summary>Runs a theory on SQLite, in a file and in memory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) => [[StoreKind.File], [StoreKind.Memory]];
}

/// <summary>Runs a theory on SQLite, in a file.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteFileAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) => [[StoreKind.File]];
}

/// <summary>Runs a theory on PostgreSQL; skipped, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgresAttribute : DataAttribute
{
    public OnPostgresAttribute() => Skip = PostgresInstallation.WhyNot;

    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) => [[StoreKind.Postgres]];
}
