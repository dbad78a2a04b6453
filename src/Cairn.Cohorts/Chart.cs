using System.Globalization;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Cohorts;

/// <summary>
/// Collects one subject's records; closing it numbers them by domain and date and cuts what lies after the last day.
/// </summary>
sealed class Chart(string subject, Chance gaps, double missingRate)
{
    readonly List<Record> _records = [];

    public string Subject { get; } = subject;

    public void Add(Record record) => _records.Add(record);

    public void Milestone(Milestone code, DateOnly date, string? term = null) =>
        Add(
            new Disposition
            {
                Subject = Subject,
                Sequence = 0,
                Code = code,
                Term = term ?? code.Word(),
                Category = code == Records.Milestone.Consented ? "PROTOCOL MILESTONE" : "DISPOSITION EVENT",
                Date = On(date),
            }
        );

    public void Visit(string name, double number, DateOnly date) =>
        Add(
            new SubjectVisit
            {
                Subject = Subject,
                Sequence = 0,
                Visit = name,
                Number = number,
                Date = On(date),
            }
        );

    /// <summary>A number of a laboratory test, in the catalogue's unit.</summary>
    public void Lab(string code, double value, DateOnly date, string? visit, double? low = null, double? high = null) =>
        Add(
            Measured(
                TestRow.Lab(Subject, code) with
                {
                    LowLimit = low?.ToString(CultureInfo.InvariantCulture),
                    HighLimit = high?.ToString(CultureInfo.InvariantCulture),
                },
                Text(value),
                date,
                visit
            )
        );

    /// <summary>A result of a laboratory test as it is written: a word, a number, or one below a limit (&lt;50).</summary>
    public void LabText(string code, string result, DateOnly date, string? visit, string? specimen = null, string? method = null)
    {
        var row = TestRow.Lab(Subject, code);
        Add(
            Measured(
                row with
                {
                    Unit = Quantities.Measured.Read(result) is null ? null : row.Unit,
                    Specimen = specimen ?? row.Specimen,
                    Method = method,
                },
                result,
                date,
                visit
            )
        );
    }

    public void Vital(string code, double value, DateOnly date, string? visit) =>
        Add(Measured(TestRow.Vital(Subject, code), Text(value), date, visit));

    public void Heart(string code, double value, string method, DateOnly date, string? visit) =>
        Add(Measured(TestRow.Heart(Subject, code) with { Method = method }, Text(value), date, visit));

    public void Scale(string code, int value, DateOnly date, string? visit) =>
        Add(Measured(TestRow.Scale(Subject, code), Text(value), date, visit));

    public void About(FaObject topic, string code, string result, DateOnly date, string? visit = null, string? category = null) =>
        Add(
            new FindingAbout
            {
                Subject = Subject,
                Sequence = 0,
                TestCode = code,
                Test = code == TestCode.Grade ? "Grade" : "Occurrence",
                About = topic,
                Category = category,
                Result = result,
                Date = On(date),
                Visit = visit,
            }
        );

    public void Alive(bool alive, PartialDate date) =>
        Add(
            new SurvivalStatus
            {
                Subject = Subject,
                Sequence = 0,
                TestCode = TestCode.Survival,
                Test = "Survival status",
                Result = alive ? "ALIVE" : "DEAD",
                Date = date,
            }
        );

    public void Drug(
        string name,
        string category,
        string? indication,
        DateOnly start,
        DateOnly? end,
        double? dose = null,
        string? unit = null,
        string? route = null
    ) =>
        Add(
            new Medication
            {
                Subject = Subject,
                Sequence = 0,
                Treatment = name,
                Category = category,
                Indication = indication,
                Start = On(start),
                End = end is { } e ? On(e) : null,
                Dose = dose,
                DoseUnit = unit,
                Route = route,
            }
        );

    /// <summary>A drug that was still taken when it was asked for.</summary>
    public void StillTaken(
        string name,
        string category,
        string indication,
        DateOnly start,
        double dose,
        string unit,
        string route
    ) =>
        Add(
            new Medication
            {
                Subject = Subject,
                Sequence = 0,
                Treatment = name,
                Category = category,
                Indication = indication,
                Start = On(start),
                StillTaken = RelativeTiming.Ongoing,
                Dose = dose,
                DoseUnit = unit,
                Route = route,
            }
        );

    /// <summary>A kind of drug that was asked for by name and not taken.</summary>
    public void DeniedDrug(string kind) =>
        Add(
            new Medication
            {
                Subject = Subject,
                Sequence = 0,
                Treatment = kind,
                Category = kind,
                Occurred = NoYes.No,
            }
        );

    /// <summary>A procedure that was asked for by name and not done.</summary>
    public void DeniedProcedure(string code, string? category = null) =>
        Add(
            new Procedure
            {
                Subject = Subject,
                Sequence = 0,
                Name = code,
                Code = code,
                Category = category,
                Occurred = NoYes.No,
            }
        );

    public void Procedure(string code, DateOnly start, string? name = null, string? category = null, string? visit = null) =>
        Add(
            new Procedure
            {
                Subject = Subject,
                Sequence = 0,
                Name = name ?? code,
                Code = code,
                Category = category,
                Visit = visit,
                Start = On(start),
                End = On(start),
            }
        );

    /// <summary>The product's steps that are written.</summary>
    public IEnumerable<ProductEvent> ProductSteps => _records.OfType<ProductEvent>();

    /// <summary>Writes the death in every place that has it.</summary>
    public void Died(PartialDate date, string cause)
    {
        var dm = _records.FindIndex(r => r is Demographics);
        if (_records[dm] is Demographics who)
            _records[dm] = who with { Death = date };
        Add(
            new Disposition
            {
                Subject = Subject,
                Sequence = 0,
                Code = Records.Milestone.Death,
                Term = "DEATH",
                Category = "DISPOSITION EVENT",
                Date = date,
            }
        );
        Add(
            new DeathDetail
            {
                Subject = Subject,
                Sequence = 0,
                TestCode = TestCode.CauseOfDeath,
                Test = "Primary cause of death",
                Result = cause,
                Date = date,
            }
        );
        Alive(false, date);
    }

    /// <summary>The subject's records, with nothing that begins after the last day and no end beyond it.</summary>
    public SubjectRecords Close(DateOnly? last, Func<IEnumerable<Record>, Func<Record, bool>>? reads = null)
    {
        var which = reads?.Invoke(_records);
        var sequence = new Dictionary<Type, int>();
        return new(
            Subject,
            _records
                .Where(r => which is null || which(r))
                .Where(r => last is not { } day || r.When is not { } when || when.Earliest <= day)
                .Select(r => last is { } day ? Cut(r, day) : r)
                .OrderBy(r => r.When ?? default)
                .Select(r =>
                    r is NumberedRecord n
                        ? n with
                        {
                            Sequence = sequence[r.GetType()] = sequence.GetValueOrDefault(r.GetType()) + 1,
                        }
                        : r
                )
                .ToList()
        );
    }

    /// <summary>What was measured of a laboratory test, by day, then in the order of writing.</summary>
    public IEnumerable<(DateOnly Day, double Value)> Values(string code) =>
        from lab in _records.OfType<LabResult>()
        where lab.TestCode == code && lab is { Number: not null, Date.Date: not null }
        orderby lab.Date
        select (lab.Date!.Value.Date!.Value, lab.Number!.Value);

    public static PartialDate On(DateOnly date) => PartialDate.Of(date);

    public static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    T Measured<T>(T measurement, string result, DateOnly date, string? visit)
        where T : Observation =>
        gaps.For($"{measurement.TestCode} {date:O} {visit}").Happens(missingRate)
            ? measurement with
            {
                Status = "NOT DONE",
                ReasonNotDone = "SAMPLE OR READING NOT TAKEN",
                Date = On(date),
                Visit = visit,
            }
            : measurement with
            {
                Result = result,
                Date = On(date),
                Visit = visit,
            };

    static Record Cut(Record record, DateOnly last) =>
        record switch
        {
            AdverseEvent { IsFatal: true, End: { } end } when end.Earliest <= last => record,
            AdverseEvent { End: { } end } ae when end.Latest > last => ae with { End = null, Outcome = EventOutcome.NotResolved },
            Medication { End: { } end } cm when end.Latest > last => cm with { End = null },
            Procedure { End: { } end } pr when end.Latest > last => pr with { End = null },
            _ => record,
        };
}
