using Cairn.Analyses;
using Cairn.Documents.Reports.Wording;
using Cairn.Documents.StudyFiles;
using Cairn.Endpoints;
using Cairn.Studies;
using Cairn.Survival;

namespace Cairn.App;

/// <summary>The JSON of <c>cairn endpoints</c>.</summary>
static class EndpointsJson
{
    public static int Print(Analysis analysis, IEnumerable<EndpointAnswer> answers, string? subject) =>
        Shell.Print(Of(analysis, answers, subject));

    /// <summary>The answers as JSON, for the command and for other systems alike.</summary>
    /// <param name="subject">Whose values; null: everybody's.</param>
    public static object Of(Analysis analysis, IEnumerable<EndpointAnswer> answers, string? subject = null) =>
        new
        {
            Study = analysis.Study.Id,
            AsOf = analysis.Day,
            analysis.Casebook.IsSynthetic,
            Note = analysis.Casebook.IsSynthetic ? "SYNTHETIC records: no person is behind them." : null,
            Endpoints = answers.Select(a => new
            {
                a.Plan.Kind,
                a.Estimate.Endpoint.Name,
                a.Plan.Rank,
                Estimand = Shape(a.Estimand),
                Estimate = Shape(a.Estimate, curve: true),
                WhateverFollowed = a.WhateverFollowed is { } whatever ? Shape(whatever, curve: false) : null,
                Subjects = Subjects(analysis, a.Estimate, subject),
                LeftOut = Findings(a.Estimate),
                Sensitivity = a.Sensitivity.Select(s => new
                {
                    s.Convention,
                    s.IsPlanned,
                    Estimate = Shape(s.Result, curve: false),
                    LeftOut = Findings(s.Result),
                }),
            }),
        };

    static object Shape(EndpointAnalysis estimate, bool curve) =>
        estimate switch
        {
            EndpointAnalysis.Rate r => new
            {
                Method = "Clopper-Pearson",
                Responders = r.InPlan.Responders,
                N = r.InPlan.Of,
                r.Counting,
                Rate = r.Interval.Estimate,
                r.Interval.Lower,
                r.Interval.Upper,
                r.Plan.Level,
            },
            EndpointAnalysis.Survival { Curve: var c } s => new
            {
                Method = "Kaplan-Meier, log-log limits, Greenwood",
                Unit = "days",
                c.N,
                c.Events,
                c.Median,
                s.Plan.Level,
                Curve = curve ? c.Curve : null,
            },
            EndpointAnalysis.Incidence i => new
            {
                Method = "Aalen-Johansen, log-log limits, delta variance",
                Unit = "days",
                i.Event.N,
                i.Event.Events,
                Competing = i.OthersFirst,
                i.Plan.Level,
                Day365 = Value(i.Event.KnownAt(EndpointAnalysis.Incidence.Year)),
                FollowedTo = i.Event.Curve is [.., var last] ? (double?)last.Time : null,
                Curve = curve ? i.Event.Curve : null,
                CompetingCurve = curve ? i.Competing.Curve : null,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(estimate)),
        };

    static object Shape(Estimand estimand) =>
        new
        {
            estimand.Population,
            estimand.Variable,
            IntercurrentEvents = estimand.IntercurrentEvents.Select(e => new
            {
                e.Event,
                e.Strategy,
                e.Handling,
            }),
            estimand.Summary,
        };

    static object Shape(DecidingDay day) =>
        new
        {
            day.What,
            day.Taken,
            day.Turns,
            day.Otherwise,
        };

    static IEnumerable<Finding> Findings(EndpointAnalysis estimate) => estimate.LeftOut.Select(l => l.Finding);

    static object? Value(IncidenceEstimate? at) =>
        at is { } known
            ? new
            {
                known.Incidence,
                known.Lower,
                known.Upper,
            }
            : null;

    static IEnumerable<object> Subjects(Analysis analysis, EndpointAnalysis estimate, string? subject) =>
        estimate switch
        {
            EndpointAnalysis.Rate { Plan: var plan } r => r
                .Lines.Where(l => l.Populations.Contains(plan.Population) && l.Subject == (subject ?? l.Subject))
                .Select(l =>
                    (object)
                        new
                        {
                            l.Subject,
                            Best = l.Best.Value,
                            Qualified = Qualified(analysis, r, l),
                            l.Counts,
                            l.Best.Rule,
                            l.Best.Because,
                            l.Best.Missing,
                            DecidedBy = l.DecidedBy.Select(Shape),
                        }
                ),
            EndpointAnalysis.Times times => times
                .Subjects.Where(t => t.Subject == (subject ?? t.Subject))
                .Select(t =>
                    (object)
                        new
                        {
                            t.Subject,
                            Endpoint = times.Plan.Kind,
                            t.Start,
                            t.End,
                            t.Days,
                            t.Status,
                            t.Why,
                            t.Time.Rule,
                            t.Time.Because,
                            t.Time.Missing,
                            Flags = t.Notes.InWords(),
                            DeathImputed = t.DeathPutIn,
                            DecidedBy = t.DecidedBy.Select(Shape),
                            t.IsEvent,
                        }
                ),
            _ => throw new ArgumentOutOfRangeException(nameof(estimate)),
        };

    static string Qualified(Analysis analysis, EndpointAnalysis.Rate rate, ResponderLine line) =>
        rate.Endpoint is MrdNegativeRate && line.Counts
            ? Response.Mrd.Qualified(line.Best.Value, Response.MrdStatus.Negative)
            : Qualified(analysis.Endpoints!.Courses.First(c => c.Subject == line.Subject).QualifiedBest);

    /// <summary>
    /// A category with residual disease beside it as JSON writes it: a category alone is written as everywhere else,
    /// not-evaluable.
    /// </summary>
    public static string Qualified(string words) =>
        Enum.TryParse<ResponseCategory>(words, out var category) ? ProtocolWords.Of(category) : words;
}
