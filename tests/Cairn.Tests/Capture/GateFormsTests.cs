using System.Text.RegularExpressions;
using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Forms;
using Cairn.Records;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Capture;

/// <summary>
/// What a gate asks for can be entered at the ward: at screening on any form, later on one that is filled in again. What no form
/// asks would be unknown for ever, and nobody would pass.
/// </summary>
public sealed class GateFormsTests
{
    public static TheoryData<string, Gate> Gates =>
        [.. from id in new[] { Trial.Soochow, Trial.DualTarget } from gate in Enum.GetValues<Gate>() select (id, gate)];

    [Theory, MemberData(nameof(Gates))]
    public void What_a_gate_asks_for_can_be_entered_on_a_form(string id, Gate gate)
    {
        var study = Trial.Read(id);
        var (nobody, day) = (new SubjectRecords("", []), new DateOnly(2000, 1, 1));
        var asked = Judging
            .Of(study, nobody, new GateMoment(gate, day, day))
            .SelectMany(c => c.Answer.Missing.Select(gap => (c.Criterion.Id, Test: TestOf(gap))))
            .Where(a => a.Test is not null)
            .ToList();
        Assert.NotEmpty(asked);
        var forms = study.Forms.Where(f => gate == Gate.Screening || IsFilledInAgain(study, f)).ToList();
        var without = asked.Where(a => !forms.Exists(f => f.Lines.Any(l => Records(l, a.Test!.Value))));
        var open = without.Select(a => $"{a.Id}: {a.Test!.Value.Domain} {a.Test.Value.Code}").Distinct();
        Assert.Equal("", string.Join(", ", open.Where(o => gate == Gate.Screening || !AnsweredWithout.Any(o.EndsWith))));
    }

    // Asked at screening; at a later gate a result of the day answers without them: a pregnancy test, a low bilirubin.
    static readonly string[] AnsweredWithout = ["MH NO CHILDBEARING POTENTIAL", "MH GILBERT SYNDROME"];

    // What somebody takes is told by its kind: a kind that the form does not offer is one that the criterion never sees.
    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void Every_kind_of_medication_that_a_criterion_reads_is_offered_by_the_form(string id)
    {
        var study = Trial.Read(id);
        var rules = File.ReadAllText(Path.Combine(Trial.Folder(id), "eligibility.cql")) + Library();
        var read = Kind.Matches(rules).Select(m => m.Groups[1].Value).Distinct();
        var offered = study.Form("medications")!.Lines[0].Items.Single(i => i.Variable == "CMCAT").Words.Select(w => w.Word);
        Assert.Empty(read.Except(offered, StringComparer.Ordinal));
    }

    static string Library() => File.ReadAllText(Path.Combine(Shared.Repository, "src/Cairn.Trials/Criteria/Library/Checks.cql"));

    static readonly Regex Kind = new(@"(?:Medication: kind = |TakesNow\(|TookDuring\(|WasGivenDuring\()'([^']+)'");

    // A criterion reads no number without its unit, as 0.5 may be a share; the forms have no field for that of a percentage.
    [Theory]
    [InlineData("97", "%")]
    [InlineData("ND", null)]
    public void A_percentage_is_recorded_with_its_unit(string typed, string? unit)
    {
        var state = SavedForm
            .Shown(SavedForm.Consented, "vital-signs", "SCR")
            .Type(("date", "2026-03-10"), ("OXYSAT.VSORRES", typed))
            .Save(SavedForm.Consented);
        Assert.Equal(unit, Assert.Single(state.Casebook().Subject(SavedForm.Subject)!.Of<VitalSign>()).Unit);
    }

    static bool IsFilledInAgain(Study study, FormPlan form) =>
        form.Repeats switch
        {
            FormRepeat.Day or FormRepeat.Log => true,
            FormRepeat.Once => false,
            FormRepeat.Visit => study.Schedule.Any(v => v.Day > -10 && v.Forms.Contains(form.Id, StringComparer.Ordinal)),
        };

    // A row of a log says what it is about in its own words; what is denied by name is no row.
    static bool Records(FormLine line, (string Domain, string Code) test) =>
        line.Domain == test.Domain
        && (
            line.Fixed.Values.Contains(test.Code, StringComparer.Ordinal)
            || line.Items.Any(i => i.Variable == test.Code || i.Words.Any(w => w.Word == test.Code))
            || (line.Domain is "AE" or "PR" or "DS" && line.Fixed.Count == 0)
        );

    static (string Domain, string Code)? TestOf(Gap gap) =>
        gap switch
        {
            Gap.Judgement judgement => ("IE", judgement.Id),
            { Place: { Variable: { } variable } place } => (place.Domain, variable),
            _ => null,
        };
}
