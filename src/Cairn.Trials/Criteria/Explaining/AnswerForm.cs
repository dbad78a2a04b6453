using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Criteria.Explaining;

/// <summary>
/// What kind of answer a row holds: a sign, yes or no, a score, a number, whether something took place, or that it is there.
/// </summary>
abstract record AnswerForm
{
    AnswerForm() { }

    public abstract IReadOnlyList<Candidate> Candidates { get; }
    public virtual bool IsNumber => false;
    public virtual bool OfUpperLimit => false;

    /// <summary>Puts an answer into a row of a domain.</summary>
    public abstract void Fill(Dictionary<string, string> row, string domain, Candidate answer, string? unit);

    /// <summary>The answers that pass.</summary>
    public virtual Passing Passing(Func<Candidate, bool> passes, string? unit) =>
        new Passing.OneOf([.. Candidates.Where(passes).Select(c => c.Text)]);

    /// <summary>The form of a finding by what a criterion reads of it; null when it reads nothing that can be answered.</summary>
    public static AnswerForm? Of(IReadOnlyCollection<string> read)
    {
        if (read.Contains("isPositive", StringComparer.Ordinal))
            return new Words(["NEGATIVE", "POSITIVE"]);
        if (read.Contains("isYes", StringComparer.Ordinal))
            return new Words(["Y", "N"]);
        if (read.Contains("isDetected", StringComparer.Ordinal))
            return new Words(["NOT DETECTED", "DETECTED"]);
        if (read.Contains("score", StringComparer.Ordinal))
            return new Score();
        if (read.Any(p => p is "value" or "range"))
            return new Number(read.Contains("upperLimit", StringComparer.Ordinal));
        return null;
    }

    /// <summary>
    /// The form of a finding of which nothing was read, because something else was missing first: by the catalogue; null for a
    /// test that it does not have.
    /// </summary>
    public static AnswerForm? Of(CatalogueTest? test) =>
        test switch
        {
            { Unit: { } unit } when unit.Equals(Unit.One) => new Score(),
            { Unit: not null } => new Number(IsMultiple: false),
            { Words.Count: > 0 } => new Words(test.Words),
            _ => null,
        };

    /// <summary>One of a few words.</summary>
    public sealed record Words(IReadOnlyList<string> Each) : AnswerForm
    {
        public override IReadOnlyList<Candidate> Candidates => [.. Each.Select(w => new Candidate(w))];

        public override void Fill(Dictionary<string, string> row, string domain, Candidate answer, string? unit) =>
            row[$"{domain}ORRES"] = answer.Text;
    }

    /// <summary>A whole number without a unit, 0 to 10, or tens to 100.</summary>
    public sealed record Score : AnswerForm
    {
        public override IReadOnlyList<Candidate> Candidates { get; } =
        [
            .. from one in Enumerable.Range(0, 10) select Candidate.Of(one),
            .. from ten in Enumerable.Range(1, 10) select Candidate.Of(ten * 10),
        ];

        public override void Fill(Dictionary<string, string> row, string domain, Candidate answer, string? unit) =>
            row[$"{domain}ORRES"] = answer.Text;

        public override Passing Passing(Func<Candidate, bool> passes, string? unit) =>
            Ladder.Run(Candidates, passes) is not { } run
                ? new Passing.OneOf([])
                : new Passing.Between(
                    run.Below is null ? null : new((decimal)run.First.Place, Included: true),
                    run.Above is null ? null : new((decimal)run.Last.Place, Included: true),
                    null,
                    OfUpperLimit: false
                );
    }

    /// <summary>
    /// A number with its unit; against the laboratory's limit, that limit is one, so that the number is a multiple of it.
    /// </summary>
    public sealed record Number(bool IsMultiple) : AnswerForm
    {
        public override bool IsNumber => true;
        public override bool OfUpperLimit => IsMultiple;
        public override IReadOnlyList<Candidate> Candidates => Ladder.Numbers;

        public override void Fill(Dictionary<string, string> row, string domain, Candidate answer, string? unit)
        {
            row[$"{domain}ORRES"] = answer.Text;
            row[$"{domain}ORRESU"] = unit ?? "1";
            if (IsMultiple)
                row[$"{domain}ORNRHI"] = "1";
        }

        public override Passing Passing(Func<Candidate, bool> passes, string? unit) =>
            Ladder.Range(unit == "%" ? Ladder.Percents : Candidates, passes, unit, IsMultiple);
    }

    /// <summary>Whether something asked for by name took place. Yes means at an unknown time, and still.</summary>
    /// <param name="IsDenied">It was asked for before, and was not there: then it can be asked again, and nobody is told to
    /// find it.</param>
    public sealed record Occurred(bool IsDenied) : AnswerForm
    {
        public override IReadOnlyList<Candidate> Candidates { get; } = IsDenied ? [new("N")] : [new("N"), new("Y")];

        public override void Fill(Dictionary<string, string> row, string domain, Candidate answer, string? unit)
        {
            row[$"{domain}OCCUR"] = answer.Text;
            if (row.Remove($"{domain}STDTC", out var day))
                row[$"{domain}DTC"] = day;
            if (answer.Text == "Y")
                row[$"{domain}ENRTPT"] = "ONGOING";
        }
    }

    /// <summary>That it is there.</summary>
    public sealed record Presence : AnswerForm
    {
        public override IReadOnlyList<Candidate> Candidates { get; } = [new("")];

        public override void Fill(Dictionary<string, string> row, string domain, Candidate answer, string? unit) { }

        public override Passing Passing(Func<Candidate, bool> passes, string? unit) => new Passing.Recorded();
    }
}
