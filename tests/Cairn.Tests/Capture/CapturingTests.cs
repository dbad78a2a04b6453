using Cairn.Capture;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Tests.Capture;

/// <summary>A form becomes entries as a row of a file does; sent twice it doubles nothing, and nobody's work is lost.</summary>
public sealed class CapturingTests
{
    const string Date = "2026-03-10";

    static SavedForm Chemistry(string key = "k1") =>
        SavedForm.Shown(SavedForm.Consented, "chemistry", "SCR", key).Type(("date", Date));

    static LabResult Alt(Cairn.Ledger.LedgerState state) =>
        state.Casebook().Subject(SavedForm.Subject)!.Of<LabResult>().Single(l => l.TestCode == "ALT");

    [Fact]
    public void What_is_typed_becomes_records_of_the_visit_with_the_units_and_ranges_given()
    {
        var state = Chemistry()
            .Type(("ALT.LBORRES", "41"), ("ALT.LBORNRLO", "7"), ("ALT.LBORNRHI", "40"), ("CREAT.LBORRES", "0.9"))
            .Type(("CREAT.LBORRESU", "mg/dL"))
            .Save(SavedForm.Consented);
        var alt = Alt(state);
        Assert.Equal(("41", "U/L", 7.0, 40.0, "Screening"), (alt.Result, alt.Unit, alt.NormalLow, alt.NormalHigh, alt.Visit));
        Assert.Equal(PartialDate.Of(2026, 3, 10), alt.Date);
        // 0.9 mg/dL of creatinine, 113.12 g/mol: 79.56 umol/L.
        var creatinine = state.Casebook().Subject(SavedForm.Subject)!.Of<LabResult>().Single(l => l.TestCode == "CREAT");
        Assert.Equal(79.56, Catalogue.Read(creatinine).Value!.Value.Exact!.Value, 2);
    }

    [Fact]
    public void A_unit_and_a_range_alone_are_no_result()
    {
        var sent = Chemistry().Type(("ALT.LBORNRHI", "40")).Send(SavedForm.Consented);
        Assert.Equal(CaptureState.Nothing, sent.State);
    }

    [Fact]
    public void Unknown_not_done_and_not_applicable_are_answers_and_no_results()
    {
        var state = Chemistry()
            .Type(("ALT.LBORRES", "nd"), ("ALT.LBREASND", "clotted"), ("AST.LBORRES", "UNK"), ("ALP.LBORRES", "NA"))
            .Save(SavedForm.Consented);
        var labs = state.Casebook().Subject(SavedForm.Subject)!.Of<LabResult>().ToDictionary(l => l.TestCode);
        Assert.Equal((Observation.NotDone, "clotted", null), (labs["ALT"].Status, labs["ALT"].ReasonNotDone, labs["ALT"].Result));
        Assert.Equal(("UNK", null, null), (labs["AST"].Other["LBORRESNF"], labs["AST"].Status, labs["AST"].Result));
        Assert.Equal("NA", labs["ALP"].Other["LBORRESNF"]);
        var sheet = FormSheet.Of(state, SavedForm.Place("chemistry", "SCR"));
        Assert.Equal(["ND", "UNK", "NA"], sheet.Lines.Take(3).Select(l => l.AnswerOf("LBORRES")));
    }

    [Fact]
    public void A_form_that_is_sent_twice_doubles_nothing()
    {
        var form = Chemistry().Type(("ALT.LBORRES", "41"));
        var state = form.Save(SavedForm.Consented);
        Assert.Equal(CaptureState.Nothing, form.Send(state).State);
        Assert.Single(state.Casebook().Subject(SavedForm.Subject)!.Of<LabResult>());
    }

    [Fact]
    public void A_row_of_a_log_that_is_sent_twice_is_one_row_and_the_same_words_in_another_form_are_a_second_one()
    {
        (string, string)[] typed = [("n1.AETERM", "Fever"), ("n1.AETOXGR", "1"), ("n1.AESTDTC", "2026-03")];
        var form = SavedForm.Shown(SavedForm.Consented, "adverse-events").Type(typed);
        var state = form.Save(SavedForm.Consented);
        Assert.Equal(CaptureState.Nothing, form.Send(state).State);
        state = SavedForm.Shown(state, "adverse-events", key: "k2").Type(typed).Save(state);
        Assert.Equal(2, state.Casebook().Subject(SavedForm.Subject)!.Of<AdverseEvent>().Count());
    }

    [Fact]
    public void A_saved_value_changes_with_a_reason_alone_and_its_first_text_stays_in_the_ledger()
    {
        var state = Chemistry().Type(("ALT.LBORRES", "41")).Save(SavedForm.Consented);
        var changed = SavedForm.Shown(state, "chemistry", "SCR").Type(("ALT.LBORRES", "14"));
        Assert.Equal(CaptureState.NeedsReason, changed.Send(state).State);
        state = changed.Save(state, "figures exchanged");
        Assert.Equal("14", Alt(state).Result);
        Assert.Equal(["41", "14"], state.Record(Alt(state).Key)!.All.Select(e => e.Values.Single(v => v.Name == "LBORRES").Text));
    }

    [Fact]
    public void A_line_that_is_emptied_is_taken_out_with_a_reason()
    {
        var state = Chemistry().Type(("ALT.LBORRES", "41")).Save(SavedForm.Consented);
        state = SavedForm.Shown(state, "chemistry", "SCR").Type(("ALT.LBORRES", "")).Save(state, "another patient's");
        Assert.Empty(state.Casebook().Subject(SavedForm.Subject)!.Of<LabResult>());
    }

    [Fact]
    public void What_a_form_does_not_ask_stays_as_it_is()
    {
        var state = SavedForm
            .Shown(SavedForm.Consented, "demographics")
            .Type(("person.SEX", "F"))
            .Save(SavedForm.Consented, "asked");
        var person = state.Casebook().Subject(SavedForm.Subject)!.Demographics!;
        Assert.Equal((Sex.Female, PartialDate.Of(2026, 3, 1)), (person.Sex!.Meaning, person.Consent));
    }

    [Fact]
    public void The_second_of_two_people_on_one_line_sees_what_the_first_wrote_and_keeps_what_they_typed()
    {
        var state = Chemistry().Type(("ALT.LBORRES", "41"), ("AST.LBORRES", "30")).Save(SavedForm.Consented);
        var (ann, bob) = (SavedForm.Shown(state, "chemistry", "SCR"), SavedForm.Shown(state, "chemistry", "SCR"));
        state = ann.Type(("ALT.LBORRES", "45")).Save(state, "typed wrongly");
        var sent = bob.Type(("ALT.LBORRES", "47"), ("AST.LBORRES", "31")).Send(state, "read again");
        Assert.Equal(CaptureState.Moved, sent.State);
        var moved = Assert.Single(sent.Moved);
        Assert.Equal(("ALT", "41", "45"), (moved.Line, Assert.Single(moved.Changes).Old, moved.Changes[0].New));
        Assert.Equal(("47", "31"), (sent.Answers["ALT.LBORRES"], sent.Answers["AST.LBORRES"]));
    }

    [Fact]
    public void Two_people_on_two_lines_of_a_form_do_not_stand_in_each_others_way()
    {
        var state = Chemistry().Type(("ALT.LBORRES", "41")).Save(SavedForm.Consented);
        var (ann, bob) = (SavedForm.Shown(state, "chemistry", "SCR"), SavedForm.Shown(state, "chemistry", "SCR"));
        state = ann.Type(("ALT.LBORRES", "45")).Save(state, "typed wrongly");
        state = bob.Type(("AST.LBORRES", "31")).Save(state);
        Assert.Equal("45", Alt(state).Result);
    }

    [Fact]
    public void Both_of_two_people_who_fill_in_an_empty_line_at_once_are_one_record_and_the_second_looks()
    {
        var (ann, bob) = (Chemistry("a").Type(("ALT.LBORRES", "41")), Chemistry("b").Type(("ALT.LBORRES", "44")));
        var state = ann.Save(SavedForm.Consented);
        Assert.Equal(CaptureState.Moved, bob.Send(state).State);
        Assert.Single(state.Casebook().Subject(SavedForm.Subject)!.Of<LabResult>());
    }

    [Fact]
    public void A_change_to_a_row_that_somebody_took_out_meanwhile_is_not_lost()
    {
        (string, string)[] typed = [("n1.AETERM", "Fever"), ("n1.AETOXGR", "1"), ("n1.AESTDTC", "2026-03")];
        var state = SavedForm.Shown(SavedForm.Consented, "adverse-events").Type(typed).Save(SavedForm.Consented);
        var bob = SavedForm.Shown(state, "adverse-events");
        state = SavedForm
            .Shown(state, "adverse-events")
            .Type(("r1.AETERM", ""), ("r1.AETOXGR", ""), ("r1.AESTDTC", ""))
            .Save(state, "entered twice");
        var sent = bob.Type(("r1.AETOXGR", "2")).Send(state, "graded anew");
        Assert.Equal(CaptureState.Moved, sent.State);
        Assert.Equal("2", sent.Answers["r1.AETOXGR"]);
    }

    [Theory]
    [InlineData("adverse-events", "n1.AETOXGR", "severe")]
    [InlineData("adverse-events", "n1.AESTDTC", "12 May")]
    [InlineData("adverse-events", "n1.AESTDTC", "2026-02-30")]
    public void What_cannot_be_read_stops_the_form_and_is_named_by_its_field(string form, string field, string text)
    {
        var sent = SavedForm
            .Shown(SavedForm.Consented, form)
            .Type(("n1.AETERM", "Fever"), (field, text))
            .Send(SavedForm.Consented);
        Assert.Equal(CaptureState.Unreadable, sent.State);
        var error = Assert.Single(sent.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(field, $"{error.Place}.{error.Column}");
    }

    [Fact]
    public void A_form_with_results_needs_a_day_or_that_nobody_knows_it()
    {
        var form = SavedForm.Shown(SavedForm.Consented, "chemistry", "SCR").Type(("ALT.LBORRES", "41"));
        Assert.Equal(CaptureState.Unreadable, form.Send(SavedForm.Consented).State);
        var state = form.Type(("date", "UNK")).Save(SavedForm.Consented);
        Assert.Null(Alt(state).Date);
    }

    [Fact]
    public void Text_that_no_database_holds_and_text_without_end_are_refused()
    {
        foreach (var text in new[] { "a\0b", new string('x', 5000) })
        {
            var sent = SavedForm.Shown(SavedForm.Consented, "adverse-events").Type(("n1.AETERM", text)).Send(SavedForm.Consented);
            Assert.Equal(CaptureState.Unreadable, sent.State);
        }
    }

    [Fact]
    public void An_odd_value_is_kept_as_it_is_written_and_asked_about_and_the_question_closes_when_it_is_mended()
    {
        var state = Chemistry().Type(("K.LBORRES", "41")).Save(SavedForm.Consented);
        var query = Assert.Single(OpenQuery.Of(state));
        Assert.Equal(("LBORRES", CheckQueries.Check), (query.Variable, query.Check));
        Assert.Contains("41 mmol/L is implausible", query.Question, StringComparison.Ordinal);
        state = SavedForm.Shown(state, "chemistry", "SCR").Type(("K.LBORRES", "4.1")).Save(state, "point forgotten");
        Assert.Empty(OpenQuery.Of(state));
        Assert.Single(state.Of<QueryClosed>());
    }

    [Fact]
    public void A_query_that_was_closed_is_open_again_with_a_later_answer()
    {
        var state = Chemistry().Type(("K.LBORRES", "41")).Save(SavedForm.Consented);
        var query = OpenQuery.Of(state)[0];
        state = state.After(Cairn.Tests.Ledger.Sheets.LinkAfter(state.Head, new QueryClosed(query.Key, query.Entry)));
        Assert.Empty(OpenQuery.Of(state));
        state = state.After(
            Cairn.Tests.Ledger.Sheets.LinkAfter(state.Head, new QueryAnswered(query.Key, query.Entry, "haemolysed"))
        );
        Assert.False(Assert.Single(OpenQuery.Of(state)).WaitsForSite);
    }
}
