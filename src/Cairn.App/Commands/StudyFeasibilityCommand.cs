using System.CommandLine;
using System.Globalization;
using Cairn.Cql.Values;
using Cairn.Criteria.Feasibility;
using Cairn.Criteria.Rules;
using Cairn.Documents.RecordFiles;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Quantities;
using Spectre.Console;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn study feasibility</c>: what each criterion does to a cohort, for lack of what it is unknown, and what loosening one
/// bound would let in.
/// </summary>
static class StudyFeasibilityCommand
{
    const int UsualDaysBefore = 90;

    public static Command Create()
    {
        var (study, studies, asOf) = (SharedOptions.Study(), SharedOptions.Studies(), SharedOptions.AsOf());
        var data = new Option<string>("--data")
        {
            Required = true,
            HelpName = "PATH",
            Description = "A folder of CSV files named by domain or of FHIR bundles, or one such file.",
        };
        var daysBefore = new Option<int>("--days-before")
        {
            HelpName = "N",
            DefaultValueFactory = _ => UsualDaysBefore,
            Description = $"How old a result may be on the day; {UsualDaysBefore} when left out.",
        };
        var loosen = new Option<string[]>("--loosen")
        {
            HelpName = "BOUND=NUMBER",
            Description = "A bound with another number, by its name or its criterion's id; each bound in steps when left out.",
        };
        var svg = new Option<string?>("--svg") { HelpName = "FILE", Description = "Draws the figure into a file." };
        var format = new FormatOption(hasCsv: true);
        var command = new Command("feasibility", "What each criterion does to a cohort, and what loosening one bound lets in.")
        {
            study,
            data,
            loosen,
            daysBefore,
            asOf,
            svg,
            format,
            studies,
        };
        command.SetAction(parsed =>
        {
            var plan = StudyShelf.At(parsed.GetValue(studies)).Open(parsed.GetRequiredValue(study));
            if (EligibilityRules.Of(plan) is not { } rules)
                throw BadInputException.At("--study", $"{plan.Id} has no eligibility.cql.", "Write its criteria as CQL first.");
            if (parsed.GetValue(daysBefore) < 0)
                throw BadInputException.At("--days-before", "It is below 0.", "Give 0 or more days.");
            var read = CohortFiles.Read(Place(parsed.GetRequiredValue(data)), Today);
            foreach (var finding in read.Findings)
                Console.Error.WriteLine($"cairn: {finding}");
            var (subjects, isSynthetic) = read.Value
                ?? throw BadInputException.At(
                    "--data",
                    "There is nobody in these files.",
                    "Give a folder of CSV files named by domain, or of FHIR bundles."
                );
            var day = SharedOptions.Day(parsed.GetValue(asOf));
            Phrase asked = day is { } known ? DayWords.Of(known) : "the day of each subject's last record";
            Console.Error.WriteLine(
                $"cairn: asked as of {asked}; who has no consent on record is taken to sign "
                    + $"on that day, with results of the {parsed.GetValue(daysBefore)} "
                    + $"days before."
            );
            if (isSynthetic)
                Console.Error.WriteLine("cairn: SYNTHETIC records: no person is behind them.");
            var bounds = (parsed.GetValue(loosen) ?? []).Select(text => Bound(rules, text)).ToList();
            var found = FeasibilityStudy.Of(plan, subjects, day, Today, parsed.GetValue(daysBefore), bounds);
            if (parsed.GetValue(svg) is { } file)
                FigureFile.Write(file, Figure(plan.Id, found, isSynthetic).Criteria());
            return parsed.GetValue(format) switch
            {
                OutputFormat.Json => Json(found, isSynthetic),
                OutputFormat.Csv => Csv(found),
                OutputFormat.Text => Text(found),
            };
        });
        return command;
    }

    static FeasibilityFigure Figure(string study, FeasibilityStudy found, bool isSynthetic) =>
        new()
        {
            Head = new("feasibility", $"Criteria of {study} in a cohort of {Written.Count(found.Subjects)}", isSynthetic),
            Study = found,
        };

    static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    static string Place(string path) =>
        File.Exists(path) || Directory.Exists(path)
            ? path
            : throw BadInputException.At(
                "--data",
                $"There is no file or folder '{path}'.",
                "Give a folder of CSV files or FHIR bundles."
            );

    static RuleParameter Bound(EligibilityRules rules, string text)
    {
        var at = text.LastIndexOf('=');
        var name = at < 0 ? text : text[..at].Trim();
        if (at < 0 || !decimal.TryParse(text[(at + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            throw BadInputException.At(
                "--loosen",
                $"'{text}' is no bound with a number.",
                "Write NAME=NUMBER, for example I7.1=3."
            );
        var bounds = rules.Parameters.Where(p => p.IsBound).ToList();
        var named = bounds.Where(p => p.Name == name || p.Name.StartsWith(name + " ", StringComparison.Ordinal)).ToList();
        return named switch
        {
            [var one] => one.With(Number(one.Value, number)),
            [] => throw BadInputException.At(
                "--loosen",
                $"There is no bound '{name}'.",
                $"Give one of {string.Join("; ", bounds.Select(p => p.Name))}."
            ),
            _ => throw BadInputException.At(
                "--loosen",
                $"'{name}' has {named.Count} bounds.",
                $"Give one of {string.Join("; ", named.Select(p => p.Name))}."
            ),
        };
    }

    static Value Number(Value like, decimal number)
    {
        if (like.Kind == ValueKind.Quantity)
            return Value.Of(like.Quantity with { Value = number });
        return like.Kind == ValueKind.Integer ? Value.Of((int)number) : Value.Of(number);
    }

    static int Json(FeasibilityStudy found, bool isSynthetic) =>
        Shell.Print(
            new
            {
                IsSynthetic = isSynthetic,
                found.Subjects,
                found.Eligible,
                found.Ineligible,
                found.Undetermined,
                Criteria = found.Criteria.Select(c => new
                {
                    c.Criterion.Id,
                    c.Words,
                    c.NotMet,
                    c.Alone,
                    c.Unknown,
                    c.Lacking,
                }),
                LeftOut = found.LeftOut.Select(c => c.Id),
                Loosenings = found.Loosenings.Select(l => new
                {
                    Bound = l.Bound.Name,
                    From = l.Bound.Says,
                    To = l.To.Says,
                    l.LetIn,
                    l.Eligible,
                }),
            }
        );

    static int Csv(FeasibilityStudy found)
    {
        CsvText.Write(
            ["criterion", "words", "bound", "from", "to", "notMet", "alone", "unknown", "lacking", "letIn", "eligible"],
            [
                .. found.Criteria.Select(c =>
                    (IReadOnlyList<string>)
                        [
                            c.Criterion.Id,
                            c.Words,
                            "",
                            "",
                            "",
                            $"{c.NotMet}",
                            $"{c.Alone}",
                            $"{c.Unknown}",
                            FeasibilityFigure.Lacking(c),
                            "",
                            "",
                        ]
                ),
                .. found.Loosenings.Select(l =>
                    (IReadOnlyList<string>)
                        ["", "", l.Bound.Name, l.Bound.Says, l.To.Says, "", "", "", "", $"{l.LetIn}", $"{l.Eligible}"]
                ),
            ]
        );
        return ExitCode.Done;
    }

    static int Text(FeasibilityStudy found)
    {
        Terminal.Title(
            $"{found.Subjects} subjects: {found.Eligible} eligible, {found.Ineligible} kept out, {found.Undetermined} "
                + $"undetermined"
        );
        Terminal.Section("What each criterion does");
        if (found.Telling.Count == 0)
            Terminal.Paragraph("Of the criteria that are known, each is met by everybody.");
        else
            Terminal.Table(
                ["|", "criterion", ">kept out", ">alone", ">unknown", "for lack of"],
                found.Telling.Select(c =>
                    (IReadOnlyList<string>)
                        [.. Named(c), $"{c.NotMet}", $"{c.Alone}", $"{c.Unknown}", FeasibilityFigure.Lacking(c).EscapeMarkup()]
                )
            );
        if (found.Unrecorded.Count > 0)
        {
            Terminal.Section("Unknown of everybody: the records have nothing of them");
            Terminal.Table(
                ["|", "criterion", "for lack of"],
                found.Unrecorded.Select(c => (IReadOnlyList<string>)[.. Named(c), FeasibilityFigure.Lacking(c).EscapeMarkup()])
            );
        }
        Terminal.Section("What loosening one bound would let in");
        if (found.Loosenings.Count == 0)
            Terminal.Paragraph("Nobody: no single bound, loosened by up to half or doubled, lets anybody in.");
        else
            Terminal.Table(
                ["bound", ">from", ">to", ">let in", ">eligible"],
                found.Loosenings.Select(l =>
                    (IReadOnlyList<string>)[.. Steps(l).Select(s => s.EscapeMarkup()), $"{l.LetIn} more", $"{l.Eligible}"]
                )
            );
        if (found.LeftOut.Count > 0)
            Terminal.Paragraph($"Left to a person, and not counted: {string.Join(", ", found.LeftOut.Select(c => c.Id))}.");
        return ExitCode.Done;
    }

    static string[] Steps(Loosening one) => [one.Bound.Name, one.Bound.Says, one.To.Says];

    static IEnumerable<string> Named(CriterionReach c) => [c.Criterion.Id, c.Words.EscapeMarkup()];
}
