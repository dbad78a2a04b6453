using Cairn.Documents.Reports.Content;
using Cairn.Quantities;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>
/// In how many of those looked at an event of special interest was found: who was not looked at, and where it is open, is told
/// beside, and is no zero.
/// </summary>
static class SearchCell
{
    public static Cell Of(SafetyScope scope, SpecialInterest kind, int grade = 0)
    {
        var searches = scope.Subjects.ToLookup(s => kind.SearchIn(s, grade));
        int Of(Search search) => searches[search].Count();
        var (found, looked, atRisk) = (Of(Search.Found), Of(Search.Found) + Of(Search.NotFound), scope.N - Of(Search.NotAtRisk));
        var events = scope.Subjects.SelectMany(kind.In).Where(e => grade == 0 || e.Worst >= grade);
        var because = events.SelectMany(e => e.Because);
        if (atRisk == 0)
            return "nobody at risk";
        List<Phrase> rest =
        [
            .. Rest(Of(Search.Open), "open"),
            .. Rest(Of(Search.NotMade), "not looked at"),
            .. Rest(scope.Subjects.Count(s => IsByEvents(kind, s, grade)), "by recorded events alone"),
        ];
        if (looked == atRisk)
        {
            Phrase count = atRisk == scope.N ? Written.CountOf(found, scope.N) : AtRisk(found, atRisk);
            return new Cell(Phrase.Join("; ", [count, .. rest])).From(because);
        }
        if (looked == 0)
            return Inline.Unknown(Phrase.Join(", ", rest));
        // Who was looked at because it was found there is no denominator: of everyone it is so many at least.
        return found == looked
            ? new Cell($"at least {AtLeast(found, atRisk)}; {Phrase.Join(", ", rest)}").From(because)
            : new Cell($"{Written.Count(found)} of {Written.Count(looked)} looked at; {Phrase.Join(", ", rest)}").From(because);
    }

    static bool IsByEvents(SpecialInterest kind, TreatedSubject subject, int grade) =>
        kind.SearchIn(subject, grade) == Search.NotFound && !kind.WasGraded(subject);

    static Phrase AtRisk(int found, int atRisk) => $"{Written.CountOf(found, atRisk)} of {Written.Count(atRisk)} at risk";

    static Phrase AtLeast(int found, int of) => $"{Written.CountOf(found, of)} of {Written.Count(of)}";

    /// <summary>One subject's worst grade of a kind.</summary>
    public static Cell Worst(TreatedSubject subject, SpecialInterest kind) =>
        kind.SearchIn(subject) switch
        {
            Search.Found => Grade(kind.In(subject).MaxBy(e => e.Worst)!).From(kind.In(subject).SelectMany(e => e.Because)),
            Search.NotFound when IsByEvents(kind, subject, grade: 0) => Inline.Unknown("no event recorded"),
            Search.NotFound => Cell.Grade(0),
            Search.Open => Inline.Open("open"),
            Search.NotMade => Inline.Unknown("not looked at"),
            Search.NotAtRisk => "not at risk",
        };

    /// <summary>The worst grade of an occurrence, or what it is at least.</summary>
    public static Cell Grade(SpecialEvent found) =>
        found is { AtMost: { } most, Worst: { } least } ? Inline.Open($"{new GradeSpan(least, most)}") : Cell.Grade(found.Worst);

    static IEnumerable<Phrase> Rest(int n, string what) => n == 0 ? [] : [Phrase.Of($"{{0}} {what}", Written.Count(n))];
}
