using Cairn.Registry.Likeness;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>Why a trial is like another, in words: same target (CLL1), same phase (phase 1), also dose escalation.</summary>
public static class RelatedWords
{
    const int MostTerms = 5;
    const double Same = 0.999,
        Close = 0.5;

    /// <summary>What one part says; the words of texts are word forms (leukemia for leukaemias).</summary>
    public static string Of(SharedPart shared)
    {
        var likeness = shared.Likeness;
        return shared.Part.Name switch
        {
            "target" => $"{Degree(likeness, "same target", "a target in common")} ({Codes(shared)})",
            "product" => $"same kind of product ({Codes(shared)})",
            "setting" => $"{Degree(likeness, "same setting", "a setting in common")} ({Codes(shared)})",
            "phase" => $"{Degree(likeness, "same phase", "a phase in common")} ({Codes(shared)})",
            "design" => DesignOf(shared),
            "condition" => $"{(likeness >= Close ? "same disease" : "related disease")} ({Terms(shared)})",
            "population" => $"similar participants ({Terms(shared)})",
            var name => $"similar {name} ({Terms(shared)})",
        };
    }

    static string Degree(double likeness, string same, string some) => likeness >= Same ? same : some;

    static string DesignOf(SharedPart shared)
    {
        var escalates = shared.Terms.Contains(LikenessPart.DoseEscalation, StringComparer.Ordinal);
        return escalates ? $"also dose escalation ({Codes(shared)})" : $"similar design ({Codes(shared)})";
    }

    static string Codes(SharedPart shared) => Listed(shared.Terms.Where(t => t != LikenessPart.DoseEscalation));

    static string Listed(IEnumerable<string> terms) => string.Join(", ", terms.Take(MostTerms).Select(Words));

    static string Words(string term) => term.Split('=', 2) is [var field, var code] ? CodeWords.OfField(field, code) : term;

    /// <summary>Names of several words stand for their words.</summary>
    static string Terms(SharedPart shared)
    {
        var names = shared.Terms.Where(t => t.Contains(' '));
        var named = names.SelectMany(t => t.Split(' ')).ToHashSet(StringComparer.Ordinal);
        return Listed(shared.Terms.Where(t => !named.Contains(t)));
    }
}
