using Cairn.Quantities;

namespace Cairn.Response;

/// <summary>What a response table is read with. Unknown: not recorded, or not readable; of a number, null.</summary>
public sealed record ResponseValues
{
    /// <summary>Blasts in marrow, %.</summary>
    public Measured? MarrowBlasts { get; init; }

    /// <summary>Blasts in marrow before the first infusion, %.</summary>
    public Measured? BaselineBlasts { get; init; }

    /// <summary>Blasts with Auer rods were seen.</summary>
    public Truth AuerRods { get; init; } = Truth.Unknown;

    /// <summary>Blasts circulate in blood.</summary>
    public Truth BloodBlasts { get; init; } = Truth.Unknown;

    /// <summary>Extramedullary disease is present.</summary>
    public Truth Extramedullary { get; init; } = Truth.Unknown;

    /// <summary>Absolute neutrophils, 10^9/L.</summary>
    public Measured? Neutrophils { get; init; }

    /// <summary>Platelets, 10^9/L.</summary>
    public Measured? Platelets { get; init; }

    /// <summary>Neutrophils were counted under growth factor (see <see cref="CountSupport"/>).</summary>
    public Truth NeutrophilsSupported { get; init; }

    /// <summary>Platelets were counted after a transfusion of platelets (see <see cref="CountSupport"/>).</summary>
    public Truth PlateletsSupported { get; init; }

    /// <summary>
    /// The marrow sample can show a response. No: fewer than 200 cells counted and cellularity below 10 %
    /// (ELN 2022, comment on MLFS). Unknown: one of the two is that low and the other was not recorded.
    /// </summary>
    public Truth Adequate { get; init; } = Truth.True;

    /// <summary>
    /// The records these values were read from, and why a value is unknown where a record stands but cannot be read (a unit, a
    /// text).
    /// </summary>
    public Grounds Read { get; init; } = new([], []);

    /// <summary>The values in words.</summary>
    public Phrase InWords() =>
        Phrase.Join(
            ", ",
            (Phrase)$"marrow blasts {Percent(MarrowBlasts)}",
            (Phrase)$"before infusion {Percent(BaselineBlasts)}",
            (Phrase)$"blood blasts {Seen(BloodBlasts)}",
            (Phrase)$"Auer rods {Seen(AuerRods)}",
            (Phrase)$"extramedullary disease {Seen(Extramedullary)}",
            (Phrase)$"neutrophils {Count(Neutrophils)}{Held(NeutrophilsSupported, "growth factor")}",
            (Phrase)$"platelets {Count(Platelets)}{Held(PlateletsSupported, "transfusion")}"
        );

    static string Percent(Measured? share) => share is { } s ? $"{s} %" : "unknown";

    static string Count(Measured? count) => count is { } c ? $"{c} ×10⁹/L" : "unknown";

    static Phrase Held(Truth supported, string by) =>
        supported switch
        {
            Truth.True => (Phrase)$" under {by}",
            Truth.False => "",
            Truth.Unknown => (Phrase)$" perhaps under {by}",
        };

    static string Seen(Truth seen) =>
        seen switch
        {
            Truth.True => "present",
            Truth.False => "absent",
            Truth.Unknown => "unknown",
        };
}
