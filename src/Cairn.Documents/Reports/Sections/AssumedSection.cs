using Cairn.Criteria.Rules;
using Cairn.Documents.Reports.Content;
using Cairn.Forms;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Every value that nobody published, with the reasoning.</summary>
public static class AssumedSection
{
    const string What =
        "The registry record and the protocol do not publish these values. They are assumptions of this study's files, "
        + "tagged wherever "
        + "they are used; a protocol replaces them.";

    public static Section Of(Study study) =>
        new(
            "assumed",
            "What is assumed",
            [
                new Answered(InWords(study.Provenance)),
                new Words(What),
                new Table
                {
                    Id = "assumed-values",
                    IsListing = true,
                    Caption = "Assumptions",
                    WhenEmpty = "Nothing is assumed: every value comes from the record or the protocol.",
                    Columns = [Column.OfWords("Where in the study's files"), Column.OfWords("Value"), Column.OfWords("Why")],
                    Groups = Table.Plain(study.Provenance.Assumed.Select(a => Row(study, a))),
                },
            ]
        );

    /// <summary>"28 assumptions; 240 of the 873 values of the study's files rest on them."</summary>
    static Phrase InWords(Provenance provenance)
    {
        var (assumptions, values) = (provenance.Assumed.Count, provenance.Count(ValueSource.Assumed));
        return $"{Written.Plural(assumptions, "assumption", "assumptions")}; {Written.Count(values)} of the "
            + $"{Written.Plural(provenance.Written.Count, "value", "values")} of the study's files rest on them.";
    }

    static IReadOnlyList<Cell> Row(Study study, ValueOrigin origin) =>
        [Phrase.AsTyped(origin.Path), Value(study, origin), origin.Why ?? "no reason given"];

    // A criterion, the forms and the schedule have pages of their own words; the rest stands as it was written, whole, without
    // the parts that have a line of their own.
    static Phrase Value(Study study, ValueOrigin origin)
    {
        if (origin.Path == "forms")
            return $"every question of: {Phrase.Join(", ", OwnForms(study).Select(f => f.Title))}";
        if (origin.Path == "schedule")
            return $"every visit and assessment: {Written.Plural(study.Schedule.Count, "visit", "visits")}, "
                + $"in the study's file of visits";
        var rules = EligibilityRules.Of(study)?.Parameters ?? [];
        if (rules.FirstOrDefault(p => origin.Path == $"parameters.{p.Name}") is { } parameter)
            return parameter.Says;
        var criterion = study.Criteria.SelectMany(WithParts).FirstOrDefault(c => origin.Path == $"criteria.{c.Id}");
        return criterion?.Text ?? Phrase.AsTyped(origin.Value);
    }

    // Those that the study's own file adds or changes.
    static IEnumerable<FormPlan> OwnForms(Study study)
    {
        var written = study.Provenance.Written.Where(path => path.StartsWith("forms", StringComparison.Ordinal));
        var names = written.SelectMany(path => path.Split('.')).ToHashSet(StringComparer.Ordinal);
        return study.Forms.Where(form => names.Contains(form.Id));
    }

    static IEnumerable<Criterion> WithParts(Criterion criterion) => criterion.Parts.SelectMany(WithParts).Prepend(criterion);
}
