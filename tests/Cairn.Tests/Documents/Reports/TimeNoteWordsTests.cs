using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;

namespace Cairn.Tests.Documents.Reports;

/// <summary>Every note beside a time to an event has its words.</summary>
public sealed class TimeNoteWordsTests
{
    static readonly (TimeNote Note, string Words)[] Notes =
    [
        (new TimeNote.DeathImputed("D"), "date of death imputed, its day is not recorded (flag D)"),
        (new TimeNote.DeathImputed("M"), "date of death imputed, its month is not recorded (flag M)"),
        (new TimeNote.DeathImputed("Y"), "date of death imputed, no date is recorded (flag Y)"),
        (
            new TimeNote.OpenCategory(null),
            "censored at a marrow that shows no failure and is not evaluable as a response; by the letter of ELN 2022 at day 0"
        ),
        (
            new TimeNote.OpenCategory(new(2025, 1, 29)),
            "censored at a marrow that shows no failure and is not evaluable as a response; by the letter of ELN 2022 at "
                + "the last evaluable one, on 29 Jan 2025"
        ),
        (new TimeNote.NeverInfused(), "never infused"),
        (new TimeNote.OtherTherapy(), "other leukaemia therapy before the end"),
        (new TimeNote.LateRemission(), "remission after the landmark"),
        (new TimeNote.MrdRelapse(new(2025, 4, 3)), "MRD relapse on 3 Apr 2025, no event"),
        (new TimeNote.DiedOfDisease(), "died of the disease, no relapse recorded"),
        (new TimeNote.CauseNotTold(), "whether the death was of the disease is not told; no relapse recorded"),
        (
            new TimeNote.Decided(new("the death", new(2025, 1, 15), new(2025, 1, 30), "censored")),
            "the day of the death is imputed (15 Jan 2025) and decides: from 30 Jan 2025 on it would be censored"
        ),
    ];

    [Fact]
    public void Each_note_is_said() => Assert.All(Notes, n => Assert.Equal(n.Words, TimeNoteWords.Of(n.Note)));

    [Fact]
    public void No_note_is_left_out() =>
        Assert.Equal(
            typeof(TimeNote).GetNestedTypes().Select(t => t.Name).Order(StringComparer.Ordinal),
            Notes.Select(n => n.Note.GetType().Name).Distinct().Order(StringComparer.Ordinal)
        );
}
