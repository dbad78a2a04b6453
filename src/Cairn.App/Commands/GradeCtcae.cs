using System.CommandLine;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Labs;

namespace Cairn.App.Commands;

/// <summary><c>cairn grade ctcae</c>: CTCAE grades from measured values.</summary>
static class GradeCtcae
{
    const string Columns =
        "Columns: term, value; unit, lln, uln, baseline (the value before treatment, in the same unit), direction (low or high), "
        + "symptoms, anticoagulation, consequences, longer-than-a-day (Y or N). Febrile neutropenia: value is the neutrophils, "
        + "with temperature (°C) and an-hour (Y or N: 38.0 °C lasted longer than an hour). Empty is unknown.";

    const string Temperature = "temperature",
        AnHour = "an-hour";

    static readonly Dictionary<string, Circumstance> Circumstances = new(StringComparer.Ordinal)
    {
        ["symptoms"] = Circumstance.Symptoms,
        ["anticoagulation"] = Circumstance.Anticoagulation,
        ["consequences"] = Circumstance.Consequences,
        ["longer-than-a-day"] = Circumstance.LongerThanADay,
        ["steroids"] = Circumstance.Steroids,
    };

    public static Command Create()
    {
        var data = GradeCommand.Data(Columns);
        Option<string?>[] cells =
        [
            GradeCommand.Cell("term", "Term of CTCAE, or a name that means one: Neutropenia."),
            GradeCommand.Cell("direction", "low or high; needed where a test has both."),
            GradeCommand.Cell("value", "The result."),
            GradeCommand.Cell("unit", "Its unit, and that of the limits and the baseline."),
            GradeCommand.Cell("lln", "Lower limit of normal."),
            GradeCommand.Cell("uln", "Upper limit of normal."),
            GradeCommand.Cell("baseline", "Value before treatment."),
            GradeCommand.Cell(Temperature, "°C; of febrile neutropenia alone."),
            GradeCommand.Cell(AnHour, "Y or N: 38.0 °C lasted longer than an hour; of febrile neutropenia alone."),
            .. Circumstances.Keys.Select(name => GradeCommand.Cell(name, $"Y or N: {LimitWords.Of(Circumstances[name])}.")),
        ];
        var version = new Option<string>("--ctcae")
        {
            HelpName = "VERSION",
            Description = "Version of CTCAE.",
            DefaultValueFactory = _ => CtcaeVersion.Usual.Number,
        };
        var format = new FormatOption(hasCsv: true);
        var command = new Command("ctcae", "CTCAE grades of laboratory and other values, with the limit that decided.")
        {
            data,
            version,
            format,
        };
        foreach (var cell in cells)
            command.Add(cell);
        command.SetAction(parsed =>
        {
            var rows = parsed.GetValue(data) is { } path
                ? GradeRows.Read(path, "term", "value")
                : GradeRows.Of(cells.Select(c => (c.Name[2..], parsed.GetValue(c))));
            return Grade(rows, Version(parsed.GetRequiredValue(version)), parsed.GetValue(format));
        });
        return command;
    }

    /// <exception cref="BadInputException">It is not known.</exception>
    public static CtcaeVersion Version(string number) =>
        CtcaeVersion.Of(number)
        ?? throw BadInputException.At(
            "--ctcae",
            $"CTCAE v{number} is not known.",
            $"Known: {string.Join(", ", CtcaeVersion.All.Select(v => v.Number))}."
        );

    static int Grade(GradeRows read, CtcaeVersion version, OutputFormat format)
    {
        if (read.Rows is [{ Line: null } alone] && alone["term"] is null)
            throw BadInputException.At("grade ctcae", "There is nothing to grade.", "Give --data FILE, or --term and --value.");
        return GradeOutput.Write(format, read, [.. read.Rows.Select(row => Graded(row, version, read.Place))]);
    }

    static GradedRow Graded(GradeRow row, CtcaeVersion version, string place)
    {
        if (TermSearch.Of(version).Named(row["term"] ?? "") is { Name: FebrileNeutropenia.Term })
            return FeverOf(row, place);
        var findings = new List<Finding>();
        var question = Question(row, (column, text) => findings.Add(NeitherYesNorNo(place, row, column, text)));
        var answer = question.Ask(version, place, row.Line);
        return Graded(row, answer with { Findings = [.. findings, .. answer.Findings] });
    }

    static Finding NeitherYesNorNo(string place, GradeRow row, string column, string text) =>
        Finding.Warning(
            place,
            row.Line,
            column,
            $"'{text}' is neither Y nor N.",
            "Write Y or N, or leave it empty when it is not known."
        );

    // Two values make it: a count and a temperature.
    static GradedRow FeverOf(GradeRow row, string place)
    {
        var count = new LabResult
        {
            Subject = "",
            TestCode = TestCode.Neutrophils,
            Result = row["value"],
            Unit = row["unit"],
        };
        var warm = new VitalSign
        {
            Subject = "",
            TestCode = ScreeningCode.Temperature,
            Result = row[Temperature],
            Unit = "Cel",
        };
        List<Finding> findings =
        [
            .. Odd(count, row, place, "value"),
            .. Odd(warm, row, place, Temperature),
            .. row[AnHour] is { } hour && YesNo(hour).IsUnknown
                ? [NeitherYesNorNo(place, row, AnHour, hour)]
                : Array.Empty<Finding>(),
        ];
        var celsius = Plausible.IsOutside(warm) ? null : warm.Number;
        var answer = FebrileNeutropenia.Grade(FebrileNeutropenia.IsLow(count), celsius, YesNo(row[AnHour]));
        var missing = answer.Missing.Count == 0 ? "" : $" Missing: {string.Join("; ", answer.Missing.InWords())}.";
        return new(row, answer.Value, answer.Rule.Says + missing, answer.Missing)
        {
            Possible = answer.Value is { } grade ? GradeSpan.Of(grade) : null,
            Findings = findings,
        };
    }

    // A number that is none, or that no patient is likely to have.
    static IEnumerable<Finding> Odd(Observation given, GradeRow row, string place, string column)
    {
        if (given.Result is not { } text)
            yield break;
        if (Plausible.Ends(given) is null)
            yield return Finding.Warning(
                place,
                row.Line,
                column,
                $"'{text}' is no number.",
                "Write a number, or leave it " + "empty."
            );
        else if (Plausible.IsOutside(given))
            yield return Finding.Warning(
                place,
                row.Line,
                column,
                $"{text} {given.Unit} is implausible of {Catalogue.Find(given)?.Label}: it is kept, and not graded.",
                "Check the value and the unit."
            );
    }

    static GradeQuestion Question(GradeRow row, Action<string, string> strange)
    {
        foreach (var column in Circumstances.Keys)
            if (row[column] is { } text && YesNo(text).IsUnknown)
                strange(column, text);
        return new(row["term"] ?? "", row["direction"], row["value"], row["unit"], row["lln"], row["uln"], row["baseline"])
        {
            Circumstances = Circumstances.ToDictionary(c => c.Value, c => YesNo(row[c.Key])),
        };
    }

    /// <summary>Y or N as true or false; anything else is unknown.</summary>
    public static Truth YesNo(string? text) =>
        text?.ToUpperInvariant() switch
        {
            "Y" or "YES" or "TRUE" or "1" => Truth.True,
            "N" or "NO" or "FALSE" or "0" => Truth.False,
            _ => Truth.Unknown,
        };

    static GradedRow Graded(GradeRow row, Checked<GradeAnswer> answer) =>
        answer.Value is { } value
            ? new(row, value.Grade.Value, string.Join(' ', value.Sentences()), value.Grade.Missing)
            {
                Possible = value.Possible,
                Findings = answer.Findings,
            }
            : new(row, null, "", []) { Findings = answer.Findings };
}
