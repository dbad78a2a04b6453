using Cairn.Documents.StudyFiles;
using Cairn.Forms;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Documents.StudyFiles;

/// <summary>Forms as data: those of every study, and what a study changes of them in its folder.</summary>
public sealed class StudyFormsTests
{
    static Checked<Cairn.Studies.Study> With(string forms, string? schedule = null)
    {
        var files = Directory
            .EnumerateFiles(Trial.Folder(Trial.DualTarget))
            .Where(f => Path.GetExtension(f) is ".yaml" or ".cql")
            .ToDictionary(f => Path.GetFileName(f), File.ReadAllText, StringComparer.Ordinal);
        files["forms.yaml"] = forms;
        files["schedule.yaml"] = schedule ?? "visits: []";
        return StudyReader.Read(Trial.DualTarget, files);
    }

    const string Head = "source: protocol\nforms:\n";

    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void Every_visit_of_a_shipped_study_has_its_forms_and_every_form_can_be_filled_in(string id)
    {
        var study = Trial.Read(id);
        Assert.All(study.Schedule, v => Assert.Equal(v.Forms.Count, study.FormsAt(v).Count()));
        Assert.All(study.Forms.SelectMany(f => f.Lines), l => Assert.NotEmpty(l.Items));
        Assert.Equal(study.Forms.Count, study.Forms.Select(f => f.Id).Distinct().Count());
        Assert.All(study.Forms, f => Assert.Equal(f.Lines.Count, f.Lines.Select(l => l.Id).Distinct().Count()));
    }

    // ICH E9(R1): what happens after the start and changes what an endpoint means is collected, each with its day: transplant,
    // another therapy of the leukaemia, a further infusion, no infusion after the collection, death.
    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void Every_event_that_endpoints_handle_is_asked_for_with_its_day(string id)
    {
        (string Form, string Says, string Day)[] events =
        [
            ("procedures", "PRTRT", "PRSTDTC"),
            ("medications", "CMCAT", "CMSTDTC"),
            ("infusion", "EXDOSE", "EXSTDTC"),
            ("disposition", "DSDECOD", "DSSTDTC"),
            ("death", "DSSTDTC", "DSSTDTC"),
        ];
        var study = Trial.Read(id);
        foreach (var (form, says, day) in events)
        {
            var asked = study.Form(form)!.Lines.SelectMany(l => l.Items).ToDictionary(i => i.Variable, StringComparer.Ordinal);
            Assert.True(asked.ContainsKey(says), $"{form} does not ask {says}");
            Assert.True(asked[day].IsRequired, $"{form} takes a row without {day}");
        }
        var medicines = study.Form("medications")!.Lines[0].Items.Single(i => i.Variable == "CMCAT");
        Assert.Contains("ANTI-LEUKAEMIA THERAPY", medicines.Words.Select(w => w.Word));
        var milestones = study.Form("disposition")!.Lines[0].Items.Single(i => i.Variable == "DSDECOD");
        Assert.Contains("NOT INFUSED", milestones.Words.Select(w => w.Word));
    }

    [Fact]
    public void A_study_adds_a_test_to_a_form_takes_one_out_and_changes_another()
    {
        var read = With(
            Head
                + "  - id: haematology\n    tests: [LB EOS]\n    without: [LYM]\n    lines:\n"
                + "      - { id: HGB, domain: LB, label: Hb, fixed: [LBTESTCD=HGB], dated: LBDTC, items: [{ variable: LBORRES, label: Hb }] }\n"
        );
        var form = read.Value!.Form("haematology")!;
        Assert.Equal(["WBC", "NEUT", "HGB", "PLAT", "BLASTLE", "EOS"], form.Lines.Select(l => l.Id));
        Assert.Equal(("Hb", "Haematology"), (form.Lines.Single(l => l.Id == "HGB").Label, form.Title));
    }

    [Fact]
    public void The_criteria_that_a_person_answers_are_the_form_of_eligibility()
    {
        var asked = Trial.Read(Trial.DualTarget).Form("eligibility")!.Lines.Select(l => l.Id).ToList();
        Assert.Contains("I2b", asked);
        Assert.DoesNotContain("I1", asked); // the age follows from records
    }

    [Theory]
    [InlineData("  - { id: x, title: X, tests: [LB NOPE] }", "catalogue has no test")]
    [InlineData(
        "  - { id: x, title: X, lines: [{ id: a, domain: ZZ, label: A, items: [{ variable: ZZTERM, label: T }] }] }",
        "no domain"
    )]
    [InlineData(
        "  - { id: x, title: X, lines: [{ id: a, domain: AE, label: A, items: [{ variable: AETREM, label: T }] }] }",
        "AETERM"
    )]
    [InlineData("  - { id: x, title: X, repeats: log, tests: [LB ALT, LB AST] }", "A log repeats one line")]
    [InlineData("  - { id: x, title: X, repeats: hourly, tests: [LB ALT] }", "hourly")]
    public void A_form_that_nobody_can_fill_in_is_an_error_that_says_how_to_mend_it(string form, string says)
    {
        var read = With(Head + form + "\n");
        Assert.Null(read.Value);
        Assert.Contains(read.Findings, f => $"{f.What} {f.Mend}".Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_visit_that_names_no_form_of_the_study_is_an_error_with_the_nearest_name()
    {
        var read = With(
            Head + "  - { id: x, title: X, tests: [LB ALT] }\n",
            "visits:\n  - { id: D1, name: D1, forms: [haematolgy] }\n"
        );
        Assert.Contains(read.Findings, f => f.Mend == "Write 'haematology'.");
    }

    [Theory]
    [InlineData("UNK", Absence.Unknown)]
    [InlineData("nd", Absence.NotDone)]
    [InlineData(" NA ", Absence.NotApplicable)]
    public void An_absence_is_typed_as_one_short_word(string typed, Absence meant) =>
        Assert.Equal(meant, Absences.OfShort(typed));
}
