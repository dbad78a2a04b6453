using System.Globalization;
using Cairn.Quantities;
using Cairn.Safety.CellTherapy;

namespace Cairn.Tests.Safety.CellTherapy;

/// <summary>CRS and ICANS by ASTCT consensus, every cell of the two grids (Lee 2019, tables 2 and 5).</summary>
public sealed class AstctGradeTests
{
    [Fact]
    public void Every_cell_of_the_grid_of_crs_has_its_grade() =>
        Assert.All(Shared.Csv("oracles/toxicity/astct_crs_cases.csv"), row => Assert.Equal(
                Whole(row["grade"]),
                CrsGrade
                    .Of(
                        new()
                        {
                            Temperature = double.Parse(row["temp"], CultureInfo.InvariantCulture),
                            FeverBefore = Known(row["prior_fever_this_episode"]),
                            Treated = Known(row["antipyretic_or_toci_or_steroid"]),
                            Hypotension = CrsRecord.PressureOf(row["hypotension"])!.Value,
                            Oxygen = CrsRecord.OxygenOf(row["hypoxia"])!.Value,
                        }
                    )
                    .Value.Known
            ));

    // Three cells grade somebody whose ICE score nobody took by what is left: here the score may be grade 3 (decision 0048).
    [Fact]
    public void Every_cell_of_the_grid_of_icans_has_its_grade_and_an_untaken_score_is_no_zero()
    {
        var rows = Shared.Csv("oracles/toxicity/astct_icans_cases.csv");
        var differ = rows.Where(row => IcansGrade.Of(Signs(row)).Value.Known != Whole(row["grade"])).ToList();
        Assert.Equal(["0", "1", "2"], differ.Select(row => row["grade"]));
        Assert.All(differ, row =>
        {
            Assert.Equal("", row["ice"]);
            Assert.Equal(new GradeSpan(Whole(row["grade"]), 3), IcansGrade.Of(Signs(row)).Value);
        });
    }

    static IcansSignsOfDay Signs(IReadOnlyDictionary<string, string> row) =>
        new()
        {
            Ice = row["ice"].Length == 0 ? null : Whole(row["ice"]),
            Arousal = IcansRecord.ArousalOf(row["consciousness"])!.Value,
            Seizure = IcansRecord.SeizureOf(row["seizure"])!.Value,
            DeepWeakness = Truth.Of(Known(row["motor_focal_weakness"]).IsTrue),
            Swelling = IcansRecord.SwellingOf(row["oedema"])!.Value,
        };

    // What is not recorded might be any line of the tables: the grade is at least the worst that is known.
    [Fact]
    public void What_is_not_known_is_asked_for_and_never_a_zero()
    {
        Assert.Equal(new GradeSpan(0, 4), CrsGrade.Of(new()).Value);
        var fever = CrsGrade.Of(new() { Temperature = 38.5, Oxygen = OxygenNeed.None });
        Assert.Equal(new GradeSpan(1, 4), fever.Value);
        Assert.Single(fever.Missing);
        Assert.Equal(new GradeSpan(3, 4), CrsGrade.Of(new() { Temperature = 38.5, Oxygen = OxygenNeed.HighFlow }).Value);
        Assert.Equal(4, CrsGrade.Of(new() { Temperature = 38.5, Oxygen = OxygenNeed.PositivePressure }).Value.Known);
        Assert.Equal(0, CrsGrade.Of(new() { Temperature = 37.2, FeverBefore = Truth.False }).Value.Known);
        Assert.Equal(new GradeSpan(0, 4), CrsGrade.Of(new() { Temperature = 37.2 }).Value);
        Assert.Equal(new GradeSpan(3, 4), IcansGrade.Of(new() { Seizure = SeizureSign.Resolves }).Value);
        Assert.Equal(new GradeSpan(0, 4), IcansGrade.Of(new() { Ice = 10 }).Value);
        Assert.Equal(4, IcansGrade.Of(new() { DeepWeakness = Truth.True }).Value.Known);
    }

    // A word that nobody reads is no "none": the grade is open, and the word is asked about.
    [Fact]
    public void A_word_that_says_nothing_known_leaves_the_grade_open_and_is_asked_about()
    {
        var crs = CrsGrade.Of(CrsRecord.Signs(test => test == CrsRecord.Pressure ? "levo" : "none") with { Temperature = 38.5 });
        Assert.Equal(new GradeSpan(1, 4), crs.Value);
        Assert.Equal(("PRESSOR", "levo"), crs.Missing.OfType<Gap.Meaning>().Select(g => (g.Variable, g.Written)).Single());
        var icans = IcansGrade.Of(
            IcansRecord.Signs(test =>
                test == IcansRecord.Seizure ? "absence?"
                : test == IcansRecord.Ice ? "8"
                : "none"
            )
        );
        Assert.Equal(new GradeSpan(1, 4), icans.Value);
        Assert.Equal(["AROUSAL", "SEIZURE"], icans.Missing.OfType<Gap.Meaning>().Select(g => g.Variable));
    }

    [Fact]
    public void The_reason_names_what_is_missing_and_not_only_what_is_known()
    {
        var open = CrsGrade.Of(new() { Temperature = 38.5, Oxygen = OxygenNeed.None });
        Assert.Contains("what the blood pressure took is not known", open.Rule.Says, StringComparison.Ordinal);
        Assert.Contains("at least 1", open.Rule.Says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("room air", OxygenNeed.None)]
    [InlineData("HFNC", OxygenNeed.HighFlow)]
    [InlineData("intubated", OxygenNeed.PositivePressure)]
    [InlineData("blow-by", OxygenNeed.LowFlow)]
    public void Words_of_the_ward_are_read(string word, OxygenNeed need) => Assert.Equal(need, CrsRecord.OxygenOf(word));

    [Fact]
    public void A_death_is_grade_5()
    {
        Assert.Equal(5, CrsGrade.Of(new() { Fatal = true }).Value.Known);
        Assert.Equal(5, IcansGrade.Of(new() { Fatal = true }).Value.Known);
    }

    static Truth Known(string text) => Truth.Of(text == "TRUE");

    static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
