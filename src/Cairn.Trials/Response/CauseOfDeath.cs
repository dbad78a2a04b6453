using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// Whether a subject died of the disease: it then proves the relapse, or the failure, that nobody lived to confirm.
/// </summary>
static class CauseOfDeath
{
    const string Id = "vital.cause-of-death";

    /// <summary>False of the living. Unknown without a cause, or with one that names the disease in free words.</summary>
    public static Answer<Truth> IsDisease(SubjectRecords subject)
    {
        if (!VitalStatus.Of(subject, null).IsDead)
            return Answer<Truth>.Of(Truth.False, new(Id, "No death recorded."));
        List<DeathDetail> causes =
        [
            .. subject.Of<DeathDetail>().Where(d => d is { TestCode: TestCode.CauseOfDeath, Status: null, Result: not null }),
        ];
        var judged = Truth.Any(causes.Select(c => DiseaseAsCause.Judge(c.Result!)));
        if (causes.Count == 0 || judged.IsUnknown)
            return new(Truth.Unknown, new(Id, "The cause of death is not told."), [.. Facts(causes)], [Asked]);
        var named = string.Join(", ", causes.Select(c => c.Result));
        return Answer<Truth>.Of(judged, new(Id, $"Died of {named}."), [.. Facts(causes)]);
    }

    static IEnumerable<Fact> Facts(IEnumerable<DeathDetail> causes) => causes.Select(c => c.AsFact());

    static Gap Asked { get; } = new Gap.NotRecorded("DD", TestCode.CauseOfDeath, "whether the disease was the cause of death");
}
