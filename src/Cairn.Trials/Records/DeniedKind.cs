namespace Cairn.Records;

/// <summary>
/// Whether what was denied is a kind of treatment or one of it: no corticosteroid, or no dexamethasone. The name says the kind
/// when each of its words is one of the category's own or of those below; any other word may name a drug, and then nothing is
/// known of the rest.
/// </summary>
static class DeniedKind
{
    // What stands beside a kind and makes it no smaller.
    static readonly string[] Beside = [.. Plainly.Split(' ')];

    const string Plainly =
        "A AGENT ALL AN AND ANY ATTENUATED BEFORE CURRENT DAY DRUG FOR GIVEN IN KIND LAST MEDICATION NA NO NONE NOT OF ON OR "
        + "PREVIOU PRIOR RECEIVED SYSTEMIC TAKEN THE THERAPY TREATMENT USE USED WEEK WITH WITHIN";

    // Other words of a kind by a piece of its category.
    static readonly (string Category, string[] Words)[] Others =
    [
        ("STEROID", ["GLUCOCORTICOID", "CORTICOID", "糖皮质激素", "皮质类固醇", "激素"]),
        ("VACCINE", ["VACCINATION", "IMMUNIZATION", "活疫苗", "减毒活疫苗"]),
        ("IMMUNOSUPPRESS", ["免疫抑制剂"]),
        ("INFECTIVE", ["ANTIMICROBIAL", "抗感染药", "抗感染药物"]),
        ("LEUK", ["TUMOR", "CANCER", "ANTITUMOR", "ANTICANCER", "ANTINEOPLASTIC", "抗肿瘤治疗", "抗白血病治疗"]),
        ("SURGERY", ["OPERATION"]),
    ];

    public static bool IsNamedBy(string? name, string category)
    {
        if (string.IsNullOrWhiteSpace(name))
            return true;
        var kind = string.Concat(Words(category));
        return Words(name).All(word => IsOfKind(word, kind));
    }

    static bool IsOfKind(string word, string kind) =>
        Array.IndexOf(Beside, word) >= 0
        || word.All(char.IsAsciiDigit)
        || (word.Length > 3 && kind.Contains(word, StringComparison.Ordinal))
        || IsAlmost(word, kind)
        || Array.Exists(Others, o => kind.Contains(o.Category, StringComparison.Ordinal) && Array.IndexOf(o.Words, word) >= 0);

    // Immunosuppressive, antileukemic: most of the word.
    static bool IsAlmost(string word, string kind) =>
        word.AsSpan().CommonPrefixLength(kind) is >= Stem and var same && 3 * same >= 2 * word.Length;

    const int Stem = 6;

    // In American spelling and capitals, hyphens left out, without a plural.
    static IEnumerable<string> Words(string text)
    {
        var plain = AmericanSpelling.Of(text).Replace("-", "", StringComparison.Ordinal);
        var words = plain.Split([' ', '/', ',', '(', ')', '.', ';', ':'], StringSplitOptions.RemoveEmptyEntries);
        return words.Select(w => w.ToUpperInvariant()).Select(w => w.TrimEnd('S'));
    }
}
