using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>
/// Paragraphs whose line breaks were lost: PATIENT CHARACTERISTICS: Age: 18 and over Hematopoietic: WBC at least 4,000 Platelets
/// at least 100,000. A topic ends with its colon; an item begins where a word is capital that is no name, behind one that is
/// small. Each paragraph carries a doubt: of the cuts in 916 older records that kept their breaks, folded for the purpose, 98.0 %
/// are right, and 98.9 % of the places are found (FoldedTopicsTests).
/// </summary>
static partial class FoldedTopics
{
    /// <summary>The line, or the topics and items that it holds.</summary>
    public static IEnumerable<EligibilityLine> Cut(EligibilityLine line)
    {
        if (line.Marker is { IsBullet: true } && OwnTopic().Match(line.Text) is { Success: true } own)
            return BelowBullet(line, own.Value);
        if ((line.Marker is not null || !Section().IsMatch(line.Whole)) && !Between().IsMatch(line.Whole))
            return [line];
        var pieces = Pieces(line.Whole);
        return pieces.Select(
            (piece, i) =>
                line.Piece(piece.Text) with
                {
                    IsSentence = true,
                    IsTopic = piece.IsTopic,
                    AfterBlank = i > 0 || line.AfterBlank,
                }
        );
    }

    /// <summary>A bullet with a topic and items without marks, * Other: Not pregnant No HIV: the first keeps the topic.</summary>
    static IEnumerable<EligibilityLine> BelowBullet(EligibilityLine line, string topic)
    {
        string[] items = [.. Listed(line.Text[topic.Length..])];
        if (items.Length < 2 || Array.Exists(items, i => i.TrimEnd().EndsWith(':')))
            return [line];
        items[0] = topic + items[0];
        return items.Select(item =>
            line with
            {
                Text = item.Trim(),
                Whole = $"{line.Marker!.Written} {item.Trim()}",
                IsSentence = true,
            }
        );
    }

    /// <summary>Each topic, and the items below it up to the next.</summary>
    static IEnumerable<(string Text, bool IsTopic)> Pieces(string text)
    {
        var from = 0;
        foreach (Match topic in Topic().Matches(text))
        {
            foreach (var item in Listed(text[from..topic.Index]))
                yield return (item, false);
            yield return (topic.Value.TrimStart('*', ' '), true);
            from = topic.Index + topic.Length;
        }
        foreach (var item in Listed(text[from..]))
            yield return (item, false);
    }

    static IEnumerable<string> Listed(string text) => FoldedNames.Together([.. Items(text)]);

    static IEnumerable<string> Items(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield break;
        var words = Word().Matches(text);
        var inside = Parenthesis().Matches(text);
        var from = 0;
        for (var i = 1; i < words.Count; i++)
        {
            if (inside.Any(p => p.Index < words[i].Index && words[i].Index < p.Index + p.Length))
                continue;
            if (Begins(words[i - 1].Value, words[i].Value, i + 1 < words.Count ? words[i + 1].Value : ""))
            {
                yield return text[from..words[i].Index];
                from = words[i].Index;
            }
        }
        yield return text[from..];
    }

    static bool Begins(string before, string word, string next)
    {
        if (before[^1] is ',' or ';' || Leading.Contains(before.TrimStart('(')) || word[0] == '(')
            return false;
        var core = word.Trim('"', '\'');
        if (core == "Disease" && char.IsLower(before[0]) && !next.StartsWith("Characteristics", StringComparison.Ordinal))
            return true;
        if (core == "A" && next == "new")
            return true;
        if (Capital().Match(core) is { Success: true } capital)
            return (FoldedNames.BeginsItem(core) || !IsTitle(before)) && !Names.Contains(capital.Groups["stem"].Value);
        return IsShort(core) && (Measures().IsMatch(next) || (core[^1] == ',' && IsShort(next)));
    }

    /// <summary>ALT or PT/PTT.</summary>
    static bool IsShort(string word)
    {
        var parts = word.TrimEnd(':', ',').Split('/');
        return parts.All(ShortForms.Contains);
    }

    /// <summary>A name of several capital words goes on: Diagnostic and Statistical Manual.</summary>
    static bool IsTitle(string word) =>
        word[^1] is not ('.' or ':' or ')')
        && word != "Characteristics"
        && !FoldedNames.EndsDiagnosis(word)
        && Capital().IsMatch(word);

    /// <summary>Words behind which the sentence goes on, whatever comes.</summary>
    static readonly FrozenSet<string> Leading = Set(
        "No Not OR AND OF THE AND/OR or and and/or plus versus of the with to by in for than per grade stage class least a an on "
            + "containing against between into during both either using including "
            + "at as from Stage Grade Class no any other prior since vs not if is are be without See see"
    );

    /// <summary>Names and titles that are capital inside a sentence.</summary>
    static readonly FrozenSet<string> Names = Set(
        "Hodgkin Non-Hodgkin Karnofsky Zubrod Ann Arbor Gleason Ewing Wilms Kaposi Burkitt Gilbert Lansky Philadelphia "
            + "Dukes Breslow Clark Waldenstrom Barrett Crohn Cushing Fanconi Down Disease Characteristics Pap Rai Binet "
            + "Durie Salmon Eastern "
            + "Cooperative Oncology Group Southwest Cancer Institute National Reed Sternberg Merkel Sezary Langerhans Gram "
            + "Pneumocystis Candida American International Union Against New York Heart Association Children Leukemia Working "
            + "Formulation Revised European Epstein Barr Epstein-Barr Evans Bence Jones Foley Broviac Hickman "
            + "Ommaya Mohs Cockcroft Gault Hg Gy Ph Ph-negative Ph-positive Shimada Celsius Fahrenheit Tc Ta Hippel-Lindau "
            + "Mullerian Muellerian Brenner Aspergillus Mycobacterium Toxoplasma Wegener Sjogren Raynaud Graves Paget Gaucher "
            + "Units Unit Units/L Units/mL Child Pugh Child-Pugh Tanner Tourette Parkinson Alzheimer Huntington Addison "
            + "Carolina Hopkins University College Registry Program Project Trial"
    );

    static readonly FrozenSet<string> ShortForms = Set(
        "WBC ANC AGC SGOT SGPT AST ALT AST/ALT ALT/AST SGOT/SGPT SGPT/SGOT PT PTT APTT INR GGT GGTP CK CPK "
            + "BUN DLCO FEV1 FVC LVEF HIV ECOG "
            + "WHO SWOG LDH PSA INR MUGA EKG CA CEA AFP HCG TSH CRP ESR"
    );

    static FrozenSet<string> Set(string words) => FrozenSet.ToFrozenSet(words.Split(' '), StringComparer.Ordinal);

    [GeneratedRegex(@"^(?:DISEASE CHARACTERISTICS|PATIENT CHARACTERISTICS|PRIOR[ /]CONCURRENT THERAPY):\s*(?=\S)")]
    private static partial Regex Section();

    // --Patient Characteristics--, as another institute wrote its topics; the first dashes of a line may be lost.
    [GeneratedRegex(@"--(?:\p{Lu}[\p{L}/]*\s?){1,3}--|^(?:[*-]\s*)?(?:\p{Lu}[\p{L}/]*\s)+(?:Characteristics|Therapy)--")]
    private static partial Regex Between();

    [GeneratedRegex(
        @"^(?:DISEASE CHARACTERISTICS|PATIENT CHARACTERISTICS|PRIOR[ /]CONCURRENT THERAPY):\s*(?=\S)"
            + @"|--(?:\p{Lu}[\p{L}/]*\s?){1,3}--\s*|^(?:[*-]\s*)?(?:\p{Lu}[\p{L}/]*\s)+(?:Characteristics|Therapy)--\s*"
            + @"|(?<=[:.\s])(?:[0-9]{1,2}\.\s+)?(?=\p{Lu})(?i:Age|Sex|Menopausal status|Performance status|Life expectancy"
            + @"|Hematopoietic"
            + @"|Hepatic|Renal|Cardiovascular|Pulmonary|Neurologic|Immunologic|Other|Biologic(?: therapy)?|Chemotherapy"
            + @"|Endocrine(?: therapy)?|Radiotherapy|Surgery|Hormone receptor status):\s*"
    )]
    private static partial Regex Topic();

    // Whole sentences, and what stands between semicolons, are told apart elsewhere.
    [GeneratedRegex(
        @"^(?:Age|Sex|Performance status|Life expectancy|Hematopoietic|Hepatic|Renal|Cardiovascular|Pulmonary|Neurologic"
            + @"|Immunologic|Other|Biologic therapy|Chemotherapy|Endocrine therapy|Radiotherapy|Surgery):\s+"
            + @"(?=[^.;]*(?:\.\d[^.;]*)*$)"
    )]
    private static partial Regex OwnTopic();

    // No item begins inside a parenthesis that is closed; another may stand in it.
    [GeneratedRegex(@"\((?:[^()]|\([^()]*\))*\)")]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?<stem>\p{Lu}\p{Ll}+(?:[-/]\p{L}+)*)(?:['’]s)?[.,:]?$")]
    private static partial Regex Capital();

    [GeneratedRegex(
        @"^(?:no|at|less|greater|more|not|within|and|or|negative|positive|normal|under|over|above|below|prophylaxis"
            + @"|[0-9<>=≤≥])"
    )]
    private static partial Regex Measures();
}
