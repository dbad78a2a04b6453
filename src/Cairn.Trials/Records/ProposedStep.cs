using System.Globalization;

namespace Cairn.Records;

/// <summary>What a rule can propose as the next step of a trial.</summary>
public enum ProposedKind
{
    /// <summary>Subjects may be infused at a level.</summary>
    Infuse,

    /// <summary>Nobody is infused until subjects under watch are settled.</summary>
    Wait,

    /// <summary>Escalation is over.</summary>
    Stop,

    /// <summary>Something came to light too late: nobody is infused until the committee has met on it.</summary>
    Frozen,
}

/// <summary>What a rule proposed, as a record keeps it: compared and stored by its parts, never by its words.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Level">Infuse: the dose level, from 1. Stop: the MTD, 0 when no level is tolerable, null when none was
/// determined.</param>
/// <param name="Subjects">Infuse: how many.</param>
public readonly record struct ProposedStep(ProposedKind Kind, int? Level = null, int? Subjects = null)
{
    public static ProposedStep Infuse(int level, int subjects) => new(ProposedKind.Infuse, level, subjects);

    public static ProposedStep Stop(int? mtd) => new(ProposedKind.Stop, mtd);

    /// <summary>Code = kind [":" level [":" subjects]], for example <c>infuse:2:3</c>, <c>stop:1</c>, <c>wait</c>.</summary>
    public string Code =>
        string.Join(':', ((string?[])[KindCode(Kind), Text(Level), Text(Subjects)]).TakeWhile(part => part is not null));

    /// <exception cref="FormatException">The text is no <see cref="Code"/>.</exception>
    public static ProposedStep Parse(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var parts = code.Split(':');
        foreach (var kind in Enum.GetValues<ProposedKind>())
            if (KindCode(kind) == parts[0] && parts.Length <= 3)
                return new(kind, Number(parts, 1), Number(parts, 2));
        throw new FormatException($"'{code}' names no proposed step.");
    }

    static int? Number(string[] parts, int at) =>
        at < parts.Length ? int.Parse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture) : null;

    static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    static string KindCode(ProposedKind kind) =>
        kind switch
        {
            ProposedKind.Infuse => "infuse",
            ProposedKind.Wait => "wait",
            ProposedKind.Stop => "stop",
            ProposedKind.Frozen => "frozen",
        };

    /// <summary>For people. Nothing reads it back.</summary>
    public override string ToString() =>
        (Kind, Level) switch
        {
            (ProposedKind.Infuse, _) => string.Create(CultureInfo.InvariantCulture, $"treat {Subjects} at dose level {Level}"),
            (ProposedKind.Wait, _) => "wait",
            (ProposedKind.Frozen, _) => "frozen",
            (ProposedKind.Stop, null) => "stop without an MTD",
            (ProposedKind.Stop, 0) => "stop: no dose level is tolerable",
            (ProposedKind.Stop, _) => string.Create(CultureInfo.InvariantCulture, $"stop: the MTD is dose level {Level}"),
        };
}
