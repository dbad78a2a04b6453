using Cairn.Cql.Values;
using Cairn.Criteria.Feasibility;
using Cairn.Criteria.Rules;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Records;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria.Feasibility;

/// <summary>A cohort of seven made by hand around the bound of ALT and AST; counted by hand.</summary>
public class FeasibilityStudyTests
{
    static readonly Study Study = Trial.Read(Trial.DualTarget);

    // Upper limit 40 U/L: 2.5 times are 100, 3 times 120.
    static readonly string[] Changes =
    [
        "", // eligible
        "LB ALT=110 U/L uln 40", // out by ALT alone; in at 3
        "LB ALT=120 U/L uln 40", // exactly 3: in at 3
        "LB ALT=121 U/L uln 40", // out even at 3
        "LB ALT=110 U/L uln 40; LB HIVAB=POSITIVE", // out twice
        "LB ALT=110 U/L uln 40; -LB HIVAB", // in at 3, not eligible: HIV unknown
        "-LB ALT", // unknown
    ];

    static readonly IReadOnlyList<SubjectRecords> Cohort = [.. Changes.Select(c => RecordLines.Of(People.Eligible, c))];

    static FeasibilityStudy Asked(params IReadOnlyList<RuleParameter> bounds) =>
        FeasibilityStudy.Of(Study, Cohort, People.Today, People.Today, 0, bounds);

    static RuleParameter Bound(string name) => EligibilityRules.Of(Study)!.Parameters.Single(p => p.Name == name);

    [Fact]
    public void Everybody_is_counted_once()
    {
        var found = Asked();
        Assert.Equal((7, 1, 5, 1), (found.Subjects, found.Eligible, found.Ineligible, found.Undetermined));
        Assert.Equal("I2b I4 I8 I9b I10 E2.2 E19", string.Join(' ', found.LeftOut.Select(c => c.Id)));
        Assert.Equal(41, found.Criteria.Count);
    }

    [Fact]
    public void A_criterion_says_whom_it_keeps_out_alone_and_for_lack_of_what_it_is_unknown()
    {
        var enzymes = Asked().Criteria.Single(c => c.Criterion.Id == "I7.1");
        Assert.Equal((5, 4, 1), (enzymes.NotMet, enzymes.Alone, enzymes.Unknown));
        var lacking = Assert.Single(enzymes.Lacking);
        Assert.Equal(
            ("LB", "ALT", "Alanine aminotransferase", 1),
            (lacking.Domain, lacking.Variable, lacking.Name, lacking.Subjects)
        );
        var hiv = Asked().Criteria.Single(c => c.Criterion.Id == "E12.1");
        Assert.Equal((1, 0, 1), (hiv.NotMet, hiv.Alone, hiv.Unknown));
    }

    [Fact]
    public void An_end_that_is_lacking_is_told_by_its_illness()
    {
        var open = RecordLines.Of(People.Eligible, "MH AUTOIMMUNE DISEASE=Y 2010");
        var found = FeasibilityStudy.Of(Study, [open], People.Today, People.Today, 0, []);
        var lacking = found.Criteria.Single(c => c.Criterion.Id == "E14").Lacking;
        Assert.Equal(["AUTOIMMUNE DISEASE", "MHENDTC of AUTOIMMUNE DISEASE"], lacking.Select(l => l.Name)); // 0077: is there one now?
    }

    [Fact]
    public void What_tells_something_stands_apart_from_what_nobody_recorded()
    {
        var cohort = Changes.Select(c => RecordLines.Of(People.Eligible, $"{c}; -PR RADIOTHERAPY"));
        var found = FeasibilityStudy.Of(Study, [.. cohort], People.Today, People.Today, 0, []);
        Assert.Equal(
            ["I7.1 ALT and AST each at most 2.5 times the upper limit of normal", "E12.1 HIV antibodies"],
            Named(found.Telling)
        );
        Assert.Equal(["E2.4 Radiotherapy in the 4 weeks before apheresis"], Named(found.Unrecorded));
    }

    static IEnumerable<string> Named(IEnumerable<CriterionReach> criteria) => criteria.Select(c => $"{c.Criterion.Id} {c.Words}");

    [Fact]
    public void The_figure_has_a_bar_for_each_loosened_bound_and_names_what_nobody_recorded()
    {
        var cohort = Changes.Select(c => RecordLines.Of(People.Eligible, $"{c}; -PR RADIOTHERAPY"));
        var bound = Bound("I7.1 ALT and AST at most, times the upper limit").With(Value.Of(3.0m));
        var found = FeasibilityStudy.Of(Study, [.. cohort], People.Today, People.Today, 0, [bound]);
        var figure = new FeasibilityFigure { Head = new("f", "Criteria", Synthetic: false), Study = found }.Criteria();
        var words = figure.Drawing!.Marks.OfType<Mark.Text>().Select(t => t.Words.ToString()).ToList();
        Assert.Contains("I7.1 ALT and AST each at most 2.5 times the upper limit of normal", words);
        Assert.Contains("I7.1 ALT and AST at most, times the upper limit", words);
        Assert.Contains("2.5 to 3.0: 3 more, 0 eligible", words); // of all radiotherapy is unknown
        Assert.DoesNotContain(words, w => w.StartsWith("E2.4", StringComparison.Ordinal));
        Assert.Equal(2, figure.Notes.Count);
        Assert.EndsWith("Most: I7.1 5, E12.1 1.", figure.Drawing.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Loosening_one_bound_says_how_many_more()
    {
        var to = Bound("I7.1 ALT and AST at most, times the upper limit").With(Value.Of(3.0m));
        var loosening = Assert.Single(Asked(to).Loosenings);
        Assert.Equal((3, 2), (loosening.LetIn, loosening.Eligible));
        Assert.Equal(("2.5", "3.0"), (loosening.Bound.Says, loosening.To.Says));
    }

    [Fact]
    public void Without_a_bound_named_each_is_tried_in_steps_and_only_what_lets_in_is_said()
    {
        var found = Asked().Loosenings;
        Assert.All(found, l => Assert.Equal("I7.1 ALT and AST at most, times the upper limit", l.Bound.Name));
        // 2.75 lets in nobody at exactly 110 = 2.75 times? It does: at most. 3.0 one more; 3.75 the last.
        Assert.Equal(["2.75 2", "3.00 3", "3.75 4"], found.Select(l => $"{l.To.Value.Decimal:0.00} {l.LetIn}"));
    }

    [Fact]
    public void Tightening_lets_in_nobody()
    {
        var to = Bound("I7.1 ALT and AST at most, times the upper limit").With(Value.Of(2.0m));
        Assert.Equal(0, Assert.Single(Asked(to).Loosenings).LetIn);
    }

    [Fact]
    public void Who_has_no_consent_on_record_is_asked_as_if_it_were_signed_on_the_day_with_results_of_the_days_before()
    {
        var routine = RecordLines.Of(People.Eligible, "-DM RFICDTC; -DS INFORMED CONSENT OBTAINED; -DS ENROLLED");
        int Unknown(int days) =>
            FeasibilityStudy
                .Of(Study, [routine], People.Today, People.Today, days, [])
                .Criteria.Count(c => c.Criterion.Id == "I7.1" && c.Unknown == 1);
        Assert.Equal(0, Unknown(20)); // 12 March is 20 days before 1 April
        Assert.Equal(1, Unknown(19));
    }

    [Theory]
    [InlineData("2025-04-01")]
    [InlineData("0001-01-01")] // the first day of the calendar: nothing is looked for before it
    public void Of_whom_no_record_has_a_day_is_asked_today(string day)
    {
        var today = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var undated = RecordLines.Of(["DM SEX=F", "MH PRIMARY DIAGNOSIS/ACUTE MYELOID LEUKEMIA=Y"], "");
        var found = FeasibilityStudy.Of(Study, [undated], null, today, 90, []);
        Assert.Equal((1, 0), (found.Subjects, found.Ineligible));
    }

    [Fact]
    public void Every_bound_of_both_studies_bears_the_id_of_a_criterion()
    {
        foreach (var study in new[] { Study, Trial.Read(Trial.Soochow) })
        {
            var ids = EligibilityRules.Asked(study).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
            Assert.All(EligibilityRules.Of(study)!.Parameters, p => Assert.Contains(p.Name.Split(' ')[0], ids));
        }
    }

    [Fact]
    public void Every_assumed_bound_of_both_studies_says_why()
    {
        foreach (var study in new[] { Study, Trial.Read(Trial.Soochow) })
            Assert.All(study.RuleChoices, c => Assert.NotNull(study.Provenance.Of($"parameters.{c.Id}").Why));
    }
}
