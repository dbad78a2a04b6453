using System.Buffers;

namespace Cairn.Records;

/// <summary>
/// The kinds by which criteria ask that a medication may be one of: every kind where neither its category nor its name is read,
/// and some where the drug is given for several things. Whether it is, is asked about.
/// </summary>
public static class MedicationDoubt
{
    static readonly string[] Any =
    [
        MedicationCategory.AntiLeukaemia,
        MedicationCategory.Corticosteroid,
        MedicationCategory.Immunosuppressant,
        MedicationCategory.AntiInfective,
        MedicationCategory.LiveVaccine,
    ];

    static readonly (SearchValues<string> Names, string[] MayBe)[] OfSeveral =
    [
        (
            Words(
                "HYDROXYUREA",
                "HYDROXYCARBAMIDE",
                "HYDREA",
                "羟基脲",
                "ETOPOSIDE",
                "依托泊苷",
                "TRETINOIN",
                "维A酸",
                "ARSENIC",
                "砷"
            ),
            [MedicationCategory.AntiLeukaemia]
        ),
        (
            Words("METHOTREXATE", "甲氨蝶呤", "CYCLOPHOSPHAMIDE", "环磷酰胺"),
            [MedicationCategory.AntiLeukaemia, MedicationCategory.Immunosuppressant]
        ),
        (Words("BUDESONIDE", "布地奈德"), [MedicationCategory.Corticosteroid]),
    ];

    /// <summary>What a medication may be that is neither denied nor given in one place alone.</summary>
    public static IReadOnlyList<string> KindsItMayBe(this Medication m)
    {
        ArgumentNullException.ThrowIfNull(m);
        if (m.IsDenied || Has(m.Route, TreatmentWords.Local) || IsExplained(m))
            return [];
        if (MayLive(m))
            return [MedicationCategory.LiveVaccine];
        if (Array.Find(OfSeveral, o => Says(m, o.Names)).MayBe is { } some)
            return some;
        return m.IsUnread() ? Any : [];
    }

    // By a category that is read, or for the cells.
    static bool IsExplained(Medication m) => TreatmentReading.Kind(m.Category) is not null || Has(m.Indication, "LYMPHODEPL");

    static bool MayLive(Medication m) =>
        Says(m, VaccineWords.Vaccines)
        && !Says(m, VaccineWords.LiveVaccines)
        && !Says(m, VaccineWords.NoLiveVaccines)
        && !Says(m, VaccineWords.OtherVaccines);

    static bool Says(Medication m, SearchValues<string> words) => Has(m.Treatment, words) || Has(m.Code, words);

    static bool Has(string? text, SearchValues<string> words) => text is not null && text.AsSpan().ContainsAny(words);

    static bool Has(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    static SearchValues<string> Words(params ReadOnlySpan<string> words) =>
        SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
