namespace Cairn.Endpoints;

/// <summary>Conventions that come to the same: no subject's value differs between them.</summary>
public static class AlikeConventions
{
    /// <summary>
    /// Groups of two conventions or more under which every subject has the same value, in the order of the lines.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<SensitivityLine>> Of(IReadOnlyList<SensitivityLine> lines)
    {
        List<List<SensitivityLine>> groups = [];
        foreach (var line in lines)
            if (groups.Find(g => AreAlike(g[0].Result, line.Result)) is { } group)
                group.Add(line);
            else
                groups.Add([line]);
        return [.. groups.Where(g => g.Count > 1)];
    }

    static bool AreAlike(EndpointAnalysis one, EndpointAnalysis other) =>
        (one, other) switch
        {
            (EndpointAnalysis.Times a, EndpointAnalysis.Times b) => a
                .Subjects.Select(Value)
                .SequenceEqual(b.Subjects.Select(Value)),
            (EndpointAnalysis.Rate a, EndpointAnalysis.Rate b) => a.Members.Select(Value).SequenceEqual(b.Members.Select(Value)),
            _ => false,
        };

    static (string Subject, int Days, int Status) Value(TimeToEvent time) => (time.Subject, time.Days, time.Status);

    static (string Subject, bool Counts) Value(ResponderLine line) => (line.Subject, line.Counts);
}
