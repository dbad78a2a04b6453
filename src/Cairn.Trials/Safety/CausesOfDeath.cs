using Cairn.Records;

namespace Cairn.Safety;

/// <summary>The causes of death that were recorded (DD PRCDTH).</summary>
public static class CausesOfDeath
{
    /// <summary>The rows that name a cause.</summary>
    public static IEnumerable<DeathDetail> Of(SubjectRecords subject) =>
        subject.Of<DeathDetail>().Where(d => d.TestCode == TestCode.CauseOfDeath && d.Result is not null);

    internal static string InWords(IEnumerable<DeathDetail> causes) =>
        string.Join(", ", causes.Select(cause => $"\"{cause.Result}\""));
}
