namespace Cairn.Documents.Proposals;

/// <summary>
/// Knows the words of one family of criteria. It reads a whole statement or nothing: a word that it does not know may turn the
/// meaning, so one such word leaves the criterion to a person.
/// </summary>
abstract class Recogniser
{
    /// <summary>The families, in the order in which they are asked.</summary>
    public static IReadOnlyList<Recogniser> All { get; } =
    [
        new AgeLimits(),
        new EcogStatus(),
        new KarnofskyStatus(),
        new EjectionFraction(),
        new OxygenSaturation(),
        new UpperLimitMultiples(),
        new LaboratoryLimits(),
        new HalfLives(),
        new WashOuts(),
        new Serology(),
        new PregnancyTests(),
    ];

    /// <summary>Its name, in words.</summary>
    public abstract string Name { get; }

    /// <summary>The expression for a statement; null when it is not one of this family, or not surely.</summary>
    public abstract Expression? Read(Claim claim);
}

/// <summary>An expression, and whether a person's answer stands in it.</summary>
readonly record struct Expression(string Cql, bool NeedsAPerson = false);
