using System.Xml.Linq;
using Cairn.Documents.Reports;
using Cairn.Escalation;
using Cairn.Studies;

namespace Cairn.Tests.Documents.Reports;

public sealed class DesignReportTests
{
    static readonly Scenario[] Scenarios = [new("as <assumed>", Truth.Of([.05, .12, .25]).Value!), new("toxic", Truth.Of([.4, .5, .6]).Value!)];

    static DesignReport Report(Design design) => new()
    {
        Study = "S-1", Design = design, Levels = 3, Seed = 7, Trials = 1000, Version = "1.2.3", Day = new(2026, 3, 12),
        Scenarios = Appraisal.Of(design, Scenarios, new(1000, 7), TestContext.Current.CancellationToken),
        Sensitivity = [.. ((double[])[.5, 2]).Select(f => (f, Appraisal.Of(design, [.. Scenarios.Select(s => s with { Truth = s.Truth.WithDltOdds(f) })], new(1000, 7), TestContext.Current.CancellationToken)))],
    };

    static Design[] Designs =>
    [
        new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd), new AcceleratedTitration(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd), 2, 1),
        new Boin(.25), new Crm(CrmModel.Power, .25, [.1, .25, .4]) { MaxSubjects = 12 }, new Boin12(.35, .25) { MaxSubjects = 36 },
    ];

    [Fact]
    public void The_page_is_well_formed_and_has_every_section()
    {
        Assert.All(Designs, design =>
        {
            var html = Report(design).Page().ToHtml();
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
        var html = report.Page().ToHtml();
        Assert.All(exact.Select, p => Assert.Contains(Written.Fixed(p, 4), html, StringComparison.Ordinal));
        Assert.Contains("Exact: every course", html, StringComparison.Ordinal);
        Assert.DoesNotContain("±", html, StringComparison.Ordinal);
    }

    // Three doses and 36 patients with responses have more states than are followed.
    [Fact]
    public void Estimates_carry_their_error_the_trials_and_the_seed()
    {
        var html = Report(new Boin12(.35, .25) { MaxSubjects = 36 }).Page().ToHtml();
        Assert.Contains("Monte Carlo standard error", html, StringComparison.Ordinal);
        Assert.Contains("±", html, StringComparison.Ordinal);
        Assert.Contains("1,000", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes() =>
        Assert.Equal(Report(new Boin(.25)).Page().ToHtml(), Report(new Boin(.25)).Page().ToHtml());
}
