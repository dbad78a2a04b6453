using System.Globalization;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Documents.Proposals;
using Cairn.Documents.StudyFiles;
using Cairn.Studies;

namespace Cairn.Documents.Drafts;

/// <summary>
/// Every statement of the registry record that a study was drafted from, and where it went: into the study, to a person, to an
/// endpoint, or nowhere but the record itself.
/// </summary>
public static class RecordAccount
{
    /// <param name="study">As it is now.</param>
    /// <param name="record">The record beside it; null when it is not there, and then only what the study holds is told.</param>
    public static IReadOnlyList<StatementPlace> Of(Study study, RegistryRecord? record)
    {
        ArgumentNullException.ThrowIfNull(study);
        var unconfirmed = study.Eligibility is { } rules
            ? ProposedRules.Unconfirmed(rules)
            : new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. Entries("registration.", StudyFolderWriterEntries.Registration(study.Registration)),
            .. Entries("", [.. StudyFolderWriterEntries.Rest(study).Where(e => e.Key != "outcomes")]),
            .. study.Outcomes.Select((outcome, i) => Of(outcome, i, study)),
            .. study.Criteria.SelectMany(c => Of(c, unconfirmed)),
            .. record?.Eligibility?.Asides.Select(a => new StatementPlace(a.Text, "", Destination.Aside)) ?? [],
            .. record?.Modules.Where(m => m.Values > m.Mapped).Select(Left) ?? [],
        ];
    }

    static StatementPlace Left(RegistryModule module) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{module.Path}: {module.Values - module.Mapped} values"),
            StudyFolderWriter.RecordFile,
            Destination.RecordOnly
        );

    static StatementPlace Of(Outcome outcome, int index, Study study)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"outcomes[{index}]");
        var said = study.Endpoints.FirstOrDefault(e => e.Says == outcome.Measure)?.Kind;
        var kind = said ?? EndpointProposal.Of(outcome)?.Kind;
        if (kind is null)
            return new(outcome.Measure, path, Destination.Reported);
        var isThere = said is not null || study.Endpoints.Any(e => e.Kind == kind);
        return new(outcome.Measure, path, isThere ? Destination.Estimated : Destination.Proposed, kind);
    }

    static IEnumerable<StatementPlace> Of(Criterion criterion, IReadOnlySet<string> unconfirmed)
    {
        var whole = new StatementPlace(criterion.Text, $"criteria.{criterion.Id}", Into(criterion, unconfirmed));
        return criterion.Parts.SelectMany(p => Of(p, unconfirmed)).Prepend(whole);
    }

    static Destination Into(Criterion criterion, IReadOnlySet<string> unconfirmed)
    {
        if (criterion.Parts.Count > 0)
            return Destination.Divided;
        if (unconfirmed.Contains(criterion.Id))
            return Destination.Unconfirmed;
        return criterion.Basis == CriterionBasis.Judgement ? Destination.Answered : Destination.Computed;
    }

    static IEnumerable<StatementPlace> Entries(string before, IReadOnlyList<YamlEntry> entries) =>
        entries.Where(e => e.IsWritten).SelectMany(e => Of(before + e.Key, e.Value!));

    static IEnumerable<StatementPlace> Of(string path, object value) =>
        value switch
        {
            YamlEntry[] entries => Entries(path + ".", entries),
            IReadOnlyList<YamlEntry[]> list => list.Select((item, i) => Kept(Texts(item), $"{path}[{i}]")),
            _ => [Kept(Texts(value), path)],
        };

    static StatementPlace Kept(IEnumerable<string> texts, string path) => new(string.Join(", ", texts), path, Destination.Kept);

    static IEnumerable<string> Texts(object? value) =>
        value switch
        {
            null => [],
            YamlEntry[] entries => entries.SelectMany(e => Texts(e.Value)),
            IReadOnlyList<YamlEntry[]> list => list.SelectMany(Texts),
            IReadOnlyList<string> texts => texts,
            bool flag => [flag ? "true" : "false"],
            _ => [Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""],
        };
}
