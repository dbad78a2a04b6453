using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Quantities;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>What the registry says of a trial as names with their values, in the words of a reader.</summary>
static class RegistryFacts
{
    /// <summary>Identity, status and design.</summary>
    public static IReadOnlyList<(Phrase, Inline)> Identity(Study study)
    {
        var r = study.Registration;
        return
        [
            Number(study),
            Others(study),
            ("Registry says", study.Say("registration.status", StudyState.InRegistry(study), "recruitment status")),
            ("Phase", study.Say("registration.phases", RegistryWords.Phase(r.Phases), "phase")),
            Type(study),
            ("Planned enrolment", study.Say("registration.enrollment", Planned(r), "planned number")),
            .. Dates(study),
            ("Conditions", r.Conditions.Count == 0 ? "none named" : Phrase.Join(", ", r.Conditions)),
            .. Design(study),
            Results(study),
        ];
    }

    /// <summary>Numbers, dates and design.</summary>
    public static IReadOnlyList<(Phrase, Inline)> Numbers(Study study) =>
        [
            Number(study),
            Others(study),
            Type(study),
            .. Dates(study),
            .. Design(study),
            ("Centres", study.Say("design.centres", Centres(study.Design), "number of centres")),
            Results(study),
        ];

    static (Phrase, Inline) Number(Study study) =>
        ("Registry number", study.Say("registration.registryId", study.Registration.RegistryId, "the source names none"));

    static (Phrase, Inline) Others(Study study)
    {
        var ids = study.Registration.OtherIds;
        return ("Other numbers", ids.Count == 0 ? "none named" : Phrase.Join(", ", ids.Select(o => o.Id)));
    }

    static (Phrase, Inline) Type(Study study)
    {
        var type = RegistryWords.Design(study.Registration.StudyType);
        return ("Study type", study.Say("registration.studyType", type, "study type"));
    }

    static (Phrase, Inline) Results(Study study) => ("Posted results", RegistryWords.Results(study.Registration.HasResults));

    static IEnumerable<(Phrase, Inline)> Dates(Study study)
    {
        var r = study.Registration;
        return
        [
            ("Start", study.Say("registration.startDate", Day(r.StartDate), "start date")),
            ("Completion", study.Say("registration.completionDate", Day(r.CompletionDate), "completion date")),
            ("Last update of the record", study.Say("registration.lastUpdate", Day(r.LastUpdate), "date of the last update")),
        ];
    }

    static IEnumerable<(Phrase, Inline)> Design(Study study)
    {
        var d = study.Design;
        return
        [
            ("Allocation", study.Say("design.allocation", RegistryWords.Design(d.Allocation), "allocation")),
            ("Model", study.Say("design.interventionModel", RegistryWords.Design(d.InterventionModel), "intervention model")),
            ("Purpose", study.Say("design.primaryPurpose", RegistryWords.Design(d.PrimaryPurpose), "purpose")),
            ("Masking", study.Say("design.masking", RegistryWords.Design(d.Masking), "masking")),
        ];
    }

    static Phrase? Planned(Registration r) => r.Enrollment is { } n ? Written.Plural(n, "participant", "participants") : null;

    static string? Centres(StudyDesign design) => design.Centres is { } n ? Written.Count(n) : null;

    static Phrase? Day(PartialDate? date) => date is { } day ? Written.Date(day) : null;
}
