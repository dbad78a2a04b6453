using Cairn.Quantities;

namespace Cairn.Response;

/// <summary>What a response table is read with. Null is unknown: not recorded, or not readable.</summary>
public sealed record ResponseValues
{
    /// <summary>Blasts in marrow, %.</summary>
    public Measured? MarrowBlasts { get; init; }

    /// <summary>Blasts in marrow before the first infusion, %.</summary>
    public Measured? BaselineBlasts { get; init; }

    /// <summary>Blasts with Auer rods were seen.</summary>
    public bool? AuerRods { get; init; }

    /// <summary>Blasts circulate in blood.</summary>
    public bool? BloodBlasts { get; init; }

    /// <summary>Extramedullary disease is present.</summary>
    public bool? Extramedullary { get; init; }

    /// <summary>Absolute neutrophils, 10^9/L.</summary>
    public Measured? Neutrophils { get; init; }

    /// <summary>Platelets, 10^9/L.</summary>
    public Measured? Platelets { get; init; }

    /// <summary>Neutrophils were counted under growth factor (see <see cref="CountSupport"/>); null = perhaps.</summary>
    public bool? NeutrophilsSupported { get; init; } = false;

    /// <summary>
    /// Platelets were counted after a transfusion of platelets (see <see cref="CountSupport"/>); null = perhaps.
    /// </summary>
    public bool? PlateletsSupported { get; init; } = false;

    /// <summary>
    /// The marrow sample can show a response. False: fewer than 200 cells counted and cellularity below 10 %
    /// (ELN 2022, comment on MLFS). Null: one of the two is that low and the other was not recorded.
    /// </summary>
    public bool? Adequate { get; init; } = true;

    /// <summary>
    /// The records these values were read from, and why a value is unknown where a record stands but cannot be read (a unit, a
    /// text).
    /// </summary>
    public Grounds Read { get; init; } = new([], []);

    /// <summary>The values in words.</summary>
    public string InWords() =>
        string.Join(
            ", ",
            $"marrow blasts {Percent(MarrowBlasts)}",
            $"before infusion {Percent(BaselineBlasts)}",
            $"blood blasts {Seen(BloodBlasts)}",
            $"Auer rods {Seen(AuerRods)}",
            $"extramedullary disease {Seen(Extramedullary)}",
            $"neutrophils {Count(Neutrophils)}{Held(NeutrophilsSupported, "growth factor")}",
            $"platelets {Count(Platelets)}{Held(PlateletsSupported, "transfusion")}"
        );

    static string Percent(Measured? share) => share is { } s ? $"{s} %" : "unknown";

    static string Count(Measured? count) => count is { } c ? $"{c} x 10^9/L" : "unknown";

    static string Held(bool? supported, string by) =>
        supported switch
        {
            true => $" under {by}",
            false => "",
            null => $" perhaps under {by}",
        };

    static string Seen(bool? seen) =>
        seen switch
        {
            true => "present",
            false => "absent",
            null => "unknown",
        };
}
