using System.CommandLine;
using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Endpoints;
using Cairn.Records;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn endpoints</c>: a study's endpoints with their estimands, estimates and every subject's value.</summary>
static class EndpointsCommand
{
    static string[] Derived => [.. Endpoints.Endpoint.All.OfType<DerivedEndpoint>().Select(e => e.Id)];

    public static Command Create()
    {
        var format = Format();
        var only = new Option<string?>("--endpoint")
        {
            HelpName = "KIND",
            Description = $"One endpoint: {string.Join(", ", Derived)}; all of the study's when left out.",
        };
        only.AcceptOnlyFromAmong(Derived);
        var sensitivity = new Option<bool>("--sensitivity")
        {
            Description = "Each endpoint under every convention, side by side.",
        };
        var explain = new Option<string?>("--explain")
        {
            HelpName = "SUBJECT",
            Description = "One subject's value of each endpoint: the rule, the records that decided it, what is missing.",
        };
        var subjects = new Option<bool>("--subjects") { Description = "Each subject's value of each endpoint, with its reason." };
        var svg = new Option<string?>("--svg") { HelpName = "FILE", Description = "Writes the curves of the times to an event." };
        var command = new Command(
            "endpoints",
            "A study's endpoints: estimand, estimate with interval, each subject's value with its evidence, and every "
                + "convention side by side."
        )
        {
            only,
            explain,
            subjects,
            sensitivity,
            format,
            svg,
        };
        return TrialOptions.On(command, (parsed, trial, asOf) =>
        {
            var analysis = trial.Analyse(asOf);
            var answers = Answers(analysis, parsed.GetValue(only), parsed.GetValue(sensitivity));
            foreach (var finding in analysis.OfCourses)
                Console.Error.WriteLine($"cairn: {finding}");
            Ledgers.SaySynthetic(analysis.Casebook);
            if (parsed.GetValue(svg) is { } file)
                Draw(answers, analysis.Casebook.IsSynthetic, file);
            var subject = parsed.GetValue(explain) is { } id ? Chosen(analysis, id) : null;
            if (format.IsJson(parsed))
                return EndpointsJson.Print(analysis, answers, subject?.Id);
            return subject is null
                ? EndpointsText.Write(analysis, answers, parsed.GetValue(subjects))
                : EndpointSubjectsText.Explain(analysis, [.. answers.Select(a => a.Estimate)], subject);
        });
    }

    static SubjectRecords Chosen(Analysis analysis, string id) =>
        analysis.Casebook.Subjects.FirstOrDefault(s => s.Id == id)
        ?? throw BadInputException.At(
            "--explain",
            $"There is no subject '{id}' in {analysis.Study.Id}.",
            analysis.Casebook.Subjects.Count == 0
                ? "The study has no records yet: bring some in with 'cairn import'."
                : $"Give one of {string.Join(", ", analysis.Casebook.Subjects.Take(5).Select(s => s.Id))} ..."
        );

    static IReadOnlyList<EndpointAnswer> Answers(Analysis analysis, string? only, bool sensitivity)
    {
        var chosen = analysis.Estimates.Where(e => only is null || e.Plan.Kind == only).ToList();
        if (chosen.Count == 0 || analysis.Endpoints is not { } set)
            throw NotThere(analysis, only);
        return EndpointAnswer.Of(analysis, chosen, set, sensitivity);
    }

    static BadInputException NotThere(Analysis analysis, string? only) =>
        EndpointSet.WithoutResponse(analysis.Study).FirstOrDefault(p => only is null || p.Kind == only) is { } unread
            ? BadInputException.At(
                analysis.Study.Id,
                $"The study says nothing of how response is read, which '{unread.Kind}' needs.",
                "Add 'response' to its study.yaml."
            )
            : BadInputException.At(
                analysis.Study.Id,
                only is null
                    ? "The study names no endpoint of response, survival or relapse."
                    : $"The study has no endpoint '{only}'.",
                analysis.Estimates.Count == 0
                    ? "Add 'endpoints' to its study.yaml."
                    : $"It has {string.Join(", ", analysis.Estimates.Select(e => e.Plan.Kind))}; add another to "
                        + $"'endpoints' in its study.yaml."
            );

    // One curve below the other; each is a drawing of its own with its title, its words and its mark SYNTHETIC.
    static void Draw(IEnumerable<EndpointAnswer> answers, bool synthetic, string file)
    {
        var figures = answers
            .Select(a => EndpointFigure.Of(a.Estimate, synthetic))
            .OfType<Figure>()
            .Where(f => f.Drawing is not null)
            .ToList();
        if (figures.Count == 0)
            throw BadInputException.At(
                "--svg",
                "There is no curve to draw: none of these endpoints is a time with a subject in it.",
                "Name a time to an event with --endpoint, or take --svg out."
            );
        FigureFile.Write(file, figures);
    }
}
