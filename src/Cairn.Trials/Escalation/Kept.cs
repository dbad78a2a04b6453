namespace Cairn.Escalation;

/// <summary>
/// Something a design works out from its parameters and keeps. Equal to any other of its kind, so that designs are equal when
/// their parameters are.
/// </summary>
sealed class Kept<T>(T value)
{
    public T Value { get; } = value;

    public override bool Equals(object? obj) => obj is Kept<T>;

    public override int GetHashCode() => 0;
}
