using Cairn.Capture;
using Cairn.Records;

namespace Cairn.Tests.Capture;

/// <summary>
/// A day at the bedside: the ICE score and the grades follow from what was seen (Lee, Biol Blood Marrow Transplant 2019;25:625,
/// tables 2, 4 and 5), and what somebody typed stands.
/// </summary>
public sealed class BedsideGradesTests
{
    static readonly (string, string)[] Fever =
    [
        ("TEMP.VSORRES", "39.1"),
        ("TREATED.FAORRES", "Y"),
        ("PRESSOR.FAORRES", "FLUIDS"),
        ("OXYGEN.FAORRES", "NONE"),
    ];

    static readonly (string, string)[] Mind =
    [
        ("ICEORI.FAORRES", "3"),
        ("ICENAM.FAORRES", "3"),
        ("ICECOM.FAORRES", "1"),
        ("ICEWRI.FAORRES", "0"),
        ("ICEATT.FAORRES", "1"),
        ("AROUSAL.FAORRES", "AWAKE"),
        ("SEIZURE.FAORRES", "NONE"),
        ("WEAKNESS.FAORRES", "N"),
        ("OEDEMA.FAORRES", "NONE"),
    ];

    static SavedForm Day(string day = "2026-04-02") => SavedForm.Shown(SavedForm.Consented, "bedside", day);

    static FindingAbout Of(Cairn.Ledger.LedgerState state, FaObject about, string test) =>
        state
            .Casebook()
            .Subject(SavedForm.Subject)!
            .Of<FindingAbout>()
            .Single(f => f.About?.Meaning == about && f.TestCode == test);

    [Fact]
    public void Grades_and_score_that_nobody_typed_follow_from_the_signs_and_say_so()
    {
        var state = Day().Type(Fever).Type(Mind).Save(SavedForm.Consented);
        var (crs, ice, icans) = (
            Of(state, FaObject.Crs, TestCode.Grade),
            Of(state, FaObject.Icans, "ICE"),
            Of(state, FaObject.Icans, TestCode.Grade)
        );
        Assert.Equal(("2", "8", "1"), (crs.Result, ice.Result, icans.Result));
        Assert.All([crs, ice, icans], f => Assert.Equal("FROM THE SIGNS, ASTCT 2019", f.Method));
    }

    [Fact]
    public void A_grade_that_somebody_typed_stands_and_is_asked_about_where_the_signs_say_another()
    {
        var state = Day().Type(Fever).Type(("CRS.FAORRES", "3")).Save(SavedForm.Consented);
        Assert.Equal(
            ("3", null),
            (Of(state, FaObject.Crs, TestCode.Grade).Result, Of(state, FaObject.Crs, TestCode.Grade).Method)
        );
        Assert.Contains("2 by the signs", Assert.Single(OpenQuery.Of(state)).Question, StringComparison.Ordinal);
    }

    // A fever without the blood pressure is at least grade 1: no grade is written for the site, and one that can be is no
    // question.
    [Fact]
    public void A_grade_that_the_signs_leave_open_is_not_filled_in_and_one_that_they_allow_is_not_asked_about()
    {
        (string, string)[] part = [Fever[0], Fever[1], Fever[3]];
        var open = Day().Type(part).Save(SavedForm.Consented);
        var grades = open.Casebook().Subject(SavedForm.Subject)!.Of<FindingAbout>().Where(f => f.TestCode == TestCode.Grade);
        Assert.DoesNotContain(grades, f => f.Result is { Length: > 0 });
        var typed = Day().Type(part).Type(("CRS.FAORRES", "3")).Save(SavedForm.Consented);
        Assert.Equal("3", Of(typed, FaObject.Crs, TestCode.Grade).Result);
        Assert.Empty(OpenQuery.Of(typed));
    }

    [Fact]
    public void A_grade_that_followed_follows_again_when_a_sign_is_corrected()
    {
        var state = Day().Type(Fever).Save(SavedForm.Consented);
        state = SavedForm
            .Shown(state, "bedside", "2026-04-02")
            .Type(("PRESSOR.FAORRES", "ONE VASOPRESSOR"))
            .Save(state, "noradrenaline from 22:00");
        Assert.Equal("3", Of(state, FaObject.Crs, TestCode.Grade).Result);
    }

    [Fact]
    public void Without_a_fever_and_without_knowing_of_an_earlier_one_no_grade_is_made_up()
    {
        var state = Day().Type(("TEMP.VSORRES", "37.0"), ("TREATED.FAORRES", "Y")).Save(SavedForm.Consented);
        Assert.DoesNotContain(state.Casebook().Subject(SavedForm.Subject)!.Of<FindingAbout>(), f => f.TestCode == TestCode.Grade);
    }

    [Fact]
    public void A_temperature_in_fahrenheit_is_one_in_celsius()
    {
        // 100.4 degrees Fahrenheit are 38.0 Celsius: a fever.
        var state = Day()
            .Type(("TEMP.VSORRES", "100.4"), ("TEMP.VSORRESU", "[degF]"), ("PRESSOR.FAORRES", "NONE"), ("OXYGEN.FAORRES", "NONE"))
            .Save(SavedForm.Consented);
        Assert.Equal("1", Of(state, FaObject.Crs, TestCode.Grade).Result);
    }
}
