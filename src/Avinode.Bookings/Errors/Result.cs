using System.Diagnostics.CodeAnalysis;

namespace Avinode.Bookings;

/// <summary>What a use case gives: a value, or the refusal of it.</summary>
public sealed class Result<T>
    where T : class
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>Why there is no value; null when there is one.</summary>
    public Refusal? Refusal { get; }

    /// <exception cref="RefusalException">It was refused.</exception>
    [SuppressMessage("Design", "CA1065", Justification = "As with Nullable: who has not looked at the refusal meets it here.")]
    public T Value => _value ?? throw new RefusalException(Refusal!);

    [SuppressMessage("Usage", "CA2225", Justification = "A use case returns its value or its refusal; nobody converts by name.")]
    public static implicit operator Result<T>(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "As above.")]
    public static implicit operator Result<T>(Refusal refusal) => new(null, refusal);
}
