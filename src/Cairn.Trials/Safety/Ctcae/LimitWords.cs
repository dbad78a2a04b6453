using System.Globalization;
using Cairn.Quantities;

namespace Cairn.Safety.Ctcae;

/// <summary>Limits of grades, what was assumed and what is lacking, in words. The only place where they are worded.</summary>
public static class LimitWords
{
    /// <summary>A limit as it stands after the value: <c>below 100 g/L</c>, <c>above 3 x ULN</c>.</summary>
    /// <param name="column">Which of the term's units is spoken.</param>
    public static string Of(GradeLimit limit, Side side, int column) =>
        limit switch
        {
            GradeLimit.Fixed l => $"{Beyond(l, side)} {Number(l.Units[column])}",
            GradeLimit.OfNormal { Times: 1 } l => $"{Beyond(l, side)} the {Limit(side)}",
            GradeLimit.OfNormal l => $"{Beyond(l, side)} {Number(l.Times)} x {Limit(side)}",
            GradeLimit.PastNormal l => $"more than {Number(l.By[column])} {(side == Side.Low ? "below" : "above")} the "
                + $"{Limit(side)}",
            GradeLimit.OfBaseline { Times: 1 } l => $"{Beyond(l, side)} the baseline",
            GradeLimit.OfBaseline l => $"{Beyond(l, side)} {Number(l.Times)} x baseline",
            GradeLimit.FromBaseline l => $"{(l.OrOn ? "" : "more than ")}{Number(l.By[column])} "
                + $"{(side == Side.Low ? "below" : "above")} baseline",
            GradeLimit.AnyOf l => string.Join(", or ", l.Parts.Select(p => Of(p, side, column))),
            GradeLimit.AllOf l => string.Join(" and ", l.Parts.Select(p => Of(p, side, column))),
            GradeLimit.ByBaseline l =>
                $"{Of(l.Normal, side, column)} where the baseline was normal, {Of(l.Abnormal, side, column)} where it was not",
            GradeLimit.Where l => $"{Of(l.Limit, side, column)} {Of(l.When)}",
            _ => throw new ArgumentOutOfRangeException(nameof(limit)),
        };

    /// <summary>A circumstance as it stands after a limit.</summary>
    public static string Of(Circumstance circumstance) =>
        circumstance switch
        {
            Circumstance.Symptoms => "with symptoms",
            Circumstance.Anticoagulation => "on anticoagulation",
            Circumstance.Consequences => "with physiologic consequences",
            Circumstance.LongerThanADay => "for longer than 24 hours",
            Circumstance.Steroids => "with steroids begun",
        };

    /// <summary>Each thing that was assumed, as a sentence.</summary>
    public static IEnumerable<string> Of(Assumed assumed)
    {
        if (assumed.HasFlag(Assumed.NormalBaseline))
            yield return "The baseline is not recorded and was taken to be normal.";
        if (assumed.HasFlag(Assumed.Symptoms))
            yield return "Symptoms are not recorded: the worse grade, as with symptoms.";
        if (assumed.HasFlag(Assumed.Anticoagulation))
            yield return "Anticoagulation is not recorded: the worse grade, as with it.";
        if (assumed.HasFlag(Assumed.Consequences))
            yield return "Physiologic consequences are not recorded: the worse grade, as with them.";
        if (assumed.HasFlag(Assumed.BetweenGrades))
            yield return "The value lies between two grades of CTCAE: the milder of the two.";
    }

    /// <summary>What a grade can be instead, as a sentence; null where it is settled, or nothing can be said.</summary>
    public static string? Of(int? grade, GradeSpan possible) =>
        grade is not { } known
            ? (possible == GradeSpan.Open || possible.Known is not null ? null : Between(possible))
            : (possible.Least < known, possible.Most > known) switch
            {
                (false, false) => null,
                (true, false) => $"It can only be milder: down to grade {possible.Least}.",
                (false, true) => $"It can only be worse: up to grade {possible.Most}.",
                (true, true) => $"It can be from grade {possible.Least} to grade {possible.Most}.",
            };

    static string Between(GradeSpan possible) =>
        possible.Least == 0
            ? $"At most it is grade {possible.Most}."
            : $"It is from grade {possible.Least} to grade {possible.Most}.";

    /// <summary>Each thing that is lacking, as a noun.</summary>
    public static IEnumerable<string> Of(Lacking lacking)
    {
        if (lacking.HasFlag(Lacking.Value))
            yield return "a number";
        if (lacking.HasFlag(Lacking.Exact))
            yield return "the number itself, not a bound";
        if (lacking.HasFlag(Lacking.Confirmation))
            yield return "whether the value and its unit are right";
        if (lacking.HasFlag(Lacking.Unit))
            yield return "a unit that converts";
        if (lacking.HasFlag(Lacking.LowerLimit))
            yield return "the lower limit of normal";
        if (lacking.HasFlag(Lacking.UpperLimit))
            yield return "the upper limit of normal";
        if (lacking.HasFlag(Lacking.Baseline))
            yield return "the value before treatment";
        if (lacking.HasFlag(Lacking.Duration))
            yield return "how long it lasted";
        if (lacking.HasFlag(Lacking.Steroids))
            yield return "whether steroids were begun for it";
        if (lacking.HasFlag(Lacking.Growth))
            yield return "the limit of normal for the child's age and growth";
    }

    static string Beyond(GradeLimit limit, Side side) =>
        (side, limit.OrOn) switch
        {
            (Side.Low, false) => "below",
            (Side.Low, true) => "at most",
            (Side.High, false) => "above",
            (Side.High, true) => "at least",
        };

    static string Limit(Side side) => side == Side.Low ? "lower limit of normal" : "upper limit of normal";

    static string Number(Given given) =>
        given.Unit == "1" ? Number(given.Number) : $"{Number(given.Number)} {UnitWords.Of(given.Unit)}";

    static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
