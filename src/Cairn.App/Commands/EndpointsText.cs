using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Sections;
using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;
using Cairn.Quantities;
using Cairn.Studies;
using Cairn.Survival;
using Spectre.Console;

namespace Cairn.App.Commands;

/// <summary>What <c>cairn endpoints</c> prints to read.</summary>
static class EndpointsText
{
    public static int Write(Analysis analysis, IReadOnlyList<EndpointAnswer> answers, bool withSubjects)
    {
        Terminal.Title(
            $"Endpoints of {analysis.Study.Id} as of {Terminal.Day(PartialDate.Of(analysis.Day))}",
            analysis.Casebook.IsSynthetic ? "  [yellow]SYNTHETIC[/]" : ""
        );
        foreach (var answer in answers)
        {
            Page(analysis.Study, answer);
            if (withSubjects)
                EndpointSubjectsText.Listing(answer.Estimate);
        }
        Terminal.Screen.WriteLine();
        Terminal.Paragraph(
            "Estimates are made in days; a month is 30.4375 days. Not reached: fewer than half had the event. "
                + $"{SurvivalWords.FlatStep} --subjects lists each subject's value with its reason, --explain SUBJECT shows "
                + "the records behind one."
        );
        return ExitCode.Done;
    }

    static void Page(Study study, EndpointAnswer a)
    {
        var place = study.Endpoints.ToList().IndexOf(a.Plan);
        var path = string.Create(CultureInfo.InvariantCulture, $"endpoints[{place}]");
        string Tag(string key) => study.Provenance.IsAssumed($"{path}.{key}") ? " [yellow](assumed)[/]" : "";
        Terminal.Section(a.Estimate.Endpoint.Title, $"  [grey]{a.Plan.Rank.EscapeMarkup()}[/]");
        Terminal.Facts([
            .. Result(a),
            ("Population", a.Estimand.Population, Tag("population")),
            ("Variable", a.Estimand.Variable, ""),
            .. a.Estimand.IntercurrentEvents.Select(e =>
                ($"If {e.Event}", (string?)$"{e.Handling} ({e.Strategy})", e.Key is { } key ? Tag(key) : "")
            ),
            ("Summary", a.Estimand.Summary, ""),
            ("Open", Open(a.Estimate), ""),
        ]);
        foreach (var left in a.Estimate.LeftOut)
            Terminal.Paragraph($"Left out: {left.Finding}");
        if (a.Sensitivity.Count > 0)
        {
            Terminal.Screen.WriteLine();
            Terminal.Table(
                ["Convention", ">n", ">events", "|estimate", "|interval"],
                a.Sensitivity.Select(s =>
                    (IReadOnlyList<string>)
                        [
                            (s.IsPlanned ? "[bold]" : "")
                                + s.Convention.ToString().EscapeMarkup()
                                + (s.IsPlanned ? " (planned)[/]" : ""),
                            .. Cells(s.Result),
                        ]
                )
            );
            foreach (var alike in OtherConventions.Alike(a.Sensitivity))
                Terminal.Paragraph(alike.ToString());
            foreach (var line in a.Sensitivity)
            foreach (var left in line.Result.LeftOut.Except(a.Estimate.LeftOut))
                Terminal.Paragraph($"Left out, {line.Convention}: {left.Finding}");
        }
    }

    static IEnumerable<(string, string?, string)> Result(EndpointAnswer a)
    {
        switch (a.Estimate)
        {
            case EndpointAnalysis.Rate r:
                yield return ("Estimate", $"{Rate(r)} ({r.CountingInWords})", "");
                yield return ("With transplant", $"{Rate(a.WhateverFollowed!)}: whatever therapy or transplant followed", "");
                break;
            case EndpointAnalysis.Survival s:
                yield return (
                    "Estimate",
                    $"median {Median(s.Curve.Median)}, {Level(a.Plan)} interval {Interval(s.Curve.Median)}",
                    ""
                );
                yield return (
                    "Events",
                    $"{Written.Count(s.Curve.Events)} in {Written.Plural(s.Curve.N, "subject", "subjects")}",
                    ""
                );
                yield return ("Beside it", string.Join("; ", SurvivalWords.Beside(s)), "");
                foreach (var day in s.Endpoint.ReadOn)
                    if (s.ReadAt(day) is { } at)
                        yield return ($"At {day} days", $"{Written.Share(at.Survival)}{Interval(a.Plan, at)}, {AtRisk(at)}", "");
                break;
            case EndpointAnalysis.Incidence i:
                var (one, other) = (i.Kind.EventName, i.Kind.CompetingName);
                yield return (
                    "Events",
                    $"{EstimateWords.Of(i.Event.Events, one)}, {EstimateWords.Of(i.Competing.Events, other)} in "
                        + $"{Written.Plural(i.Event.N, "subject", "subjects")}",
                    ""
                );
                yield return ("Beside it", string.Join("; ", SurvivalWords.PutIn(i)), "");
                foreach (var day in Days(i))
                    if (i.Event.KnownAt(day) is { } at)
                        yield return (
                            $"By {day} days",
                            $"{one} in {Written.Share(at.Incidence)} ({Level(a.Plan)} interval {Written.Share(at.Lower)} to "
                                + $"{Written.Share(at.Upper)}); {other} in {Written.Share(i.Competing.KnownAt(day)?.Incidence)}",
                            ""
                        );
                break;
        }
    }

    // Where nobody is left before the first of the days, the whole curve is known at its end.
    static IEnumerable<int> Days(EndpointAnalysis.Incidence i)
    {
        var last = i.Event.Curve.Count > 0 ? (int)i.Event.Curve[^1].Time : -1;
        int[] within = [.. i.Endpoint.ReadOn.Where(d => d <= last)];
        return within.Length == 0 && last >= 0 ? [last] : within;
    }

    static IEnumerable<string> Cells(EndpointAnalysis estimate) =>
        estimate switch
        {
            EndpointAnalysis.Rate { InPlan: var (x, n) } r =>
            [
                Written.Count(n),
                Written.Count(x),
                n == 0 ? Written.NotEstimable : Written.Percent(x, n),
                $"{Written.Share(r.Interval.Lower)} to {Written.Share(r.Interval.Upper)}",
            ],
            EndpointAnalysis.Survival { Curve: var c } s =>
            [
                Written.Count(c.N),
                Written.Count(c.Events),
                $"median {Median(c.Median)}; {SurvivalWords.InShort(s)}",
                Interval(c.Median),
            ],
            EndpointAnalysis.Incidence i =>
            [
                Written.Count(i.Event.N),
                Written.Count(i.Event.Events),
                EstimateWords.InSum(i),
                i.InSum is { } at ? $"{Written.Share(at.Lower)} to {Written.Share(at.Upper)}" : Written.NotEstimable,
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(estimate)),
        };

    static string Rate(EndpointAnalysis.Rate r) =>
        r.InPlan is var (x, n) && n == 0
            ? "nobody in the population yet"
            : $"{Written.Count(x)} of {Written.Count(n)} ({Written.Percent(x, n)}), {Level(r.Plan)} interval "
                + $"{Written.Share(r.Interval.Lower)} to {Written.Share(r.Interval.Upper)}";

    static string Median(IntervalEstimate median) =>
        median.Estimate is { } days
            ? $"{Written.Fixed(days, 0)} days ({Written.Fixed(days / (365.25 / 12), 1)} months)"
            : "not reached";

    static string Interval(IntervalEstimate median) =>
        median switch
        {
            { Lower: { } lower, Upper: null } => $"{Written.Fixed(lower, 0)} days to not reached",
            { Lower: null, Upper: null } => Written.NotEstimable,
            _ => $"{Written.Interval(median.Lower, median.Upper, 0)} days",
        };

    // After the last one failed there is no interval.
    static string Interval(EndpointPlan plan, SurvivalEstimate at) =>
        at.Lower is null && at.Upper is null
            ? ""
            : $" ({Level(plan)} interval {Written.Share(at.Lower)} to {Written.Share(at.Upper)})";

    static string AtRisk(SurvivalEstimate at) => at.Survival == 0 ? "all failed by then" : $"{Written.Count(at.AtRisk)} at risk";

    static string Level(EndpointPlan plan) => FormattableString.Invariant($"{100 * plan.Level:0.#}%");

    static string? Open(EndpointAnalysis estimate) =>
        estimate.Open == 0
            ? null
            : $"{Written.Plural(estimate.Open, "subject has", "subjects have")} something missing that could change this";
}
