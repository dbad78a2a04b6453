using Cairn.Analyses;
using Cairn.Endpoints;
using Cairn.Survival;

namespace Cairn.App.Commands;

/// <summary>The JSON of <c>cairn endpoints</c>.</summary>
static class EndpointsJson
{
    public static int Print(Analysis analysis, IEnumerable<EndpointAnswer> answers) =>
        Shell.Print(
            new
            {
                Study = analysis.Study.Id,
                AsOf = analysis.Day,
                analysis.Casebook.IsSynthetic,
                Note = analysis.Casebook.IsSynthetic ? "SYNTHETIC records: no person is behind them." : null,
                Endpoints = answers.Select(a => new
                {
                    a.Plan.Kind,
                    Name = a.Plan.Kind.Name(),
                    a.Plan.Rank,
                    a.Estimand,
                    Estimate = Shape(a.Estimate, curve: true),
                    WhateverFollowed = a.WhateverFollowed is { } whatever ? Shape(whatever, curve: false) : null,
                    Subjects = Subjects(analysis, a.Estimate),
                    a.Estimate.LeftOut,
                    Sensitivity = a.Sensitivity.Select(s => new
                    {
                        s.Line.Convention,
                        s.Line.IsPlanned,
                        Estimate = Shape(s.Estimate, curve: false),
                        s.Estimate.LeftOut,
                    }),
                }),
            }
        );

    static object Shape(Estimate estimate, bool curve) =>
        estimate switch
        {
            Estimate.Rate { Values: var v } r => new
            {
                Method = "Clopper-Pearson",
                Responders = v.InPlan.Responders,
                N = v.InPlan.Of,
                v.Counting,
                Rate = r.Interval.Estimate,
                r.Interval.Lower,
                r.Interval.Upper,
                r.Plan.Level,
            },
            Estimate.Survival { Curve: var c } s => new
            {
                Method = "Kaplan-Meier, log-log limits, Greenwood",
                Unit = "days",
                c.N,
                c.Events,
                c.Median,
                s.Plan.Level,
                Curve = curve ? c.Curve : null,
            },
            Estimate.Incidence i => new
            {
                Method = "Aalen-Johansen, log-log limits, delta variance",
                Unit = "days",
                i.Event.N,
                i.Event.Events,
                Competing = i.Competing.Events,
                i.Plan.Level,
                Day365 = Value(i.Event.KnownAt(Estimate.Incidence.Year)),
                FollowedTo = i.Event.Curve is [.., var last] ? (double?)last.Time : null,
                Curve = curve ? i.Event.Curve : null,
                CompetingCurve = curve ? i.Competing.Curve : null,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(estimate)),
        };

    static object? Value(IncidenceEstimate? at) =>
        at is { } known
            ? new
            {
                known.Incidence,
                known.Lower,
                known.Upper,
            }
            : null;

    static IEnumerable<object> Subjects(Analysis analysis, Estimate estimate) =>
        estimate switch
        {
            Estimate.Rate { Values: var v, Plan: var plan } => v
                .Lines.Where(l => l.Populations.Contains(plan.Population))
                .Select(l =>
                    (object)
                        new
                        {
                            l.Subject,
                            Best = l.Best.Value,
                            Qualified = Qualified(analysis, plan, l),
                            l.Counts,
                            l.Best.Rule,
                            l.Best.Because,
                            l.Best.Missing,
                        }
                ),
            Estimate.Survival { Values: var v } => v.Subjects,
            Estimate.Incidence { Values: var v } => v.Subjects,
            _ => [],
        };

    static string Qualified(Analysis analysis, Studies.EndpointPlan plan, ResponderLine line) =>
        plan.Kind == Studies.EndpointKind.MrdNegativeRate && line.Counts
            ? Response.Mrd.Qualified(line.Best.Value, Response.MrdStatus.Negative)
            : ResponseText.Qualified(analysis.Endpoints!.Courses.First(c => c.Subject == line.Subject).QualifiedBest);
}
