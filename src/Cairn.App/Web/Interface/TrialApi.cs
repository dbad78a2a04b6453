using Cairn.App.Web.Access;
using Cairn.Documents.Reports.Toxicities;

namespace Cairn.App.Web.Interface;

/// <summary>What other systems read of a trial: the same answers as the commands give, with the rights of the pages.</summary>
sealed class TrialApi(OpenTrials trials, SubjectReach reach)
{
    public void Map(WebApplication app)
    {
        InterfaceAddress.Subjects.Map(app, Subjects);
        InterfaceAddress.Records.Map(app, Records);
        InterfaceAddress.Dose.Map(app, (HttpContext http, string study) => Of(http, study, Dose));
        InterfaceAddress.Safety.Map(app, (HttpContext http, string study) => Of(http, study, Safety));
        InterfaceAddress.Endpoints.Map(app, (HttpContext http, string study) => Of(http, study, Endpoints));
    }

    async Task<IResult> Of(HttpContext http, string study, Func<KeptTrial, object?> answer)
    {
        if (await trials.Find(study, http.RequestAborted) is not { Value: { } trial })
            return InterfaceResults.Refused(StatusCodes.Status404NotFound, "There is no such study, or its files have errors.");
        return answer(trial) is { } shape
            ? InterfaceResults.Say(shape)
            : InterfaceResults.Refused(StatusCodes.Status404NotFound, "The study does not plan it.");
    }

    static object? Dose(KeptTrial trial)
    {
        var analysis = trial.On(trial.UsualDay);
        return analysis.Doses is { } board ? DoseBoardJson.Of(trial.Head, board, analysis) : null;
    }

    static object Safety(KeptTrial trial)
    {
        var scope = SafetyScope.All(trial.On(trial.UsualDay));
        return TablesJson.Of(scope.Analysis, [.. SafetyTables.All.Select(t => new PrintedTable(t.Id, null, t.Of(scope)))]);
    }

    static object? Endpoints(KeptTrial trial)
    {
        var analysis = trial.On(trial.UsualDay);
        return analysis.Endpoints is { } set && analysis.Estimates.Any()
            ? EndpointsJson.Of(analysis, EndpointAnswer.Of(analysis, [.. analysis.Estimates], set, withSensitivity: false))
            : null;
    }

    async Task<IResult> Subjects(HttpContext http, string study) =>
        await trials.Find(study, http.RequestAborted) is { Value: { } trial }
            ? InterfaceResults.Say(
                new
                {
                    Study = study,
                    Ledger = trial.Head,
                    trial.Casebook.IsSynthetic,
                    Subjects = trial
                        .Casebook.Subjects.Where(s => http.Permit().Reaches(s.Demographics?.Site))
                        .Select(s => new
                        {
                            s.Id,
                            s.Demographics?.Site,
                            Stage = trial.On(trial.UsualDay).Flow.Subjects.FirstOrDefault(f => f.Subject == s.Id)?.Stage,
                        }),
                }
            )
            : InterfaceResults.Refused(StatusCodes.Status404NotFound, "There is no such study, or its files have errors.");

    async Task<IResult> Records(HttpContext http, string study, string subject)
    {
        var (state, refused) = await reach.Of(http, study, subject);
        if (state is null)
            return refused!;
        var records = state.RecordsOf(subject).Where(r => !r.Value.IsRemoved);
        return InterfaceResults.Say(
            new
            {
                Study = study,
                Subject = subject,
                Ledger = state.Head,
                Records = records.Select(r => new
                {
                    r.Key.Domain,
                    r.Key.Number,
                    Entry = r.Value.Newest.Sequence,
                    r.Value.Newest.At,
                    r.Value.Newest.Who,
                    r.Value.Newest.Source,
                    Values = r
                        .Value.Newest.ReadableValues.Where(v => v.Text is not null)
                        .ToDictionary(v => v.Name, v => v.Text, StringComparer.Ordinal),
                }),
            }
        );
    }
}
