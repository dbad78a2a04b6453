using System.Globalization;
using Cairn.Capture;
using Cairn.Ledger;
using Cairn.Ledger.Import;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;
using Cairn.Tests.Ledger;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Capture;

/// <summary>A form as a browser shows it and sends it back: the fields that are on the screen, and what somebody types over them.</summary>
sealed class SavedForm
{
    public const string Subject = "S-1";

    public static Study Study { get; } = Trial.Read(Trial.DualTarget);

    static readonly ImportRules Rules = new(
        Study.Id,
        new DateOnly(2026, 6, 1),
        [.. Study.Schedule.SelectMany(v => new[] { v.Id, v.Name })]
    );

    readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    readonly FormPlace _place;
    readonly string _key;

    SavedForm(FormPlace place, string key) => (_place, _key) = (place, key);

    public static LedgerState Consented { get; } =
        Sheets.Fold([
            .. Beginning.Consent(Subject, "01", new DateOnly(2026, 3, 1), null),
            new RecordCorrected(
                new Demographics
                {
                    Subject = Subject,
                    Site = "01",
                    Consent = PartialDate.Of(2026, 3, 1),
                    Birth = PartialDate.Of(1970, 5),
                },
                1
            ),
        ]);

    public static FormPlace Place(string form, string? when = null) => FormPlace.Of(Study, Subject, form, when)!;

    /// <summary>The form as it is shown in a state.</summary>
    public static SavedForm Shown(LedgerState state, string form, string? when = null, string key = "k1")
    {
        var shown = new SavedForm(Place(form, when), key);
        var sheet = FormSheet.Of(state, shown._place);
        foreach (var line in sheet.Lines)
        {
            shown._fields[line.Id + ".base"] = line.Entry.ToString(CultureInfo.InvariantCulture);
            foreach (var item in line.Plan.Items)
                shown._fields[$"{line.Id}.{item.Variable}"] = line.AnswerOf(item.Variable);
            if (line.Plan.HasUnit)
                shown._fields[$"{line.Id}.{line.Plan.Domain}ORRESU"] = line.AnswerOf(line.Plan.Domain + "ORRESU")
                    is { Length: > 0 } unit
                    ? unit
                    : line.Plan.Test!.Unit!.Code;
        }
        for (var i = 1; i <= SentForm.NewRows; i++)
            shown._fields[$"n{i}.base"] = "0";
        shown._fields["date"] = shown._fields["date.base"] = sheet.Date;
        return shown;
    }

    public SavedForm Type(params (string Field, string Text)[] typed)
    {
        foreach (var (field, text) in typed)
            _fields[field] = text;
        return this;
    }

    public Captured Send(LedgerState state, string? reason = null)
    {
        if (reason is not null)
            _fields["reason"] = reason;
        return Capturing.Plan(state, _place, new(_fields, _key), Rules);
    }

    /// <summary>The state after a form that can be saved.</summary>
    public LedgerState Save(LedgerState state, string? reason = null)
    {
        var captured = Send(state, reason);
        Assert.True(captured.State == CaptureState.Ready, $"{captured.State}: {string.Join("; ", captured.Findings)}");
        return state.After(Sheets.LinkAfter(state.Head, [.. captured.Contents]));
    }
}
