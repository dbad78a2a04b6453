using System.Globalization;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Tests.Response;

/// <summary>One made-up subject told in days after enrolment; cells go in on day 0 unless the story says otherwise.</summary>
sealed class Story(string id)
{
    public static readonly DateOnly Enrolment = new(2025, 1, 1);
    readonly List<Record> _records = [];
    PartialDate? _death;
    int _number;

    public static PartialDate On(int day) => PartialDate.Of(Enrolment.AddDays(day));

    public static DateOnly Day(int day) => Enrolment.AddDays(day);

    public Story Enrolled(int day = 0) =>
        With(
            new Disposition
            {
                Subject = id,
                Sequence = Next,
                Code = Milestone.Enrolled,
                Date = On(day),
            }
        );

    public Story Infused(int day = 0, double? dose = 1) =>
        With(
            new Exposure
            {
                Subject = id,
                Sequence = Next,
                Treatment = "cells",
                Category = ExposureKind.CellInfusion,
                Dose = dose,
                DoseUnit = CellDose.Unit,
                Start = On(day),
            }
        );

    public Story Marrow(int day, string blasts, string auer = "N", string? cells = "500", string? cellularity = "40") =>
        Marrow(On(day), blasts, auer, cells, cellularity);

    public Story Marrow(PartialDate date, string blasts, string auer = "N", string? cells = "500", string? cellularity = "40")
    {
        Finding(TestCode.MarrowBlasts, date, blasts, "%");
        Finding(TestCode.AuerRods, date, auer);
        if (cells is not null)
            Finding(TestCode.CellsCounted, date, cells);
        if (cellularity is not null)
            Finding(TestCode.Cellularity, date, cellularity, "%");
        return this;
    }

    public Story DryTap(int day) =>
        With(
            new MarrowFinding
            {
                Subject = id,
                Sequence = Next,
                TestCode = TestCode.MarrowBlasts,
                Status = "NOT DONE",
                ReasonNotDone = "DRY TAP",
                Date = On(day),
            }
        );

    public Story Biopsy(int day, string blasts) =>
        With(
            new MarrowFinding
            {
                Subject = id,
                Sequence = Next,
                TestCode = TestCode.MarrowBlasts,
                Result = blasts,
                Unit = "%",
                Specimen = "BONE MARROW BIOPSY",
                Date = On(day),
            }
        );

    public Story Lab(string code, int day, string result, string? unit) =>
        With(
            new LabResult
            {
                Subject = id,
                Sequence = Next,
                TestCode = code,
                Result = result,
                Unit = unit,
                Date = On(day),
            }
        );

    public Story Neutrophils(int day, string result, string? unit = "10*9/L") => Lab(TestCode.Neutrophils, day, result, unit);

    public Story Platelets(int day, string result, string? unit = "10*9/L") => Lab(TestCode.Platelets, day, result, unit);

    public Story BloodBlasts(int day, string result) => Lab(TestCode.BloodBlasts, day, result, "%");

    public Story Extramedullary(int day, string yesNo) =>
        With(
            new FindingAbout
            {
                Subject = id,
                Sequence = Next,
                TestCode = TestCode.Occurrence,
                About = FaObject.Extramedullary,
                Result = yesNo,
                Date = On(day),
            }
        );

    /// <summary>A whole assessment: marrow, counts, smear, extramedullary status on one day.</summary>
    public Story Assessed(int day, double blasts, double anc = 1.5, double plt = 150) =>
        Marrow(day, blasts.ToString(CultureInfo.InvariantCulture))
            .Neutrophils(day, anc.ToString(CultureInfo.InvariantCulture))
            .Platelets(day, plt.ToString(CultureInfo.InvariantCulture))
            .BloodBlasts(day, "0")
            .Extramedullary(day, "N");

    public Story Transplanted(int day) =>
        With(
            new Procedure
            {
                Subject = id,
                Sequence = Next,
                Name = "transplant",
                Code = ProcedureCode.Allograft,
                Start = On(day),
            }
        );

    public Story Treated(string category, int day) =>
        With(
            new Medication
            {
                Subject = id,
                Sequence = Next,
                Treatment = category.ToLowerInvariant(),
                Category = category,
                Start = On(day),
            }
        );

    public Story Alive(int day) =>
        With(
            new SurvivalStatus
            {
                Subject = id,
                Sequence = Next,
                TestCode = TestCode.Survival,
                Result = "ALIVE",
                Date = On(day),
            }
        );

    public Story CauseOfDeath(string cause) =>
        With(
            new DeathDetail
            {
                Subject = id,
                Sequence = Next,
                TestCode = TestCode.CauseOfDeath,
                Result = cause,
            }
        );

    public Story Investigator(int day, string response) =>
        With(
            new InvestigatorResponse
            {
                Subject = id,
                Sequence = Next,
                TestCode = ScreeningCode.OverallResponse,
                Result = response,
                Date = On(day),
            }
        );

    public Story Died(int day) => Died(On(day));

    public Story Died(PartialDate date)
    {
        _death = date;
        return this;
    }

    public Story With(Record record)
    {
        _records.Add(record);
        return this;
    }

    public SubjectRecords Records => new(id, All);
    public IReadOnlyList<Record> All => [new Demographics { Subject = id, Death = _death }, .. _records];

    int Next => ++_number;

    void Finding(string code, PartialDate date, string result, string? unit = null) =>
        With(
            new MarrowFinding
            {
                Subject = id,
                Sequence = Next,
                TestCode = code,
                Result = result,
                Unit = unit,
                Date = date,
            }
        );

    public static Casebook Casebook(params IEnumerable<Story> stories) =>
        new("made-up", true, null, [.. stories.Select(s => s.Records)]);
}
