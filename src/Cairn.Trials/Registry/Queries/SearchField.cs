using Cairn.Registry.Words;

namespace Cairn.Registry.Queries;

/// <summary>A field that a search can name before a colon: <c>target:CLL1</c>, <c>start:2020..2024</c>.</summary>
/// <param name="Key">What stands before the colon.</param>
/// <param name="Help">What it looks at, and how a value is written.</param>
public abstract record SearchField(string Key, string Help)
{
    /// <summary>The question that a value asks; null with a reason when the field cannot be asked that.</summary>
    internal abstract Asked Of(string value, WordReader reader);

    /// <summary>The fields, in the order they are explained.</summary>
    public static IReadOnlyList<SearchField> All { get; } =
    [
        new WordsField(
            "condition",
            "ConditionSearch",
            "conditions, titles, keywords and MeSH terms of conditions: condition:\"acute myeloid leukemia\""
        ),
        new WordsField("intervention", "InterventionSearch", "interventions, their other names, arms and titles"),
        new CodesField("target", TrialCodes.Target, null, "antigen or receptor the product is aimed at: target:CLL1"),
        new CodesField("product", TrialCodes.Product, null, "kind of product: product:car-t"),
        new CodesField("setting", TrialCodes.Setting, null, "course of the disease: setting:relapsed-refractory"),
        new WordsField("title", "TitleSearch", "titles and acronym"),
        new WordsField("outcome", "OutcomeSearch", "outcome measures"),
        new WordsField("eligibility", "EligibilitySearch", "eligibility criteria and study population"),
        new WordsField("sponsor", "SponsorSearch", "sponsor and collaborators"),
        new WordsField("person", "ContactSearch", "officials and contacts by name"),
        new WordsField("id", "IdSearch", "registry number and other identifiers"),
        new SiteField("country", (place, words) => place with { Country = words }, "country of a site: country:China"),
        new SiteField("state", (place, words) => place with { State = words }, "state or province of a site"),
        new SiteField("city", (place, words) => place with { City = words }, "city of a site"),
        new SiteStatusField("site", "status of a site; with country or city, of the same site: site:recruiting city:Tianjin"),
        new NearField("near", "latitude, longitude and distance: near:39.1,117.2,50km"),
        new CodesField("status", "OverallStatus", "Status", "recruitment status: status:recruiting"),
        new CodesField("phase", "Phase", "Phase", "phase: phase:1, phase:\"early phase 1\""),
        new CodesField("type", "StudyType", "StudyType", "interventional, observational, expanded-access"),
        new CodesField("kind", "InterventionType", "InterventionType", "kind of intervention: kind:biological"),
        new CodesField("allocation", "DesignAllocation", "DesignAllocation", "randomized, non-randomized, na"),
        new CodesField(
            "model",
            "DesignInterventionModel",
            "InterventionalAssignment",
            "single-group, parallel, crossover, sequential"
        ),
        new CodesField("purpose", "DesignPrimaryPurpose", "PrimaryPurpose", "treatment, prevention, diagnostic"),
        new CodesField("masking", "DesignMasking", "DesignMasking", "none, single, double, triple, quadruple"),
        new CodesField("funder", "LeadSponsorClass", "AgencyClass", "class of the sponsor: industry, nih, other"),
        new CodesField("sex", "Sex", "Sex", "female, male, all"),
        new CodesField("group", "StdAge", "StandardAge", "age group: child, adult, older-adult"),
        new AgeField("age", "an age that can take part: age:67, age:\"6 months\""),
        new FlagField("healthy", "HealthyVolunteers", "healthy volunteers: yes or no"),
        new FlagField("results", "HasResults", "results posted: yes or no"),
        new AmountField("enrollment", "EnrollmentCount", "number of participants: enrollment:20..50, enrollment:>100"),
        new AmountField("start", "StartDate", "start: start:2024, start:2020..2024, start:>2023-06"),
        new AmountField("completion", "CompletionDate", "completion"),
        new AmountField("updated", "LastUpdatePostDate", "last update"),
        new AmountField("posted", "StudyFirstPostDate", "first posted"),
        new AmountField("results-posted", "ResultsFirstPostDate", "results first posted"),
    ];

    static readonly Dictionary<string, string> OtherKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["cond"] = "condition",
        ["disease"] = "condition",
        ["drug"] = "intervention",
        ["intr"] = "intervention",
        ["treatment"] = "intervention",
        ["enrolment"] = "enrollment",
        ["nct"] = "id",
        ["gender"] = "sex",
        ["sites"] = "site",
        ["lead"] = "sponsor",
    };

    /// <summary>The field of that key; null when there is none.</summary>
    public static SearchField? Find(string key) =>
        All.FirstOrDefault(f => f.Key.Equals(OtherKeys.GetValueOrDefault(key, key), StringComparison.OrdinalIgnoreCase));
}

/// <summary>A question, or why it cannot be asked: what is wrong, and how to mend it.</summary>
readonly record struct Asked(Query? Query, string What, string Mend)
{
    public static Asked For(Query query) => new(query, "", "");

    public static Asked Refused(string what, string mend) => new(null, what, mend);
}
