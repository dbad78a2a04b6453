using Cairn.Quantities;
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

    // A score alone is grade 3 at worst: it is the consciousness that makes it 4.
    const int ByIceAlone = 3,
        Worst = 4;

    /// <summary>The answer for a child below <see cref="LeastAge"/>: the signs here give it no grade.</summary>
    public static Answer<GradeSpan> OfChild(IReadOnlyList<Fact> because) =>
        new(
            GradeSpan.Open,
            new("icans.astct.child", "Below twelve years ICANS is graded by another score (CAPD), which is left out."),
            because,
            [new Gap.NotRecorded("FA", TestCode.Grade, "the investigator's grade of ICANS by the score for children")]
        );

    /// <summary>
    /// The grades that the items leave: one, or at least the worst known, while others are not known or stand in words that say
    /// nothing. 0: none of the items.
    /// </summary>
    public static Answer<GradeSpan> Of(IcansSignsOfDay signs)
    {
        ArgumentNullException.ThrowIfNull(signs);
        if (signs.Fatal)
            return Say(GradeSpan.Of(5), "death", signs, []);
        (int? Grade, int Most, string Words, Gap Asks)[] items =
        [
            (ByIce(signs), ByIceAlone, $"ICE score {signs.Ice}", Ask(signs, IcansRecord.Ice, "the ICE score", ["0 to 10"])),
            (
                By(signs.Arousal),
                Worst,
                "depressed consciousness",
                Ask(signs, IcansRecord.Arousal, "the level of consciousness", IcansRecord.ArousalUsual)
            ),
            (
                By(signs.Seizure),
                Worst,
                "seizure",
                Ask(signs, IcansRecord.Seizure, "whether there was a seizure", IcansRecord.SeizureUsual)
            ),
            (
                By(signs.DeepWeakness),
                Worst,
                "deep focal weakness",
                Ask(signs, IcansRecord.Weakness, "whether there was deep focal weakness", IcansRecord.WeaknessUsual)
            ),
            (
                By(signs.Swelling),
                Worst,
                "oedema or raised pressure",
                Ask(signs, IcansRecord.Swelling, "whether there was oedema or raised pressure", IcansRecord.SwellingUsual)
            ),
        ];
        var worst = items.Max(i => i.Grade) ?? 0;
        var open = items.Where(i => i.Grade is null && i.Most > worst).ToList();
        var most = open.Count == 0 ? worst : open.Max(i => i.Most);
        var by = string.Join(" and ", items.Where(i => i.Grade == worst).Select(i => i.Words));
        return Say(new(worst, most), worst == 0 ? "no item" : by, signs, [.. open.Select(i => i.Asks)]);
    }

    static Gap Ask(IcansSignsOfDay signs, string test, string name, IReadOnlyList<string> known) =>
        signs.Unread.Ask(test, name, known);

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

    static int? By(Truth weakness) =>
        weakness switch
        {
            Truth.True => 4,
            Truth.False => 0,
            Truth.Unknown => null,
        };

    static int? By(BrainSwelling? swelling) =>
        swelling switch
        {
            BrainSwelling.None => 0,
            BrainSwelling.Focal => 3,
            BrainSwelling.Diffuse => 4,
            null => null,
        };

    static Answer<GradeSpan> Say(GradeSpan span, string words, IcansSignsOfDay signs, IReadOnlyList<Gap> missing) =>
        new(
            span,
            new(
                $"icans.astct.{(span.Known is { } grade ? grade : "unknown")}",
                span.Known is null
                    ? $"ICANS grade {span} (ASTCT): {words} of what is known."
                    : $"ICANS grade {span} (ASTCT): {words}."
            ),
            signs.Because,
            missing
        );
}
