using Cairn.Registry.Comparing;

namespace Cairn.Tests.Registry.Comparing;

/// <summary>Lines of two records side by side; what belongs together was decided by reading the two studies' records.</summary>
public sealed class LinePairsTests
{
    static ComparedLine In(string id, string text) => new(id, LineKind.Inclusion, text);

    static ComparedLine Ex(string id, string text) => new(id, LineKind.Exclusion, text);

    static string Said(IReadOnlyList<ComparedLine> a, IReadOnlyList<ComparedLine> b) =>
        string.Join("; ", LinePairs.Of(a, b).Select(p => $"{p.A?.Id ?? "-"} {p.B?.Id ?? "-"} {p.Standing}"));

    [Fact]
    public void Lines_about_one_thing_are_found_whatever_it_is_called()
    {
        Assert.Equal(
            "I6 I3 Same; I7.1 I5 OtherBound; I7.4 I4 OtherBound; E12.1 E5 Alike; E13 - OnlyA; - E9 OnlyB",
            Said(
                [
                    In("I6", "ECOG score of 0~2 during the screening phase;"),
                    In("I7.1", "Alanine aminotransferase/aspartate aminotransferase ≤2.5× ULN;"),
                    In("I7.4", "Left ventricular ejection fraction (LVEF) ≥45%;"),
                    Ex("E12.1", "Human immunodeficiency virus antibodies (HIV antibodies);"),
                    Ex("E13", "There is pulmonary fibrosis;"),
                ],
                [
                    In("I3", "ECOG 0-2"),
                    In("I4", "LVEF of at least 0.5 by echocardiography."),
                    In("I5", "AST and ALT below 3 times the upper limit of normal."),
                    Ex("E5", "HIV infection."),
                    Ex("E9", "Prior solid organ transplantation of the kidney"),
                ]
            )
        );
    }

    [Fact]
    public void What_differs_is_told_as_written()
    {
        var pair = Assert.Single(LinePairs.Of([In("I1", "LVEF ≥ 45%")], [In("I1", "Ejection fraction > 50 %")]));
        Assert.Equal(
            (LineStanding.OtherBound, "≥ 45%", "> 50 %"),
            (pair.Standing, pair.BoundsOfA[0].Written, pair.BoundsOfB[0].Written)
        );
    }

    [Theory]
    [InlineData("HIV positive", "HIV negative")]
    [InlineData("Grade 2 neuropathy", "Grade 3 neuropathy")]
    [InlineData("Platelets at least 50 x10^9/L", "Platelets less than 50 x10^9/L")]
    [InlineData("No prior CAR-T therapy", "Prior CAR-T therapy")]
    public void Lines_that_say_the_opposite_or_another_number_are_never_the_same(string a, string b) =>
        Assert.DoesNotContain(LinePairs.Of([In("1", a)], [In("1", b)]), p => p.Standing == LineStanding.Same);

    [Fact]
    public void An_inclusion_beside_an_exclusion_is_read_by_a_person()
    {
        var pair = Assert.Single(LinePairs.Of([In("I1", "HIV negative")], [Ex("E1", "HIV negative")]));
        Assert.Equal((LineStanding.Alike, true), (pair.Standing, pair.IsTurned));
    }

    [Fact]
    public void One_line_that_says_what_two_say_is_shown_beside_both()
    {
        var pairs = LinePairs.Of([In("I7", "ALT and AST ≤ 2.5 x ULN")], [In("I5", "ALT ≤ 3 x ULN"), In("I6", "AST ≤ 3 x ULN")]);
        Assert.Equal(["I5", "I6"], pairs.Select(p => p.B?.Id));
        Assert.Equal([false, true], pairs.Select(p => p.IsAgain));
    }

    [Fact]
    public void Every_line_of_both_stands_in_the_comparison()
    {
        ComparedLine[] a = [In("1", "ECOG 0-1"), In("2", ""), Ex("3", "活动性感染"), Ex("4", "the of and")],
            b = [Ex("5", "Active infection"), In("6", "ECOG 0-1")];
        var pairs = LinePairs.Of(a, b);
        Assert.Equal(["1", "2", "3", "4"], pairs.Select(p => p.A?.Id).OfType<string>().Distinct().Order());
        Assert.Equal(["5", "6"], pairs.Select(p => p.B?.Id).OfType<string>().Distinct().Order());
        Assert.Empty(LinePairs.Of([], []));
    }
}
