using System.CommandLine;
using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Records;

namespace Cairn.App.Commands;

/// <summary><c>cairn screen</c>: the verdict on every criterion, for everyone screened or one person.</summary>
static class ScreenCommand
{
    public static Command Create()
    {
        var (study, studies, database, asOf, asKnown) = (
            SharedOptions.Study(),
            SharedOptions.Studies(),
            SharedOptions.Database(),
            SharedOptions.AsOf(),
            SharedOptions.AsKnown()
        );
        var subject = new Option<string?>("--subject")
        {
            HelpName = "S",
            Description = "One subject's identifier; everyone when left out.",
        };
        var format = new FormatOption();
        var command = new Command("screen", "Says for each criterion whether it is met, not met or unknown, and what is missing.")
        {
            study,
            subject,
            asOf,
            asKnown,
            format,
            database,
            studies,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var desk = new TrialDesk(StudyShelf.At(parsed.GetValue(studies)), parsed.GetRequiredValue(database));
                var trial = await desk.Open(
                    parsed.GetRequiredValue(study),
                    SharedOptions.Known(parsed.GetValue(asKnown)),
                    cancel
                );
                var known = SharedOptions.Day(parsed.GetValue(asOf)) is { } day ? trial.Casebook.AsOf(day) : trial.Casebook;
                var log = Chosen(known, parsed.GetValue(subject))
                    .Select(s =>
                        Screening.Of(
                            trial.Study,
                            s,
                            GateMoment.Screening(SharedOptions.Day(parsed.GetValue(asOf)) ?? trial.UsualDay)
                        )
                    )
                    .ToList();
                foreach (var finding in log.SelectMany(s => s.Findings))
                    Console.Error.WriteLine($"cairn: {finding}");
                if (trial.Casebook.IsSynthetic)
                    Console.Error.WriteLine("cairn: SYNTHETIC records: no person is behind them.");
                return format.IsJson(parsed)
                    ? Shell.Print(new { trial.Casebook.IsSynthetic, Subjects = log.Select(Shape) })
                    : Say(log);
            }
        );
        return command;
    }

    static IEnumerable<SubjectRecords> Chosen(Casebook casebook, string? subject)
    {
        if (subject is null)
            return casebook.Subjects;
        if (casebook.Subject(subject) is { } found)
            return [found];
        throw BadInputException.At(
            "--subject",
            $"There is no subject '{subject}' in {casebook.StudyId}.",
            casebook.Subjects.Count == 0
                ? "The study has no records yet: bring some in with 'cairn import'."
                : $"Give one of {string.Join(", ", casebook.Subjects.Take(5).Select(s => s.Id))} ..."
        );
    }

    static object Shape(Screening s) =>
        new
        {
            s.Subject,
            s.Verdict,
            Criteria = s.Criteria.Select(c => new
            {
                c.Criterion.Id,
                c.Criterion.Kind,
                c.Verdict,
                Because = c.Answer.Because.Select(f => new
                {
                    f.Domain,
                    f.Variable,
                    f.Value,
                    f.Unit,
                    f.Date,
                }),
                c.Answer.Missing,
            }),
        };

    static int Say(IReadOnlyCollection<Screening> log)
    {
        Terminal.Table(
            ["|subject", "|verdict", "not met", "unknown"],
            log.Select(s =>
                (IReadOnlyList<string>)
                    [
                        s.Subject,
                        s.Verdict switch
                        {
                            Eligibility.Eligible => "[green]eligible[/]",
                            Eligibility.Ineligible => "[red]ineligible[/]",
                            Eligibility.Undetermined => "[yellow]undetermined[/]",
                        },
                        Ids(s.NotMet),
                        Ids(s.Unknown),
                    ]
            )
        );
        return ExitCode.Done;
    }

    static string Ids(IEnumerable<CriterionJudgement> criteria) =>
        string.Join(", ", criteria.Select(c => c.Criterion.Id)) is { Length: > 0 } ids ? ids : "-";
}
