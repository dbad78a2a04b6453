using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// Whether a subject died of the disease: it then proves the relapse, or the failure, that nobody lived to confirm.
/// </summary>
static class CauseOfDeath
{
    const string Id = "vital.cause-of-death";

    /// <summary>
    /// False of the living. Of the dead by the causes recorded, and where there are none by the adverse events that were fatal;
    /// unknown without either, or with words that may mean the disease.
    /// </summary>
    public static Answer<Truth> IsDisease(SubjectRecords subject)
    {
        if (!VitalStatus.Of(subject, null).IsDead)
            return Answer<Truth>.Of(Truth.False, new(Id, "No death recorded."));
        List<DeathDetail> causes =
        [
            .. subject.Of<DeathDetail>().Where(d => d is { TestCode: TestCode.CauseOfDeath, Status: null, Result: not null }),
        ];
        var fatal = subject.Of<AdverseEvent>().Where(ae => ae.IsFatal);
        return causes.Count > 0
            ? Judged([.. causes.Select(c => (c.Result!, c.AsFact()))])
            : Judged([.. fatal.Select(ae => (ae.Name, ae.AsFact()))]);
    }

    static Answer<Truth> Judged(IReadOnlyList<(string Name, Fact Fact)> causes)
    {
        var (judged, facts) = (Truth.Any(causes.Select(c => DiseaseAsCause.Judge(c.Name))), causes.Select(c => c.Fact).ToArray());
        return causes.Count == 0 || judged.IsUnknown
            ? new(Truth.Unknown, new(Id, "The cause of death is not told."), facts, [Asked])
            : Answer<Truth>.Of(judged, new(Id, $"Died of {string.Join(", ", causes.Select(c => c.Name))}."), facts);
    }

    static Gap Asked { get; } = new Gap.NotRecorded("DD", TestCode.CauseOfDeath, "whether the disease was the cause of death");
}
