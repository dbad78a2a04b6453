using System.Xml.Linq;
using Cairn.Documents.Reports;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Html;
using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Exact;
using Cairn.Escalation.Simulation;
using Cairn.Studies;

namespace Cairn.Tests.Documents.Reports;

public sealed class DesignReportTests
{
    static readonly Scenario[] Scenarios =
    [
        new("as <assumed>", ToxicityScenario.Of([.05, .12, .25]).Value!),
        new("toxic", ToxicityScenario.Of([.4, .5, .6]).Value!),
    ];

    static DesignReport Report(Design design) =>
        new()
        {
            Study = "S-1",
            Design = design,
            Levels = 3,
            Seed = 7,
            Trials = 1000,
            Version = "1.2.3",
            Day = new(2026, 3, 12),
            Scenarios = Appraisal.Of(design, Scenarios, new(1000, 7), TestContext.Current.CancellationToken),
            Sensitivity =
            [
                .. ((double[])[.5, 2]).Select(f =>
                    (
                        f,
                        Appraisal.Of(
                            design,
                            [.. Scenarios.Select(s => s with { Truth = s.Truth.WithDltOdds(f) })],
                            new(1000, 7),
                            TestContext.Current.CancellationToken
                        )
                    )
                ),
            ],
        };

    static Design[] Designs =>
        [
            new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd),
            new AcceleratedTitration(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd), 2, 1),
            new Boin(.25),
            new Crm(CrmModel.Power, .25, [.1, .25, .4]) { MaxSubjects = 12 },
            new Boin12(.35, .25) { MaxSubjects = 36 },
        ];

    [Trait("Speed", "Slow")]
    [Fact]
    public void The_page_is_well_formed_and_has_every_section()
    {
        Assert.All(Designs, design =>
        {
            var html = HtmlFile.Text(Report(design).Page());
            var page = XDocument.Parse(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
            var ids = page.Descendants("section").Select(s => s.Attribute("id")!.Value);
            Assert.Equal(["rule", "table", "characteristics", "paths", "sensitivity", "reproduce"], ids);
            Assert.Equal(2, page.Descendants("figure").Count());
            Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
            Assert.Contains("1.2.3", page.Root!.Value, StringComparison.Ordinal);
        });
    }

    // The same number as the exact characteristics, in the words of the page.
    [Fact]
    public void The_numbers_are_those_of_the_design()
    {
        var report = Report(new Boin(.25));
        var exact = StateGraph.Compile(new Boin(.25), 3).Value!.Under(Scenarios[0].Truth);
        var html = HtmlFile.Text(report.Page());
        Assert.All(exact.Select, p => Assert.Contains(Written.Fixed(p, 4), html, StringComparison.Ordinal));
        Assert.Contains("Exact: every course", html, StringComparison.Ordinal);
        Assert.DoesNotContain("±", html, StringComparison.Ordinal);
    }

    // Three doses and 36 patients with responses have more states than are followed.
    [Trait("Speed", "Slow")]
    [Fact]
    public void Estimates_carry_their_error_the_trials_and_the_seed()
    {
        var html = HtmlFile.Text(Report(new Boin12(.35, .25) { MaxSubjects = 36 }).Page());
        Assert.Contains("Monte Carlo standard error", html, StringComparison.Ordinal);
        Assert.Contains("±", html, StringComparison.Ordinal);
        Assert.Contains("1,000", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes() =>
        Assert.Equal(HtmlFile.Text(Report(new Boin(.25)).Page()), HtmlFile.Text(Report(new Boin(.25)).Page()));

    static string Text(DesignReport report) =>
        XDocument.Parse(HtmlFile.Text(report.Page()).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Root!.Value;

    static Study Titration =>
        Sample.Study() with
        {
            Escalation = Stated.Plan(
                "titrated three-plus-three, titrationLevels 2, moderateLimit 1, variant six-at-mtd",
                0,
                new ToxicityRule
                {
                    Id = "T1",
                    Says = "Grade 2 or above",
                    When = new ToxicityEvent { MinimumGrade = 2, ExceptTerms = ["Fever"] },
                }
            ),
            Dosing = new DosePlan { Levels = [new(1, .5, [new(0, 100)]), new(2, 1, [new(0, 100)]), new(3, 2.5, [new(0, 100)])] },
            Dlt = new DltDefinition
            {
                WindowDays = 28,
                ClockStarts = DltClock.FirstInfusion,
                Rules =
                [
                    new ToxicityRule
                    {
                        Id = "D1",
                        Says = "Grade 4 or above",
                        When = new ToxicityEvent { MinimumGrade = 4, LongerThanDays = 7 },
                    },
                ],
            },
            Provenance = new([
                new("escalation", ValueSource.Record, null, ""),
                new("escalation.moderateLimit", ValueSource.Assumed, "usual limit", "1"),
                new("dosing", ValueSource.Assumed, "usual doses", ""),
                new("dlt.rules[0]", ValueSource.Assumed, "usual wording", ""),
            ]),
        };

    static DesignReport OfStudy => Report(Titration.Escalation!.Design()) with { Protocol = Titration, Study = "S-1" };

    [Fact]
    public void From_a_study_the_page_has_doses_definitions_and_what_is_assumed()
    {
        var html = HtmlFile.Text(OfStudy.Page());
        var page = XDocument.Parse(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        Assert.Equal("doses", page.Descendants("section").First().Attribute("id")!.Value);
        var text = page.Root!.Value;
        Assert.Contains(Titration.Registration.Title, text, StringComparison.Ordinal);
        Assert.Contains("2.5 × 10⁶ cells/kg", text, StringComparison.Ordinal);
        Assert.Contains(
            "D1: Grade 4 or above (grade 4 or above; longer than 7 days; at least possibly related).",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "T1: Grade 2 or above (grade 2 or above; without Fever; at least possibly related).",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("28 days from the first infusion", text, StringComparison.Ordinal);
        // Wherever the limit of triggers is used: the head's rule and the sentence on titration.
        var marked = page.Descendants()
            .Where(e => (string?)e.Attribute("class") == "assumed" && (string?)e.Attribute("title") == "usual limit")
            .Select(e => e.Parent!.Value)
            .ToList();
        Assert.Contains(marked, words =>
            words.Contains("titration ends: with a DLT, or with 1 subject with a trigger", StringComparison.Ordinal)
        );
        Assert.Contains(marked, words =>
            words.StartsWith("Titration ends at the first DLT, or when 1 subject", StringComparison.Ordinal)
        );
        Assert.Equal(
            6,
            page.Descendants("td")
                .Concat(page.Descendants("th"))
                .Count(c => c.Descendants().Any(e => (string?)e.Attribute("title") == "usual doses"))
        ); // dose and split of three levels
        Assert.Contains("Assumed: usual wording", text, StringComparison.Ordinal);
    }

    // The titration's own table before the 3+3's, which says that it holds afterwards; the courses agree with the rule.
    [Fact]
    public void A_titration_has_its_own_decision_table()
    {
        var text = Text(OfStudy);
        Assert.Contains("Titration: one subject a level", text, StringComparison.Ordinal);
        Assert.Contains("escalate: treat 1 at dose level 2", text, StringComparison.Ordinal);
        Assert.Contains("After titration: the level above is open and untried", text, StringComparison.Ordinal);
        Assert.DoesNotContain("After titration", Text(Report(new Boin(.25))), StringComparison.Ordinal);
    }

    [Fact]
    public void How_many_are_treated_above_the_mtd_and_how_many_in_all_is_there_for_a_rule_without_a_target()
    {
        var rule = new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd);
        var graph = StateGraph.Compile(rule, 3).Value!;
        var (report, exact, toxic) = (Text(Report(rule)), graph.Under(Scenarios[0].Truth, 3), graph.Under(Scenarios[1].Truth, 0)); // .25 is tolerable, .4 is not
        Assert.Contains(
            $"above the true MTD, level 3, with probability {Written.Fixed(exact.Over60!.Value, 4)}, more than 80 % with {Written.Fixed(exact.Over80!.Value, 4)}",
            report,
            StringComparison.Ordinal
        );
        Assert.Contains($"(none is) with probability {Written.Fixed(toxic.Over60!.Value, 4)}", report, StringComparison.Ordinal);
        Assert.Contains("at most one third", report, StringComparison.Ordinal);
        Assert.All(exact.SubjectCount.Where(c => c.Probability >= .00005), c =>
            Assert.Contains(Written.Fixed(c.Probability, 4), report, StringComparison.Ordinal)
        );
        Assert.All(exact.DltCount.Where(c => c.Probability >= .00005), c =>
            Assert.Contains(Written.Fixed(c.Probability, 4), report, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("at most one third", Text(Report(new Boin(.25))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_design_for_late_toxicity_says_that_follow_up_is_taken_as_complete()
    {
        foreach (
            var late in (Design[])
                [
                    new TiteBoin(new Boin(.3) { MaxSubjects = 12 }),
                    new RollingSix(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd)),
                    new Restricted(new PodTpi(new Keyboard(.3) { MaxSubjects = 12 })) { MaxSubjects = 12 },
                ]
        )
        {
            var text = Text(Report(late));
            Assert.Contains(
                "exact: every state of the design followed, with complete follow-up before each decision",
                text,
                StringComparison.Ordinal
            );
            Assert.Contains("these are its characteristics with complete follow-up", text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("complete follow-up", Text(Report(new Boin(.25))), StringComparison.Ordinal);
    }
}
