using System.Collections.Frozen;

namespace Cairn.Forms;

/// <summary>
/// Why a question has no value: an answer of its own, which is not the same as a question that nobody answered.
/// </summary>
public enum Absence
{
    /// <summary>It was asked, and nobody knows.</summary>
    Unknown,
    NotDone,
    NotApplicable,
}

/// <summary>
/// How an absence is written: by its short word on a form, and in the ledger by the null flavour (ISO 21090) beside the variable,
/// in a
/// variable named <c>--NF</c> after it, as SDTM does with TSVALNF. A test that was not done has SDTM's own word for that.
/// </summary>
public static class Absences
{
    static readonly FrozenDictionary<string, Absence> Short = new Dictionary<string, Absence>(StringComparer.OrdinalIgnoreCase)
    {
        ["UNK"] = Absence.Unknown,
        ["ND"] = Absence.NotDone,
        ["NA"] = Absence.NotApplicable,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenDictionary<string, Absence> Flavours = new Dictionary<string, Absence>(StringComparer.Ordinal)
    {
        ["UNK"] = Absence.Unknown,
        ["NASK"] = Absence.NotDone,
        ["NA"] = Absence.NotApplicable,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The variable that says why another one is empty.</summary>
    public static string VariableOf(string variable) => variable + "NF";

    /// <summary>What a short word means; null when it is none.</summary>
    public static Absence? OfShort(string text) => Short.TryGetValue(text.Trim(), out var known) ? known : null;

    /// <summary>What a null flavour means; null when it is none.</summary>
    public static Absence? OfFlavour(string? flavour) =>
        flavour is not null && Flavours.TryGetValue(flavour, out var known) ? known : null;

    extension(Absence absence)
    {
        /// <summary>As a person types it.</summary>
        public string ShortWord =>
            absence switch
            {
                Absence.Unknown => "UNK",
                Absence.NotDone => "ND",
                Absence.NotApplicable => "NA",
            };

        /// <summary>As the ledger holds it.</summary>
        public string Flavour =>
            absence switch
            {
                Absence.Unknown => "UNK",
                Absence.NotDone => "NASK",
                Absence.NotApplicable => "NA",
            };
    }
}
