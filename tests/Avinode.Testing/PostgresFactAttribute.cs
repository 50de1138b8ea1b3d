using Xunit;

namespace Avinode.Testing;

/// <summary>A fact that needs PostgreSQL; skipped, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <summary>Needs PostgreSQL.</summary>
    public PostgresFactAttribute() => Skip = PostgresInstallation.WhyNot;
}
