namespace Cairn.Records;

/// <summary>
/// Subjects by their identifier, put in place when somebody is first looked for: a page asks for each of a thousand.
/// </summary>
/// <param name="subjects">Of two with one identifier the first is found.</param>
sealed class SubjectIndex(IReadOnlyList<SubjectRecords> subjects)
{
    Dictionary<string, SubjectRecords>? _byId;

    /// <summary>The subject; null when there is none.</summary>
    public SubjectRecords? Find(string id) => (_byId ??= Placed()).GetValueOrDefault(id);

    Dictionary<string, SubjectRecords> Placed()
    {
        var byId = new Dictionary<string, SubjectRecords>(subjects.Count, StringComparer.Ordinal);
        foreach (var subject in subjects)
            byId.TryAdd(subject.Id, subject);
        return byId;
    }

    /// <summary>Of the same subjects: it says nothing that they do not.</summary>
    public override bool Equals(object? obj) => obj is SubjectIndex other && ReferenceEquals(other.Of, Of);

    public override int GetHashCode() => Of.GetHashCode();

    IReadOnlyList<SubjectRecords> Of => subjects;
}
