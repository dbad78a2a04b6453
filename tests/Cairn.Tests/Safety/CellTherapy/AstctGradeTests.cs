using System.Globalization;
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
                    .Value
            ));

    // One cell says grade 0 of somebody whose ICE score nobody took: here that is unknown (decision 0048).
    [Fact]
    public void Every_cell_of_the_grid_of_icans_has_its_grade_and_an_untaken_score_is_no_zero()
    {
        var rows = Shared.Csv("oracles/toxicity/astct_icans_cases.csv");
        var differ = rows.Where(row => IcansGrade.Of(Signs(row)).Value != Whole(row["grade"])).ToList();
        var untaken = Assert.Single(differ);
        Assert.Equal(("", "0"), (untaken["ice"], untaken["grade"]));
        Assert.Null(IcansGrade.Of(Signs(untaken)).Value);
    }

    static IcansSignsOfDay Signs(IReadOnlyDictionary<string, string> row) =>
        new()
        {
            Ice = row["ice"].Length == 0 ? null : Whole(row["ice"]),
            Arousal = IcansRecord.ArousalOf(row["consciousness"])!.Value,
            Seizure = IcansRecord.SeizureOf(row["seizure"])!.Value,
            DeepWeakness = Known(row["motor_focal_weakness"]).IsTrue,
            Swelling = IcansRecord.SwellingOf(row["oedema"])!.Value,
        };

    [Fact]
    public void What_is_not_known_is_asked_for_and_never_a_zero()
    {
        Assert.Null(CrsGrade.Of(new()).Value);
        var fever = CrsGrade.Of(new() { Temperature = 38.5, Oxygen = OxygenNeed.None });
        Assert.Equal(1, fever.Value);
        Assert.Single(fever.Missing);
        Assert.Equal(0, CrsGrade.Of(new() { Temperature = 37.2, FeverBefore = Truth.False }).Value);
        Assert.Null(CrsGrade.Of(new() { Temperature = 37.2 }).Value);
        Assert.Equal(3, IcansGrade.Of(new() { Seizure = SeizureSign.Resolves }).Value);
        Assert.Null(IcansGrade.Of(new() { Ice = 10 }).Value);
    }

    [Fact]
    public void A_death_is_grade_5()
    {
        Assert.Equal(5, CrsGrade.Of(new() { Fatal = true }).Value);
        Assert.Equal(5, IcansGrade.Of(new() { Fatal = true }).Value);
    }

    static Truth Known(string text) => Truth.Of(text == "TRUE");

    static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
