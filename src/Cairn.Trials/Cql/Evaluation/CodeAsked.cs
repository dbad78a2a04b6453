using System.Runtime.CompilerServices;
using Cairn.Cql.Types;

namespace Cairn.Cql.Evaluation;

/// <summary>
/// What a retrieve asks for: rows of a type of which a property is a text, in small or in capital letters, in British or American
/// spelling (leukaemia, leukemia; oedema, edema): dictionaries have the one, sites the other. It is hashed when it is made, that
/// is, for a text written in a library, once.
/// </summary>
public readonly struct CodeAsked(RecordType type, RecordProperty property, string code) : IEquatable<CodeAsked>
{
    readonly int _hash = HashCode.Combine(RuntimeHelpers.GetHashCode(property), AmericanSpelling.HashOf(code));

    public RecordType Type { get; } = type;
    public RecordProperty Property { get; } = property;
    public string Code { get; } = code;

    public bool Equals(CodeAsked other) =>
        _hash == other._hash && ReferenceEquals(Property, other.Property) && AmericanSpelling.AreSame(Code, other.Code);

    public override bool Equals(object? obj) => obj is CodeAsked other && Equals(other);

    public override int GetHashCode() => _hash;

    public static bool operator ==(CodeAsked left, CodeAsked right) => left.Equals(right);

    public static bool operator !=(CodeAsked left, CodeAsked right) => !left.Equals(right);
}
