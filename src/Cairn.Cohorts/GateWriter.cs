using System.Globalization;
using Cairn.Criteria.Gates;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// What is looked at on the day of lymphodepletion and of each fraction, so that its gate can be decided: organ function, oxygen,
/// inflammation, infection, corticosteroids. Within the limits; now and then a reading is not taken, or a limit is passed and the
/// deviation recorded.
/// </summary>
sealed class GateWriter(
    Study study,
    Chart chart,
    Presentation start,
    ChemistryCourse? chemistry,
    double missingRate,
    Chance chance
)
{
    const double DeviationRate = 0.02;
    string? _visit;

    public void Lymphodepletion(DateOnly day)
    {
        OnTheDay(day);
        Heart(ScreeningCode.EjectionFraction, start.EjectionFraction, day.AddDays(-2));
        Heart(ScreeningCode.QtcF, start.QtcF, day.AddDays(-1));
        Scale(ScreeningCode.Karnofsky, start.Karnofsky, day);
        Denied("CENTRAL NERVOUS SYSTEM LEUKEMIA", day);
        Judged(Gate.Lymphodepletion, day);
    }

    /// <summary>The day of a fraction; true when the inflammation is above what a study would allow.</summary>
    /// <param name="visit">The visit of that day; null where none is planned.</param>
    public bool Fraction(DateOnly day, bool isFirst, string? visit)
    {
        _visit = visit;
        OnTheDay(day);
        if (!isFirst)
            Lab(ScreeningCode.Leukocytes, Math.Round(chance.Between(0.1, 2), 2), day, 9.5);
        var isInflamed = chance.Happens(DeviationRate);
        Lab(LabCode.CReactiveProtein, isInflamed ? chance.Whole(101, 140) : chance.Whole(1, 60), day, 5);
        Lab(LabCode.Ferritin, chance.Whole(200, 2500), day, 400);
        chart.Add(
            new Medication
            {
                Subject = chart.Subject,
                Sequence = 0,
                Treatment = "CORTICOSTEROID",
                Category = "CORTICOSTEROID",
                Occurred = "N",
                Asked = Chart.On(day),
            }
        );
        Judged(Gate.Infusion, day);
        return isInflamed;
    }

    void Judged(Gate gate, DateOnly day)
    {
        foreach (var judged in study.AskedAt(gate).Where(c => c.Basis is not CriterionBasis.Recorded))
            Answer(judged.Id, day);
    }

    /// <summary>Cells given on a day although criteria of the gate were not met: recorded as deviations.</summary>
    public void Deviations(DateOnly day)
    {
        var passed = GateLog
            .Of(study, chart.Close(null), day)
            .Where(g => g is { Gate: Gate.Infusion, State: GateState.Passed } && g.Day == day);
        foreach (var criterion in passed.SelectMany(g => g.NotMet))
            Deviation(criterion.Criterion.Id, day);
    }

    void OnTheDay(DateOnly day)
    {
        Organ(ScreeningCode.Alt, Near(start.Alt, 45), day);
        Organ(ScreeningCode.Ast, Near(start.Ast, 40), day);
        Organ(ScreeningCode.Bilirubin, Near(start.Bilirubin, 20), day);
        Organ(ScreeningCode.Creatinine, Math.Round(start.Creatinine), day);
        Vital(ScreeningCode.Weight, start.Weight, day);
        Vital(ScreeningCode.OxygenSaturation, start.Oxygen, day);
        Denied("ACTIVE INFECTION", day);
    }

    void Organ(string code, double usual, DateOnly day)
    {
        var value = chemistry?.At(code, day, usual) ?? usual;
        chart.Add(Taken(LaboratoryPanel.Organ(chart.Subject, code, start.Female, value, day), value));
    }

    double Near(double value, double most) => Math.Round(Math.Min(value * chance.Between(0.8, 1.2), most), 1);

    void Lab(string code, double value, DateOnly day, double high)
    {
        var row = TestRow.Lab(chart.Subject, code) with
        {
            HighLimit = high.ToString(CultureInfo.InvariantCulture),
            Date = Chart.On(day),
        };
        chart.Add(Taken(row, value));
    }

    void Vital(string code, double value, DateOnly day) =>
        chart.Add(Taken(TestRow.Vital(chart.Subject, code) with { Date = Chart.On(day) }, value));

    void Heart(string code, double value, DateOnly day) =>
        chart.Add(Taken(TestRow.Heart(chart.Subject, code) with { Date = Chart.On(day) }, value));

    void Scale(string code, int value, DateOnly day) =>
        chart.Add(TestRow.Scale(chart.Subject, code) with { Date = Chart.On(day), Result = Chart.Text(value) });

    T Taken<T>(T measurement, double value)
        where T : Observation =>
        chance.Happens(missingRate / 4)
            ? measurement with
            {
                Result = null,
                Visit = _visit,
                Status = Observation.NotDone,
                ReasonNotDone = "SAMPLE OR READING NOT TAKEN",
            }
            : measurement with
            {
                Visit = _visit,
                Result = Chart.Text(value),
            };

    void Denied(string illness, DateOnly day) =>
        chart.Add(
            new MedicalHistory
            {
                Subject = chart.Subject,
                Sequence = 0,
                Term = illness,
                Category = "ASKED ON THE DAY",
                Prespecified = "Y",
                Occurred = "N",
                Asked = Chart.On(day),
            }
        );

    void Answer(string criterion, DateOnly day) =>
        chart.Add(
            new EligibilityAnswer
            {
                Subject = chart.Subject,
                Sequence = 0,
                TestCode = criterion,
                Result = "N",
                Evaluator = "INVESTIGATOR",
                Date = Chart.On(day),
            }
        );

    void Deviation(string criterion, DateOnly day) =>
        chart.Add(
            new ProtocolDeviation
            {
                Subject = chart.Subject,
                Sequence = 0,
                Term = "C-REACTIVE PROTEIN ABOVE THE LIMIT; THE INVESTIGATOR SAW NO INFECTION AND INFUSED",
                Code = criterion,
                Category = "ELIGIBILITY",
                Date = Chart.On(day),
            }
        );
}
