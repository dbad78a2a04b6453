using System.CommandLine;
using Cairn.Criteria.Gates;
using Cairn.Documents.StudyFiles;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn screen</c>: may each person pass a gate, criterion by criterion; with <c>--explain</c> why, with <c>--missing</c>
/// what
/// to draw.
/// </summary>
static class ScreenCommand
{
    public static Command Create()
    {
        var subject = new Option<string?>("--subject")
        {
            HelpName = "S",
            Description = "One subject's identifier; everyone when left out.",
        };
        var gate = new Option<string?>("--gate")
        {
            HelpName = "screening|lymphodepletion|infusion",
            Description = "The gate: screening when left out; with --explain or --missing, every gate.",
        };
        gate.CompletionSources.Add([.. Enum.GetValues<Gate>().Select(ProtocolWords.Of)]);
        var explain = new Option<string?>("--explain")
        {
            HelpName = "SUBJECT",
            Description =
                "One subject's criteria with the records that decided them, what is missing, and the day a verdict turns.",
        };
        var missing = new Option<bool>("--missing")
        {
            Description = "The worklist: what to draw, for whom, by when, and what value would pass.",
        };
        var format = new FormatOption(hasCsv: true);
        var command = new Command("screen", "Says for each criterion whether it is met, not met or unknown, and what is missing.")
        {
            subject,
            gate,
            explain,
            missing,
            format,
        };
        return TrialOptions.On(command, (parsed, trial, asOf) =>
        {
            var request = new ScreenRequest(
                OneOf(parsed.GetValue(subject), parsed.GetValue(explain)),
                GateOf(parsed.GetValue(gate)),
                parsed.GetValue(explain) is not null,
                parsed.GetValue(missing),
                parsed.GetValue(format)
            );
            return Answer(trial, request, asOf);
        });
    }

    static int Answer(OpenTrial trial, ScreenRequest request, DateOnly? asOf)
    {
        var known = asOf is { } day ? trial.Casebook.AsOf(day) : trial.Casebook;
        var today = asOf ?? trial.UsualDay;
        var subjects = Chosen(known, request.Subject).ToDictionary(s => s.Id, StringComparer.Ordinal);
        List<GateReview> gates =
        [
            .. subjects
                .Values.SelectMany(s => GateLog.Of(trial.StudyOn(today), s, today))
                .Where(g => g.Gate == (request.Gate ?? (request.IsWide ? g.Gate : Gate.Screening))),
        ];
        foreach (var finding in gates.SelectMany(g => g.Findings))
            Console.Error.WriteLine($"cairn: {finding}");
        Ledgers.SaySynthetic(trial.Casebook);
        if (request.Missing)
            return WorklistText.Write(Worklist.Of(gates), request.Format, trial.Casebook.IsSynthetic);
        return request.Format switch
        {
            OutputFormat.Json => ScreenJson.Write(gates, trial.Casebook.IsSynthetic),
            OutputFormat.Csv => ScreenText.WriteCsv(gates),
            OutputFormat.Text when request.Explain => ScreenText.Explain(gates, subjects),
            OutputFormat.Text => ScreenText.Write(gates),
        };
    }

    static string? OneOf(string? subject, string? explained) =>
        subject is null || explained is null || subject == explained
            ? subject ?? explained
            : throw BadInputException.At(
                "--explain",
                $"--subject says '{subject}' and --explain '{explained}'.",
                "Give one of them."
            );

    static Gate? GateOf(string? word)
    {
        if (word is null)
            return null;
        foreach (var gate in Enum.GetValues<Gate>())
            if (ProtocolWords.Of(gate) == word)
                return gate;
        throw BadInputException.At(
            "--gate",
            $"There is no gate '{word}'.",
            $"Give {string.Join(", ", Enum.GetValues<Gate>().Select(ProtocolWords.Of))}."
        );
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
}

/// <summary>What was asked of <c>cairn screen</c>.</summary>
/// <param name="Subject">Null: everyone.</param>
/// <param name="Gate">Null: the usual ones.</param>
sealed record ScreenRequest(string? Subject, Gate? Gate, bool Explain, bool Missing, OutputFormat Format)
{
    /// <summary>Every gate is meant where none is named.</summary>
    public bool IsWide => Explain || Missing;
}
