using System.Globalization;

namespace Cairn.Records;

/// <summary>What late information is about.</summary>
public enum LateKind
{
    /// <summary>A dose level that the rule would not have opened.</summary>
    LevelOpened,

    /// <summary>An end with an MTD that the rule would now not allow.</summary>
    End,

    /// <summary>Toxicity of a level after escalation had ended.</summary>
    Expansion,

    /// <summary>A death related to the product, where the study holds dosing for one.</summary>
    RelatedDeath,
}

/// <summary>
/// Names a piece of late information, so that a committee's decision can say that it had it before it. Two are the same when
/// kind, level, what the rule would have said and the subjects are; no word of any report takes part. What the rule says of a
/// toxic expansion, or of an end that no longer holds, moves with everybody infused since, and names neither.
/// </summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Level">The level that was opened, was named the MTD, is too toxic in the expansion, or was given to who
/// died.</param>
/// <param name="Would">What the rule says with it known.</param>
/// <param name="Subjects">Whose outcome it is about, in the order of the board.</param>
public sealed record LateKey(LateKind Kind, int Level, ProposedStep Would, IReadOnlyList<string> Subjects)
{
    const char Part = '/',
        Subject = '+';

    /// <summary>
    /// Code = kind "/" level "/" step "/" subject {"+" subject}; subjects are percent-encoded (RFC 3986), so that no identifier
    /// can break it. For example <c>level-opened/2/infuse:1:3/A1+A2</c>.
    /// </summary>
    public string Code =>
        string.Join(
            Part,
            KindCode(Kind),
            Level.ToString(CultureInfo.InvariantCulture),
            Would.Code,
            string.Join(Subject, Subjects.Select(Uri.EscapeDataString))
        );

    static LateKind KindOf(string code)
    {
        foreach (var kind in Enum.GetValues<LateKind>())
            if (KindCode(kind) == code)
                return kind;
        throw new FormatException($"'{code}' is no kind of late information.");
    }

    /// <exception cref="FormatException">The text is no <see cref="Code"/>.</exception>
    public static LateKey Parse(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Split(Part) is not [var kind, var level, var would, var subjects])
            throw new FormatException($"'{code}' names no late information.");
        return new(
            KindOf(kind),
            int.Parse(level, NumberStyles.None, CultureInfo.InvariantCulture),
            ProposedStep.Parse(would),
            [.. subjects.Split(Subject, StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)]
        );
    }

    static string KindCode(LateKind kind) =>
        kind switch
        {
            LateKind.LevelOpened => "level-opened",
            LateKind.End => "end",
            LateKind.Expansion => "expansion",
            LateKind.RelatedDeath => "related-death",
        };

    public bool Equals(LateKey? other) =>
        other is not null
        && (Kind, Level) == (other.Kind, other.Level)
        && (Undoes || Would == other.Would)
        && Subjects.SequenceEqual(other.Subjects, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Kind, Level, Subjects.Count);

    /// <summary>True where the MTD on record no longer stands.</summary>
    public bool Undoes =>
        Kind switch
        {
            LateKind.End or LateKind.Expansion => true,
            LateKind.LevelOpened or LateKind.RelatedDeath => false,
        };
}
