using System.Globalization;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Safety;

/// <summary>
/// Twenty more hand-made patients at the boundaries of both studies' assumed definitions, the answer decided before the software
/// was asked. Days count from the first cells. A word of a story: <c>ae:term,grade,first,last,relation</c>,
/// <c>dose:percent[,percent,percent]</c> of the level's plan by fraction, <c>crs:first,grades</c> of days in a row,
/// <c>died:day,cause</c>, <c>seen:day</c>, <c>left:day</c>.
/// </summary>
public sealed class FreshPatientTests
{
    static readonly DateOnly Cells = new(2026, 5, 4);

    [Theory]
    [InlineData("dose:80", DltStatus.None)] // the least that counts
    [InlineData("dose:79", DltStatus.NotEvaluable)]
    [InlineData("dose:79 ae:Hypoxia,4,3,4,RELATED", DltStatus.Dlt)] // underdosed, and toxic all the same
    [InlineData("seen:28", DltStatus.None)]
    [InlineData("seen:27", DltStatus.Pending)] // the visit of day 28 is never early
    [InlineData("seen:20", DltStatus.Pending)] // nobody saw the end of the window
    [InlineData("seen:40 left:27", DltStatus.NotEvaluable)] // left a day before its end
    [InlineData("seen:40 left:28", DltStatus.None)] // on its last day
    [InlineData("ae:Hypoxia,4,0,0,RELATED", DltStatus.Dlt)] // on the day of the cells
    [InlineData("ae:Anemia,4,2,60,RELATED", DltStatus.None)] // no line is about anaemia
    [InlineData("ae:Cytokine release syndrome,3,1,9,RELATED crs:1,1,2,3,3,3,2,1,1,1", DltStatus.None)] // three days at 3
    [InlineData("ae:Cytokine release syndrome,3,1,9,RELATED crs:1,1,2,3,3,3,3,2,1,1", DltStatus.Dlt)] // four
    [InlineData("ae:Cytokine release syndrome,4,1,9,RELATED crs:1,1,2,3,4,3,2,1,1,1", DltStatus.Dlt)] // one day of 4
    [InlineData("ae:Pneumonitis,3,6,13,RELATED", DltStatus.Dlt)] // eight days
    [InlineData("ae:Pneumonitis,3,6,12,RELATED", DltStatus.None)] // seven
    [InlineData("ae:Sepsis,4,9,12,NOT RELATED", DltStatus.Pending)] // its other cause is asked for
    [InlineData("died:20,ACUTE MYELOID LEUKEMIA", DltStatus.NotEvaluable)]
    [InlineData("died:20,PNEUMONIA", DltStatus.Pending)] // of the cells or not?
    public void A_patient_of_nct06880354(string story, DltStatus right) =>
        Assert.Equal(right, StatusOf(Trial.DualTarget, "dose:100 seen:90 " + story));

    // The cells come on three days, 10, 30 and 60 % of the plan.
    [Theory]
    [InlineData("dose:10,30,40", DltStatus.None)] // 80 %
    [InlineData("dose:10,30,39", DltStatus.NotEvaluable)]
    [InlineData("dose:10,30,0 ae:Cytokine release syndrome,3,1,3,RELATED", DltStatus.Dlt)] // the rest withheld for toxicity
    [InlineData("dose:10,30,0", DltStatus.NotEvaluable)] // the rest not given, and there was no toxicity
    [InlineData("dose:10,30,60 ae:Hypoxia,4,28,29,RELATED", DltStatus.Dlt)] // the window runs from the first fraction
    [InlineData("dose:10,30,60 ae:Hypoxia,4,29,29,RELATED", DltStatus.None)] // day 29 from the first, 27 from the last
    public void A_patient_of_the_split_infusion(string story, DltStatus right) =>
        Assert.Equal(right, StatusOf(Trial.Soochow, "seen:90 " + story));

    static DltStatus StatusOf(string id, string story)
    {
        var study = Trial.Read(id);
        Dictionary<string, string> words = new(StringComparer.Ordinal);
        foreach (var part in Parts(story))
            words[part.Name] = part.Value;
        if (words.ContainsKey("died"))
            words.Remove("seen");
        List<Record> records = [.. words.SelectMany(word => Records(study, word.Key, word.Value))];
        return DltAssessment.Of(study, new("S", records), Cells.AddDays(120))!.Status.Value;
    }

    // A word begins with its name; blanks may stand in a term.
    static IEnumerable<(string Name, string Value)> Parts(string story)
    {
        var starts = new List<int>();
        for (var i = 0; i < story.Length; i++)
            if ((i == 0 || story[i - 1] == ' ') && Names.Any(name => story.AsSpan(i).StartsWith(name)))
                starts.Add(i);
        foreach (var (from, to) in starts.Zip([.. starts.Skip(1), story.Length]))
        {
            var word = story[from..to].Trim();
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            yield return (word[..colon], word[(colon + 1)..]);
        }
    }

    static readonly string[] Names = ["ae:", "dose:", "crs:", "died:", "seen:", "left:"];

    static IEnumerable<Record> Records(Study study, string name, string value)
    {
        var fields = value.Split(',', StringSplitOptions.TrimEntries);
        return name switch
        {
            "ae" => [Event(fields)],
            "dose" => fields.Select((percent, i) => Fraction(study, i, Number(percent), fields.Length)),
            "crs" => fields.Skip(1).Select((grade, i) => Grade(Number(fields[0]) + i, grade)),
            "died" => Died(Number(fields[0]), fields[1]),
            "seen" => [Seen(Number(fields[0]))],
            "left" =>
            [
                new Disposition
                {
                    Subject = "S",
                    Sequence = 1,
                    Code = Milestone.Withdrawn,
                    Date = On(Number(fields[0])),
                },
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }

    static Exposure Fraction(Study study, int index, int percent, int fractions)
    {
        var level = study.Dosing!.Levels[0];
        var planned = level.Fractions[fractions == 1 ? 0 : index].Percent;
        return new()
        {
            Subject = "S",
            Sequence = index + 1,
            Treatment = "CAR-T",
            Category = ExposureKind.CellInfusion,
            Dose = level.MillionCellsPerKg * percent / 100,
            DoseUnit = CellDose.Unit,
            PlannedDose = level.MillionCellsPerKg * planned / 100,
            AssignedLevel = 1,
            Fraction = index + 1,
            Start = On(index),
            End = On(index),
        };
    }

    static AdverseEvent Event(string[] fields) =>
        new()
        {
            Subject = "S",
            Sequence = 1,
            Term = fields[0],
            Code = fields[0],
            OrganClass = "Any",
            Grade = Number(fields[1]),
            Start = On(Number(fields[2])),
            End = On(Number(fields[3])),
            Relation = fields[4],
        };

    static FindingAbout Grade(int day, string grade) =>
        new()
        {
            Subject = "S",
            Sequence = day,
            TestCode = TestCode.Grade,
            About = FaObject.Crs,
            Result = grade,
            Date = On(day),
        };

    static Record[] Died(int day, string cause) =>
        [
            new Demographics { Subject = "S", Death = On(day) },
            new DeathDetail
            {
                Subject = "S",
                Sequence = 1,
                TestCode = TestCode.CauseOfDeath,
                Result = cause,
                Date = On(day),
            },
        ];

    static SurvivalStatus Seen(int day) =>
        new()
        {
            Subject = "S",
            Sequence = 1,
            TestCode = TestCode.Survival,
            Result = "ALIVE",
            Date = On(day),
        };

    static PartialDate On(int day) => PartialDate.Of(Cells.AddDays(day));

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
