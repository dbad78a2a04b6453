using System.Buffers;
using System.Collections.Frozen;

namespace Cairn.Records;

/// <summary>
/// What a recorded medication or procedure was, by its category or by its own name (<see cref="TreatmentWords"/>), whichever is
/// known. A category that says what a treatment was for decides first: the drug of a lymphodepletion is no other therapy.
/// Unknown: neither the category nor the name is read.
/// </summary>
public static class TreatmentReading
{
    static readonly string[] Endings = ["THERAPY", "THERAPIE", "TREATMENT", "AGENT", "DRUG", "MEDICATION"];

    static readonly FrozenDictionary<string, TreatmentKind> Kinds = TreatmentWords
        .Categories.Words.DistinctBy(Plain, StringComparer.Ordinal)
        .ToFrozenDictionary(Plain, word => TreatmentWords.Categories.Meaning(word)!.Value, StringComparer.Ordinal);

    /// <summary>True of what is recorded as given before the trial.</summary>
    public static bool IsPrior(this PeriodRecord row) =>
        row switch
        {
            Medication m => Has(m.Category, "PRIOR") || Has(m.Category, "PREVIOUS"),
            Procedure p => Has(p.Category, "PRIOR") || Has(p.Category, "PREVIOUS"),
            _ => false,
        };

    /// <summary>What a treatment is called, as written.</summary>
    public static string Called(this Record row) => Names(row).FirstOrDefault() ?? "";

    /// <summary>What a category says; null when it is empty or none of the known.</summary>
    public static TreatmentKind? Kind(string? category) =>
        category is null
            ? null
            : TreatmentWords.Categories.Meaning(category) ?? (Kinds.TryGetValue(Plain(category), out var read) ? read : null);

    /// <summary>
    /// The category by which criteria ask: other leukaemia therapy and corticosteroids by any word of the category, or by the
    /// drug's name where the category says nothing; else as written.
    /// </summary>
    public static string? CategoryAsRead(this Medication m)
    {
        ArgumentNullException.ThrowIfNull(m);
        var said = Kind(m.Category);
        if (said is not null and not TreatmentKind.AntiLeukaemia && !IsGeneral(m.Category))
            return m.Category;
        if (said == TreatmentKind.AntiLeukaemia || m.IsAgainstLeukaemia().IsTrue)
            return MedicationCategory.AntiLeukaemia;
        return IsSteroid(m) ? MedicationCategory.Corticosteroid : m.Category;
    }

    /// <summary>
    /// The words by which criteria find a medication: its category as written and as read, and what the drug is whatever it was
    /// given for. What was not taken has the words of its category where its name says no more than that; one drug that is denied
    /// denies no kind. Of a category that is a part of a kind, no chemotherapy, the word as written.
    /// </summary>
    public static IEnumerable<string> KindsAsRead(this Medication m)
    {
        ArgumentNullException.ThrowIfNull(m);
        IEnumerable<string?> kinds = m.IsDenied ? Denied(m) : [m.Category, m.CategoryAsRead(), .. OfTheDrug(m)];
        return kinds.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);
    }

    static string?[] Denied(Medication m)
    {
        if (m.Category is not { } said || !DeniedKind.IsNamedBy(m.Treatment, said) || !DeniedKind.IsNamedBy(m.Code, said))
            return [];
        return Has(said, TreatmentWords.PartOfAKind) ? [said] : [said, (m with { Treatment = "", Code = null }).CategoryAsRead()];
    }

    /// <summary>
    /// The word by which criteria find a procedure among those of a kind: its category, but for one procedure that is denied.
    /// </summary>
    public static IEnumerable<string> KindsAsRead(this Procedure p)
    {
        ArgumentNullException.ThrowIfNull(p);
        var isOne =
            p.Category is { } said && p.IsDenied && !(DeniedKind.IsNamedBy(p.Name, said) && DeniedKind.IsNamedBy(p.Code, said));
        return p.Category is null || isOne ? [] : [p.Category];
    }

    static IEnumerable<string> OfTheDrug(Medication m)
    {
        if (IsSteroid(m))
            yield return MedicationCategory.Corticosteroid;
        if (Names(m).Any(SaysImmunosuppressant) && !Has(m.Route ?? "", TreatmentWords.Local))
            yield return MedicationCategory.Immunosuppressant;
        if (Says(m, TreatmentWords.Antibacterials) || Has(m.Category ?? "", TreatmentWords.AgainstInfections))
            yield return MedicationCategory.AntiInfective;
        if (Says(m, VaccineWords.LiveVaccines) && !Says(m, VaccineWords.NoLiveVaccines))
            yield return MedicationCategory.LiveVaccine;
    }

    static bool IsGeneral(string? category) => string.Equals(category?.Trim(), "GENERAL", StringComparison.OrdinalIgnoreCase);

    static bool IsSteroid(Medication m) =>
        (Says(m, TreatmentWords.Steroids) || Has(m.Category, "STEROID")) && !Has(m.Route ?? "", TreatmentWords.Local);

    /// <summary>Whether a treatment was one against the leukaemia, beside the trial's own.</summary>
    public static Truth IsAgainstLeukaemia(this Record row) =>
        row switch
        {
            Medication m => IsAgainstLeukaemia(m),
            Procedure p => IsAgainstLeukaemia(p),
            _ => Truth.False,
        };

    /// <summary>
    /// True when its name alone says so: no category says what it was for, and before the cells it may have been bridging.
    /// </summary>
    public static bool IsAgainstLeukaemiaByName(this Record row) =>
        row.IsAgainstLeukaemia().IsTrue && Purpose(row) != TreatmentKind.AntiLeukaemia;

    /// <summary>True for a drug of which lymphodepletion is made, too.</summary>
    public static bool MayDepleteLymphocytes(this Record row) =>
        Texts(row).Any(t => Has(t, TreatmentWords.Fludarabine) || Has(t, TreatmentWords.FludarabineInChinese));

    /// <summary>Whether it was a transfusion of platelets.</summary>
    public static Truth IsPlatelets(this Record row) =>
        Texts(row).Any(SaysPlatelets) ? Truth.True : IsOfKind(row, TreatmentKind.Transfusion, SupportWords.OtherBlood);

    /// <summary>Whether it was a factor that raises neutrophils.</summary>
    public static Truth IsMyeloidFactor(this Record row) =>
        Texts(row).Any(SaysMyeloid) && !Says(row, SupportWords.OtherFactors)
            ? Truth.True
            : IsOfKind(row, TreatmentKind.GrowthFactor, SupportWords.OtherFactors);

    /// <summary>True for blood products and growth factors of any kind.</summary>
    public static bool IsSupport(this Record row) =>
        Purpose(row) is TreatmentKind.Transfusion or TreatmentKind.GrowthFactor
        || Texts(row).Any(SaysPlatelets)
        || Names(row).Any(SaysMyeloid);

    /// <summary>True when neither the category nor the name of a medication says what it is.</summary>
    public static bool IsUnread(this Record row) =>
        row is Medication && Purpose(row) is null && !Names(row).Any(IsKnown) && !row.IsAllograft().IsTrue;

    static Truth IsAgainstLeukaemia(Medication m)
    {
        if (Purpose(m) is { } purpose and not (TreatmentKind.Other or TreatmentKind.Transfusion or TreatmentKind.GrowthFactor))
            return Truth.Of(purpose == TreatmentKind.AntiLeukaemia);
        if (Has(m.Indication, "LYMPHODEPL"))
            return Truth.False;
        if (Says(m, TreatmentWords.Leukaemia))
            return Has(m.Route, "INTRATHECAL") ? Truth.Unknown : Truth.True;
        return m.IsUnread() ? Truth.Unknown : Truth.False;
    }

    // A procedure is asked about where its words hint at a treatment of the leukaemia.
    static Truth IsAgainstLeukaemia(Procedure p)
    {
        if (Purpose(p) is { } purpose and not TreatmentKind.Other)
            return Truth.Of(purpose == TreatmentKind.AntiLeukaemia);
        if (Says(p, TreatmentWords.Leukaemia))
            return Truth.True;
        var isHinted = Says(p, TreatmentWords.Hints) || Names(p).Any(n => Has(Apart(n), TreatmentWords.HintWords));
        return isHinted && !IsBlood(p) ? Truth.Unknown : Truth.False;
    }

    // Red cells in Chinese are an infusion of cells by their words.
    static bool IsBlood(Procedure p) => Says(p, SupportWords.OtherBlood) && !Says(p, TreatmentWords.Grafts);

    // Words apart by one space, a space at both ends.
    static string Apart(string name) =>
        $" {string.Join(' ', name.Split([' ', '-', '_', '/', '+', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries))} ";

    static Truth IsOfKind(Record row, TreatmentKind kind, SearchValues<string> others)
    {
        if (Purpose(row) != kind)
            return row.IsUnread() ? Truth.Unknown : Truth.False;
        return Says(row, others) ? Truth.False : Truth.Unknown;
    }

    // What the category says, or the name where it is a category's word: chemotherapy, transfusion.
    static TreatmentKind? Purpose(Record row) =>
        row switch
        {
            Medication m => Kind(m.Category) is { } said and not TreatmentKind.Other
                ? said
                : Kind(m.Treatment) ?? Kind(m.Category),
            Procedure p => Kind(p.Category) ?? Kind(p.Code) ?? Kind(p.Name),
            _ => null,
        };

    static bool IsKnown(string name) =>
        Has(name, TreatmentWords.Ordinary)
        || Has(name, TreatmentWords.Steroids)
        || Has(name, TreatmentWords.Leukaemia)
        || Has(name, SupportWords.OtherBlood)
        || Has(name, SupportWords.OtherFactors)
        || Has(name, VaccineWords.LiveVaccines)
        || Has(name, VaccineWords.Vaccines)
        || SaysImmunosuppressant(name)
        || SaysPlatelets(name)
        || SaysMyeloid(name);

    static bool SaysImmunosuppressant(string name) =>
        Has(name, TreatmentWords.Immunosuppressants) || Has(Apart(name), TreatmentWords.ShortImmunosuppressants);

    static bool SaysPlatelets(string text) => Has(text, SupportWords.Platelets) && !Has(text, SupportWords.AboutPlatelets);

    static bool SaysMyeloid(string text) => Has(text, SupportWords.Myeloid) && !Has(text, "ANTI");

    static IEnumerable<string> Names(Record row) =>
        row switch
        {
            Medication m => Written(m.Treatment, m.Code),
            Procedure p => Written(p.Name, p.Code),
            _ => [],
        };

    static IEnumerable<string> Texts(Record row) =>
        Names(row).Concat(Written((row as Medication)?.Category, (row as Procedure)?.Category));

    static IEnumerable<string> Written(string? one, string? other)
    {
        if (one is not null)
            yield return one;
        if (other is not null)
            yield return other;
    }

    static bool Says(Record row, SearchValues<string> words) => Names(row).Any(n => Has(n, words));

    static bool Has(string text, SearchValues<string> words) => text.AsSpan().ContainsAny(words);

    static bool Has(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    // Letters and digits alone, in American spelling, without a plural and without a word such as therapy at the end.
    static string Plain(string text)
    {
        var written = string.Concat(AmericanSpelling.Of(text).Where(char.IsLetterOrDigit));
        var letters = written.ToUpperInvariant().TrimEnd('S');
        var ending = Array.Find(Endings, e => letters.Length > e.Length && letters.EndsWith(e, StringComparison.Ordinal));
        return ending is null ? letters : letters[..^ending.Length];
    }
}
