using Cairn.Records;

namespace Cairn.Forms;

/// <summary>The units that laboratories give a test in, of those that convert; any other that converts is taken, too.</summary>
public static class AcceptedUnits
{
    static readonly string[] Usual =
    [
        "10*9/L",
        "/uL",
        "g/L",
        "g/dL",
        "mmol/L",
        "umol/L",
        "mg/dL",
        "mg/L",
        "U/L",
        "ukat/L",
        "ug/L",
        "ng/mL",
        "pmol/L",
        "meq/L",
        "s",
        "Cel",
        "[degF]",
        "mm[Hg]",
        "kPa",
        "/min",
        "kg",
        "[lb_av]",
        "cm",
        "[in_i]",
        "ms",
        "[iU]/mL",
        "[iU]/L",
        "{copies}/ug",
    ];

    /// <summary>The unit that rules read first.</summary>
    public static IReadOnlyList<string> Of(CatalogueTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        if (test.Unit is not { } own)
            return [];
        var others = Usual.Where(u => u != own.ToString() && test.ValueOf(1, u) is not null);
        return [own.ToString(), .. others];
    }
}
