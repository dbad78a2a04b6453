using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry.Comparing;
using Cairn.Registry.Modules;

namespace Cairn.App;

/// <summary>Two trials side by side as JSON, of the command and of the page.</summary>
static class ComparisonJson
{
    public static object Of(TrialComparison c) =>
        new
        {
            A = new
            {
                c.A.Number,
                c.A.Title,
                Doses = c.DosesOfA.Select(Dose),
            },
            B = new
            {
                c.B.Number,
                c.B.Title,
                Doses = c.DosesOfB.Select(Dose),
            },
            Facts = c.Facts.Select(f => new
            {
                f.Key,
                f.A,
                f.B,
                Same = f.IsSame,
            }),
            Eligibility = c.Eligibility.Select(Pair),
            Groups = c.Arms.Select(Pair),
            Interventions = c.Interventions.Select(Pair),
            Outcomes = c.Outcomes.Select(Pair),
            Sites = new
            {
                A = c.Sites.A.Count,
                B = c.Sites.B.Count,
                Both = c.Sites.Both.Select(Site),
                c.Sites.CountriesOfBoth,
                c.Sites.CountriesOfA,
                c.Sites.CountriesOfB,
            },
        };

    static object Dose(NamedDose d) =>
        new
        {
            d.Measure,
            d.Value,
            d.Unit,
            d.Per,
            d.Written,
            d.Level,
            d.Sentence,
        };

    static object Pair(LinePair p) =>
        new
        {
            p.Standing,
            p.Likeness,
            A = Line(p.A),
            B = Line(p.B),
            BoundsOfA = p.BoundsOfA.Select(b => b.Written),
            BoundsOfB = p.BoundsOfB.Select(b => b.Written),
            Again = p.IsAgain,
            Turned = p.IsTurned,
        };

    static object? Line(ComparedLine? line) =>
        line is null
            ? null
            : new
            {
                line.Id,
                line.Kind,
                line.Text,
                line.Under,
            };

    static object Site(Location s) =>
        new
        {
            s.Facility,
            s.City,
            s.Country,
        };
}
