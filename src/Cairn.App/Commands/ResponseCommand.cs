using System.CommandLine;
using Cairn.Documents.Csv;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.StudyFiles;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn response</c>: response categories of the rows of a CSV file, or of a study's subjects, each with the line that
/// decided.
/// </summary>
static class ResponseCommand
{
    const string Columns =
        "Columns: bm, base marrow blasts now and before the infusion, %; pb, auer, emd blasts in blood, Auer rods, "
        + "extramedullary disease, Y or N; anc, plt neutrophils and platelets, 10^9/L; id. Empty is unknown.";

    public static Command Create()
    {
        var data = new Option<string?>("--data")
        {
            HelpName = "FILE.csv",
            Description = $"CSV file with a header, one assessment a row. {Columns}",
        };
        var criteria = new Option<string?>("--criteria")
        {
            HelpName = "TABLE",
            Description = $"With --data: {Tables}, or a study's id (its table and parameters).",
        };
        var study = SharedOptions.StudyInstead("The study whose subjects are assessed; its id, or the path of its folder.");
        var subject = new Option<string?>("--subject")
        {
            HelpName = "S",
            Description = "With --study: one subject's identifier; everyone infused when left out.",
        };
        var withCrh = new Option<bool>("--with-crh") { Description = "ELN 2022: tell CRh apart from CRi." };
        var boundary = new Option<string?>("--boundary")
        {
            HelpName = "READING",
            Description = "A count exactly on the limit: inclusive (recovered) or strict (neither). For a study's own words.",
        };
        var bothLow = new Option<string?>("--both-low")
        {
            HelpName = "CATEGORY",
            Description = "A clean marrow with both counts low: CRi or MLFS.",
        };
        var format = new FormatOption(hasCsv: true);
        boundary.AcceptOnlyFromAmong("inclusive", "strict");
        bothLow.AcceptOnlyFromAmong("CRi", "MLFS");
        var svg = new Option<string?>("--svg")
        {
            HelpName = "FILE.svg",
            Description = "Draws the change of marrow blasts into this file, with --study each subject's course as well.",
        };
        var synthetic = new Option<bool>("--synthetic")
        {
            Description = "With --data: the values are made up; the figure says so. A study's records say it themselves.",
        };
        var (asOf, asKnown) = (SharedOptions.AsOf(), SharedOptions.AsKnown());
        var (database, studies) = (SharedOptions.Database(), SharedOptions.Studies());
        var command = new Command(
            "response",
            "Response by ELN 2017, ELN 2022 or a study's own words, of any CSV file or of a study's subjects, with the "
                + "line that decided and what is missing."
        )
        {
            data,
            criteria,
            study,
            subject,
            withCrh,
            boundary,
            bothLow,
            asOf,
            asKnown,
            format,
            svg,
            synthetic,
            database,
            studies,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var shelf = StudyShelf.At(parsed.GetValue(studies));
                switch (parsed.GetValue(data), parsed.GetValue(study))
                {
                    case ({ } file, null):
                        var plan = PlanOf(
                            shelf,
                            parsed.GetValue(criteria)
                                ?? throw BadInputException.At(
                                    "--criteria",
                                    "No table is named.",
                                    $"Give --criteria {Tables} or a study's id."
                                )
                        );
                        var (rows, notes) = ResponseRows.Read(file).OrRefuse();
                        foreach (var note in notes)
                            Say(note);
                        var read = Adjusted(plan, parsed.GetValue(withCrh), parsed.GetValue(boundary), parsed.GetValue(bothLow));
                        if (parsed.GetValue(svg) is { } drawing)
                            FigureFile.Write(drawing, Waterfall(rows, read, parsed.GetValue(synthetic)));
                        return ResponseText.Write(parsed.GetValue(format), rows, read);
                    case (null, { } id):
                        if (parsed.GetValue(criteria) is not null)
                            throw BadInputException.At(
                                "--criteria",
                                "A study is read by its own table.",
                                "Take --criteria out, or give --data."
                            );
                        await using (var desk = new TrialDesk(shelf, parsed.GetRequiredValue(database)))
                            return Courses(
                                await desk.Open(id, SharedOptions.Known(parsed.GetValue(asKnown)), cancel),
                                SharedOptions.Day(parsed.GetValue(asOf)),
                                parsed.GetValue(subject),
                                parsed.GetValue(format),
                                parsed.GetValue(svg),
                                p => Adjusted(p, parsed.GetValue(withCrh), parsed.GetValue(boundary), parsed.GetValue(bothLow))
                            );
                    default:
                        throw BadInputException.At(
                            "response",
                            "Give either --data or --study.",
                            "--data FILE.csv --criteria TABLE judges rows; --study ID judges a study's subjects."
                        );
                }
            }
        );
        return command;
    }

    static string Tables => string.Join(", ", ResponseTables.All.Select(t => t.Id));

    static ResponsePlan PlanOf(StudyShelf shelf, string criteria) =>
        ResponseTables.Find(criteria) is { } table ? By(table) : ResponseOf(shelf.Open(criteria));

    static ResponsePlan ResponseOf(Study study) =>
        study.Response
        ?? throw BadInputException.At(
            study.Id,
            "The study says nothing of how response is read.",
            $"Add 'response' to its study.yaml, or give {Tables}."
        );

    // A published table, read to the letter.
    static ResponsePlan By(ResponseTable table) =>
        new()
        {
            Table = table.Id,
            MlfsNeedsBlastFreeBlood = false,
            Responders =
            [
                ResponseCategory.CR,
                ResponseCategory.CRh,
                ResponseCategory.CRi,
                ResponseCategory.MLFS,
                ResponseCategory.PR,
            ],
            Remissions = [ResponseCategory.CR, ResponseCategory.CRh, ResponseCategory.CRi],
        };

    static ResponsePlan Adjusted(ResponsePlan plan, bool withCrh, string? boundary, string? bothLow)
    {
        var table = ResponseTables.Of(plan);
        if (withCrh && !table.TakesCRh)
            throw BadInputException.At(
                "--with-crh",
                "CRh belongs to ELN 2022; this table has none.",
                "Take it out, or give --criteria eln2022."
            );
        if (boundary == "strict" && !table.TakesBoundary)
            throw BadInputException.At(
                "--boundary",
                "ELN says 'at least': a count on its limit is recovered.",
                "Take it out, or give a study with its own words."
            );
        return plan with
        {
            UseCRh = plan.UseCRh || withCrh,
            Boundary = boundary switch
            {
                "strict" => CountBoundary.Strict,
                "inclusive" => CountBoundary.Inclusive,
                _ => plan.Boundary,
            },
            BothCountsLow = bothLow switch
            {
                "MLFS" => BothCountsLow.Mlfs,
                "CRi" => BothCountsLow.CRi,
                _ => plan.BothCountsLow,
            },
        };
    }

    static int Courses(
        OpenTrial trial,
        DateOnly? asOf,
        string? subject,
        OutputFormat format,
        string? svg,
        Func<ResponsePlan, ResponsePlan> adjusted
    )
    {
        var day = asOf ?? trial.UsualDay;
        var plan = trial.StudyOn(day);
        var study = plan with { Response = adjusted(ResponseOf(plan)) };
        var known = trial.Casebook.AsOf(day);
        var courses = Chosen(known, subject)
            .Select(s => DiseaseCourse.Of(study, s, known.CutOff))
            .Where(c => c.IsInfused || subject is not null)
            .Select(c => WithDeath(c, known))
            .ToList();
        foreach (var finding in courses.SelectMany(c => c.Findings))
            Console.Error.WriteLine($"cairn: {finding}");
        Ledgers.SaySynthetic(known);
        if (courses.Count == 0)
            Say(
                known.Subjects.Any(s => s.PossibleCells.Any(e => e.Dose is null or > 0))
                    ? "Nobody is known to have been infused: what was given is not recorded as cells with a dose."
                    : "Nobody has been infused yet."
            );
        if (svg is not null)
            FigureFile.Write(
                svg,
                CourseFigures.Waterfall(courses.Where(c => c.IsInfused), known.IsSynthetic),
                CourseFigures.Swimmer(trial.Analyse(asOf), courses)
            );
        return CourseText.Write(format, study, day, known.IsSynthetic, courses);
    }

    // What is asked of a death stands with what is asked of the course, in whatever form it is written.
    static DiseaseCourse WithDeath(DiseaseCourse course, Casebook known) =>
        course with
        {
            Findings = [.. course.Findings, .. DeathFindings.Of(known.Subject(course.Subject)!, known.CutOff)],
        };

    // One bar a row: what was judged once has no best change over time.
    static Figure Waterfall(IReadOnlyList<ResponseRow> rows, ResponsePlan plan, bool synthetic) =>
        new WaterfallFigure
        {
            Head = new("waterfall", "Change of marrow blasts", synthetic),
            Measure = "Change in marrow blasts from before the infusion",
            Threshold = -50,
            Subjects =
            [
                .. rows.Select(row => new WaterfallSubject(
                    row.Id,
                    BestResponse.Change(row.Values.BaselineBlasts, row.Values.MarrowBlasts),
                    ResponseJudgement.Of(row.Values, plan).Answer.Value
                )),
            ],
        }.Draw();

    static IEnumerable<SubjectRecords> Chosen(Casebook casebook, string? subject)
    {
        if (subject is null)
            return casebook.Subjects;
        if (casebook.Subject(subject) is { } found)
            return [found];
        throw BadInputException.At(
            "--subject",
            $"There is no subject '{subject}' in {casebook.StudyId}.",
            Spelling.Nearest(subject, [.. casebook.Subjects.Select(s => s.Id)]) is { } near
                ? $"Write '{near}'."
                : "'cairn screen' lists the subjects."
        );
    }
}
