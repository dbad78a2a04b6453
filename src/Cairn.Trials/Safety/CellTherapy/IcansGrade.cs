using Cairn.Records;

namespace Cairn.Safety.CellTherapy;

/// <summary>
/// The grade of an immune effector cell-associated neurotoxicity syndrome in adults by ASTCT consensus (Lee, Biol Blood Marrow
/// Transplant 2019;25:625, table 5): the worst item. Haemorrhage does not enter, tremor and myoclonus do not count. Children
/// below twelve are graded by another score (CAPD), which is left out by decision.
/// </summary>
public static class IcansGrade
{
    /// <summary>Years from which on the table holds; children below have a score of their own.</summary>
    public const int LeastAge = 12;

    /// <summary>The answer for a child below <see cref="LeastAge"/>: the signs here give it no grade.</summary>
    public static Answer<int?> OfChild(IReadOnlyList<Fact> because) =>
        new(
            null,
            new("icans.astct.child", "Below twelve years ICANS is graded by another score (CAPD), which is left out."),
            because,
            [Ask(TestCode.Grade, "the investigator's grade of ICANS by the score for children")]
        );

    /// <summary>0: none of the items; null: it cannot be told. Missing, beside a grade: what might make it worse.</summary>
    public static Answer<int?> Of(IcansSignsOfDay signs)
    {
        ArgumentNullException.ThrowIfNull(signs);
        if (signs.Fatal)
            return Say(5, "death", signs, []);
        (int? Grade, string Words, Gap Asks)[] items =
        [
            (ByIce(signs), $"ICE score {signs.Ice}", Ask(IcansRecord.Ice, "the ICE score")),
            (By(signs.Arousal), "depressed consciousness", Ask(IcansRecord.Arousal, "the level of consciousness")),
            (By(signs.Seizure), "seizure", Ask(IcansRecord.Seizure, "whether there was a seizure")),
            (By(signs.DeepWeakness), "deep focal weakness", Ask(IcansRecord.Weakness, "whether there was deep focal weakness")),
            (
                By(signs.Swelling),
                "oedema or raised pressure",
                Ask(IcansRecord.Swelling, "whether there was oedema or " + "raised pressure")
            ),
        ];
        List<Gap> missing = [.. items.Where(i => i.Grade is null).Select(i => i.Asks)];
        var worst = items.Max(i => i.Grade) ?? 0;
        if (worst == 0 && missing.Count > 0)
            return new(null, new("icans.astct.unknown", "The grade of ICANS cannot be told."), signs.Because, missing);
        var by = string.Join(" and ", items.Where(i => i.Grade == worst).Select(i => i.Words));
        return Say(worst, worst == 0 ? "no item" : by, signs, worst == 4 ? [] : missing);
    }

    static Gap Ask(string test, string name) => new Gap.NotRecorded("FA", test, name);

    // 0 because nobody can wake the patient is grade 4; 0 awake, with global aphasia, is 3.
    static int? ByIce(IcansSignsOfDay signs) =>
        signs.Ice switch
        {
            null => null,
            10 => 0,
            >= 7 => 1,
            >= 3 => 2,
            0 when signs.Arousal == Arousal.Unarousable => 4,
            _ => 3,
        };

    static int? By(Arousal? arousal) =>
        arousal switch
        {
            Arousal.Awake => 0,
            Arousal.Spontaneous => 1,
            Arousal.ToVoice => 2,
            Arousal.ToTouch => 3,
            Arousal.Unarousable => 4,
            null => null,
        };

    static int? By(SeizureSign? seizure) =>
        seizure switch
        {
            SeizureSign.None => 0,
            SeizureSign.Resolves => 3,
            SeizureSign.Prolonged => 4,
            null => null,
        };

    static int? By(bool? weakness) =>
        weakness switch
        {
            true => 4,
            false => 0,
            null => null,
        };

    static int? By(BrainSwelling? swelling) =>
        swelling switch
        {
            BrainSwelling.None => 0,
            BrainSwelling.Focal => 3,
            BrainSwelling.Diffuse => 4,
            null => null,
        };

    static Answer<int?> Say(int grade, string words, IcansSignsOfDay signs, IReadOnlyList<Gap> missing) =>
        new(grade, new($"icans.astct.{grade}", $"ICANS grade {grade} (ASTCT): {words}."), signs.Because, missing);
}
