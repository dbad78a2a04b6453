using Cairn.CellProducts;
using Cairn.Criteria.Gates;
using Cairn.Criteria.Rules;
using Cairn.Forms;
using Cairn.Ledger;
using Cairn.Studies;

namespace Cairn.Capture;

/// <summary>What is looked at before cells or lymphodepletion are given.</summary>
public enum GoQuestion
{
    /// <summary>A criterion that is asked at the gate.</summary>
    Criterion,

    /// <summary>What the trial as a whole allows: nobody is infused while dosing is on hold or has ended.</summary>
    Dosing,
    CrsToday,
    IcansToday,
    PressorToday,
    OxygenToday,
    Infection,
    Tocilizumab,
    Contact,

    /// <summary>A released bag at the ward whose chain of identity and custody has no gap.</summary>
    Product,
}

/// <summary>One line of the decision.</summary>
/// <param name="Criterion">The judgement, of a criterion; null otherwise.</param>
/// <param name="Allows">True when it speaks for going on; unknown when it is not recorded.</param>
/// <param name="Answer">As recorded; null when it is not.</param>
public sealed record GoLine(GoQuestion Question, CriterionJudgement? Criterion, Truth Allows, string? Answer)
{
    /// <summary>The answer as its form says it; null where it stands for itself.</summary>
    public string? Says { get; init; }
}

/// <summary>
/// Go or no-go before lymphodepletion or a fraction: the gate's criteria, the signs of the day, what has to be on hand. Go needs
/// every line in favour; what is not recorded is not in favour.
/// </summary>
/// <param name="Gate">The gate ahead.</param>
/// <param name="Day">The day on which it is asked.</param>
public sealed record GoCheck(GateReview Gate, DateOnly Day, IReadOnlyList<GoLine> Lines)
{
    public bool MayGo => Lines.All(l => l.Allows.IsTrue);

    /// <summary>The form of the day on which is answered what no result tells.</summary>
    public string Asking => Gate.Gate == Studies.Gate.Infusion ? BeforeInfusion : "before-lymphodepletion";

    const string BeforeInfusion = "before-infusion";

    /// <summary>The question of an adjudication: <c>go:fraction-2</c>, <c>go:lymphodepletion</c>.</summary>
    public string Code =>
        Gate.Fraction is { } fraction
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"go:fraction-{fraction}")
            : "go:lymphodepletion";

    /// <param name="mayInfuse">Whether the trial's dosing goes on; unknown when the study has no escalation.</param>
    /// <param name="dosing">What the trial allows, as a code.</param>
    public static GoCheck Of(Study study, LedgerState state, GateReview gate, DateOnly day, Truth mayInfuse, string? dosing)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(gate);
        var criteria = gate.Criteria.Select(c => new GoLine(GoQuestion.Criterion, c, TruthOf(c), null));
        List<GoLine> lines = [.. criteria];
        if (gate.Gate == Studies.Gate.Infusion)
        {
            if (gate.Fraction == 1)
                lines.Add(new(GoQuestion.Dosing, null, mayInfuse, dosing));
            else
                lines.AddRange(Signs(study, state, gate.Subject, day));
            lines.AddRange(OnHand(study, state, gate.Subject, day));
            lines.Add(Cells(study, state, gate.Subject));
        }
        return new(gate, day, lines);
    }

    static Truth TruthOf(CriterionJudgement judged) =>
        judged.Verdict switch
        {
            CriterionVerdict.Met => Truth.True,
            CriterionVerdict.NotMet => Truth.False,
            CriterionVerdict.Unknown => Truth.Unknown,
        };

    // Between fractions: nobody is given more cells while what the last ones did goes on.
    static IEnumerable<GoLine> Signs(Study study, LedgerState state, string subject, DateOnly day)
    {
        if (Sheet(study, state, subject, "bedside", day) is not { } sheet)
            yield break;
        yield return Line(GoQuestion.CrsToday, sheet, "CRS", "0");
        yield return Line(GoQuestion.IcansToday, sheet, "ICANS", "0");
        yield return Line(GoQuestion.PressorToday, sheet, "PRESSOR", "NONE");
        yield return Line(GoQuestion.OxygenToday, sheet, "OXYGEN", "NONE");
    }

    static IEnumerable<GoLine> OnHand(Study study, LedgerState state, string subject, DateOnly day)
    {
        if (Sheet(study, state, subject, BeforeInfusion, day) is not { } sheet)
            yield break;
        yield return Line(GoQuestion.Infection, sheet, "infection", "N");
        yield return Line(GoQuestion.Tocilizumab, sheet, "tocilizumab", "Y");
        yield return Line(GoQuestion.Contact, sheet, "contact", "Y");
    }

    // Where nothing of the product is recorded, nobody knows what hangs on the drip.
    static GoLine Cells(Study study, LedgerState state, string subject)
    {
        var book = state.Casebook();
        if (book.Subject(subject) is not { } records)
            return new(GoQuestion.Product, null, Truth.Unknown, null);
        var chain = ProductChain.Of(study, records, book.Judgements);
        var here = chain.Remaining.Where(b => b.Stage is ProductStage.AtSite or ProductStage.Thawed);
        var fit = here.FirstOrDefault(b => !chain.GapsOf(b.Id).Any());
        var allows = Truth.Of(chain.Stage == ProductStage.None ? null : fit is not null);
        return new(GoQuestion.Product, null, allows, fit?.Id);
    }

    static FormSheet? Sheet(Study study, LedgerState state, string subject, string form, DateOnly day) =>
        study.Form(form) is { Repeats: FormRepeat.Day } plan ? FormSheet.Of(state, new(subject, plan, Day: day)) : null;

    static GoLine Line(GoQuestion question, FormSheet sheet, string line, string allows)
    {
        var known = sheet.Lines.FirstOrDefault(l => l.Id == line);
        var answer = known?.AnswerOf(known.Plan.Items[0].Variable) ?? "";
        var isAnswer = answer.Length > 0 && answer != "U" && Absences.OfShort(answer) is null;
        return new(question, null, isAnswer ? Truth.Of(answer == allows) : Truth.Unknown, answer.Length > 0 ? answer : null)
        {
            Says = known?.Plan.Items[0].Words.FirstOrDefault(w => w.Word == answer)?.Says,
        };
    }
}
