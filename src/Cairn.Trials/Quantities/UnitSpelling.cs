using System.Collections.Frozen;
using System.Text;

namespace Cairn.Quantities;

/// <summary>
/// Units as sites and laboratories write them: the one place where a spelling becomes a UCUM unit. A word of the list is read
/// first, then the writing of powers and of micro is made UCUM's, then the code itself is asked. What nobody knows stays unknown;
/// the size of the number never decides.
/// </summary>
public static class UnitSpelling
{
    // After Plain(): micro as u, powers as 10*9, no blanks, no sign of multiplication in front.
    static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["G/L"] = "10*9/L",
        ["G/l"] = "10*9/L",
        ["Gpt/l"] = "10*9/L",
        ["Giga/l"] = "10*9/L",
        ["T/l"] = "10*12/L",
        ["Tpt/l"] = "10*12/L",
        ["GI/L"] = "10*9/L",
        ["Gpt/L"] = "10*9/L",
        ["Giga/L"] = "10*9/L",
        ["T/L"] = "10*12/L",
        ["TI/L"] = "10*12/L",
        ["Tpt/L"] = "10*12/L",
        ["Tera/L"] = "10*12/L",
        ["K/uL"] = "10*3/uL",
        ["k/uL"] = "10*3/uL",
        ["K/mcL"] = "10*3/uL",
        ["k/mcL"] = "10*3/uL",
        ["K/mm3"] = "10*3/uL",
        ["K/cumm"] = "10*3/uL",
        ["THOU/uL"] = "10*3/uL",
        ["thou/uL"] = "10*3/uL",
        ["THOU/mcL"] = "10*3/uL",
        ["Thousand/uL"] = "10*3/uL",
        ["thousand/uL"] = "10*3/uL",
        ["M/uL"] = "10*6/uL",
        ["MIL/uL"] = "10*6/uL",
        ["MILL/uL"] = "10*6/uL",
        ["Million/uL"] = "10*6/uL",
        ["million/uL"] = "10*6/uL",
        ["cumm"] = "/uL",
        ["/cumm"] = "/uL",
        ["/mcL"] = "/uL",
        ["mmHg"] = "mm[Hg]",
        ["mmHG"] = "mm[Hg]",
        ["MMHG"] = "mm[Hg]",
        ["cmH2O"] = "cm[H2O]",
        ["C"] = "Cel",
        ["degC"] = "Cel",
        ["celsius"] = "Cel",
        ["F"] = "[degF]",
        ["degF"] = "[degF]",
        ["bpm"] = "/min",
        ["BPM"] = "/min",
        ["beats/min"] = "/min",
        ["BEATS/MIN"] = "/min",
        ["breaths/min"] = "/min",
        ["BREATHS/MIN"] = "/min",
        ["rpm"] = "/min",
        ["min"] = "min",
        ["msec"] = "ms",
        ["MSEC"] = "ms",
        ["sec"] = "s",
        ["SEC"] = "s",
        ["hr"] = "h",
        ["hrs"] = "h",
        ["hours"] = "h",
        ["days"] = "d",
        ["weeks"] = "wk",
        ["lb"] = "[lb_av]",
        ["LB"] = "[lb_av]",
        ["lbs"] = "[lb_av]",
        ["in"] = "[in_i]",
        ["inch"] = "[in_i]",
        ["inches"] = "[in_i]",
        ["KG"] = "kg",
        ["Kg"] = "kg",
        ["CM"] = "cm",
        ["IU/L"] = "[iU]/L",
        ["IU/l"] = "[iU]/L",
        ["IU/mL"] = "[iU]/mL",
        ["IU/ml"] = "[iU]/mL",
        ["kIU/L"] = "k[iU]/L",
        ["mIU/L"] = "m[iU]/L",
        ["mIU/mL"] = "m[iU]/mL",
        ["uIU/mL"] = "u[iU]/mL",
        ["mEq/L"] = "meq/L",
        ["MEQ/L"] = "meq/L",
        ["mEq/l"] = "meq/L",
        ["mg%"] = "mg/dL",
        ["gm/dL"] = "g/dL",
        ["gm%"] = "g/dL",
        ["gm/L"] = "g/L",
        ["mL/min/1.73m2"] = "mL/min/{1.73_m2}",
        ["mL/min/1.73m*2"] = "mL/min/{1.73_m2}",
        ["mL/min/1.73sqm"] = "mL/min/{1.73_m2}",
        ["copies/ug"] = "{copies}/ug",
        ["copies/ugDNA"] = "{copies}/ug",
        ["copies/uggDNA"] = "{copies}/ug",
        ["copies/mL"] = "{copies}/mL",
        ["copies/uL"] = "{copies}/uL",
        ["cells/kg"] = "/kg",
        ["10*6cells/kg"] = "10*6/kg",
        ["10*6/kgBW"] = "10*6/kg",
        ["cells/hpf"] = "/[HPF]",
        ["/hpf"] = "/[HPF]",
        ["percent"] = "%",
        ["Percent"] = "%",
        ["PERCENT"] = "%",
        ["ratio"] = "1",
        ["INR"] = "1",
        ["pH"] = "[pH]",
        ["PH"] = "[pH]",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Whole codes in capitals, as some laboratories send them: no atom of UCUM is meant.
    static readonly FrozenDictionary<string, string> Capitals = (
        (string[])
            [
                "U/L",
                "mg/dL",
                "g/dL",
                "g/L",
                "mg/L",
                "ng/mL",
                "ug/L",
                "ug/mL",
                "pg/mL",
                "mmol/L",
                "umol/L",
                "nmol/L",
                "pmol/L",
                "10*9/L",
                "10*12/L",
                "10*3/uL",
                "10*6/uL",
                "/uL",
                "10*6/L",
                "ukat/L",
                "nkat/L",
                "mU/L",
                "mL/min",
                "mm/h",
                "fL",
                "pg",
            ]
    ).ToFrozenDictionary(code => code.ToUpperInvariant(), StringComparer.Ordinal);

    const int MostKept = 10_000;
    static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Unit?> Read = new(StringComparer.Ordinal);

    /// <summary>The unit that a text means; null when nobody knows.</summary>
    public static Unit? Of(string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
            return null;
        if (Read.TryGetValue(written, out var known))
            return known;
        var unit = Parse(written);
        return Read.Count < MostKept ? Read.GetOrAdd(written, unit) : unit; // the count stops all who read
    }

    /// <summary>
    /// Every unit that a text can mean, the likeliest first: <c>G/L</c> is 10*9/L, and g/L where a laboratory writes capitals.
    /// </summary>
    public static IReadOnlyList<Unit> Meanings(string? written)
    {
        if (Of(written) is not { } first)
            return [];
        return Capitals.TryGetValue(Plain(written!), out var code) && Unit.Of(code) is var other && !other.Equals(first)
            ? [first, other]
            : [first];
    }

    static Unit? Parse(string written)
    {
        var plain = Plain(written);
        if (Words.TryGetValue(plain, out var code) || Capitals.TryGetValue(plain, out code))
            return Unit.Of(code);
        return Unit.TryParse(plain, out var unit, out _) ? unit : Relaxed(plain);
    }

    // A litre in either letter, a word for what is counted.
    static Unit? Relaxed(string plain)
    {
        foreach (var counted in (string[])["cells/", "cell/", "{cells}/", "1/", "Cells/", "CELLS/"])
            if (plain.StartsWith(counted, StringComparison.Ordinal))
                return Parse(plain[(counted.Length - 1)..]);
        if (plain.EndsWith('l') && Words.TryGetValue(plain[..^1] + "L", out var code))
            return Unit.Of(code);
        return null;
    }

    static string Plain(string written)
    {
        var text = new StringBuilder();
        foreach (var c in written)
            if (!char.IsWhiteSpace(c) && c != '°')
                text.Append(Digit(c, text));
        var times = text.ToString().TrimStart('x', 'X', '×', '*');
        var plain = times.Replace("**", "*", StringComparison.Ordinal);
        plain = TenTo(plain, "10E") ?? TenTo(plain, "10e") ?? TenTo(plain, "10exp") ?? plain;
        if (plain.StartsWith("10(", StringComparison.Ordinal) && plain.IndexOf(')', StringComparison.Ordinal) is > 3 and var end)
            plain = $"10*{plain[3..end]}{plain[(end + 1)..]}";
        if (plain.StartsWith("10*", StringComparison.Ordinal) && plain.Contains("cells/", StringComparison.Ordinal))
            plain = plain.Replace("cells/", "/", StringComparison.Ordinal);
        plain = plain.Replace("mm*3", "mm3", StringComparison.Ordinal).Replace("/mcL", "/uL", StringComparison.Ordinal);
        plain = plain.Replace("/mcl", "/uL", StringComparison.Ordinal).Replace("/ul", "/uL", StringComparison.Ordinal);
        return plain.StartsWith("mcg", StringComparison.Ordinal) ? "ug" + plain[3..] : plain;
    }

    static string? TenTo(string plain, string sign) =>
        plain.StartsWith(sign, StringComparison.Ordinal) && plain.Length > sign.Length && char.IsAsciiDigit(plain[sign.Length])
            ? "10*" + plain[sign.Length..]
            : null;

    // Both letters mu are micro; a raised digit begins a power.
    static string Digit(char c, StringBuilder before)
    {
        if (c is 'µ' or 'μ')
            return "u";
        if (c == '^')
            return "*";
        var digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(c, StringComparison.Ordinal);
        if (digit < 0)
            return c.ToString();
        var begins = before.Length > 0 && before.ToString().EndsWith("10", StringComparison.Ordinal);
        return begins ? $"*{digit}" : $"{digit}";
    }
}
