using Cairn.Capture;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Tests.Ledger;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Capture;

/// <summary>How the data of a subject stand: what is expected by a day and missing, asked, verified, locked, signed.</summary>
public sealed class DataProgressTests
{
    const string Subject = "S-1";
    static readonly DateOnly First = new(2026, 4, 1);
    static readonly Cairn.Studies.Study Soochow = Trial.Read(Trial.Soochow);

    static DataProgress On(DateOnly today, params IReadOnlyList<Cairn.Ledger.Entries.EntryContent> more)
    {
        var state = Sheets.Fold([
            .. Beginning.Consent(Subject, "01", new DateOnly(2026, 3, 1), null),
            new RecordAdded(
                new Exposure
                {
                    Subject = Subject,
                    Sequence = 1,
                    Treatment = "CELLS",
                    Category = ExposureKind.CellInfusion,
                    Dose = 0.5,
                    DoseUnit = CellDose.Unit,
                    AssignedLevel = 1,
                    Fraction = 1,
                    Start = PartialDate.Of(First),
                }
            ),
            .. more,
        ]);
        return DataProgress.Of(Soochow, state, state.Casebook().Subject(Subject)!, today);
    }

    // The schedule has haematology on days 0, 1, 2, 3 and 7 (a day either way); on day 5 the windows of the first four are over.
    [Fact]
    public void A_form_is_missing_once_its_window_is_over_and_not_before()
    {
        int Missing(DateOnly day) =>
            On(day).Forms.Count(f => f.IsMissing && f.Form.Place.Form.Id == "haematology" && f.Visit!.Visit.Day >= 0);
        Assert.Equal(4, Missing(First.AddDays(5)));
        Assert.Equal(4, Missing(First.AddDays(8)));
        Assert.Equal(5, Missing(First.AddDays(9)));
    }

    [Fact]
    public void Queries_and_deviations_are_counted_and_nothing_is_verified_that_nobody_verified()
    {
        var progress = On(
            First.AddDays(5),
            new QueryOpened(new(Subject, "EX", 1), "EXDOSE", "Really?"),
            new DeviationRecorded(Subject, PartialDate.Of(First), DeviationWeight.Minor, "Late")
        );
        Assert.Equal((1, 1, 0, 0), (progress.Queries.Count, progress.Deviations, progress.Verified, progress.Locked));
        Assert.True(progress.Held > 0);
    }

    [Fact]
    public void A_locked_subject_is_locked_form_by_form()
    {
        var progress = On(First.AddDays(5), new Locked(null, Subject));
        Assert.Equal(progress.Held, progress.Locked);
    }
}
