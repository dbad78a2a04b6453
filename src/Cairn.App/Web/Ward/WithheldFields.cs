using System.Globalization;
using Cairn.App.Web.Accounts;
using Cairn.Capture;
using Cairn.Documents.StudyFiles;
using Cairn.Records;

namespace Cairn.App.Web.Ward;

/// <summary>What is asked of a fraction that is withheld: whether because of the cells' toxicity, and for which event.</summary>
static class WithheldFields
{
    const string ForToxicity = "toxicity",
        Event = "event";

    static readonly NoYes[] Answers = [NoYes.Yes, NoYes.No, NoYes.Unknown];

    public static IReadOnlyList<Field> Of(WardSubject found) =>
        [
            new(ForToxicity, "If it is withheld: because of the cells' toxicity?", FieldKind.Choice)
            {
                IsOptional = true,
                Choices = [("", "it is not withheld"), .. Answers.Select(a => (ProtocolWords.Of(a), Words(a)))],
                Hint = "By the study's definition, cells withheld for toxicity may be a dose-limiting toxicity.",
            },
            new(Event, "For which adverse event", FieldKind.Choice)
            {
                IsOptional = true,
                Choices = [("", "none of these"), .. Events(found).Select(ae => (Number(ae), Says(ae)))],
            },
        ];

    /// <summary>Null where nobody said whether it was for toxicity.</summary>
    public static WithheldBecause? Read(WardSubject found, IFormCollection form) =>
        ProtocolWords.TryRead(form.Sent(ForToxicity), out NoYes answer) && Answers.Contains(answer)
            ? new(answer, Events(found).FirstOrDefault(ae => Number(ae) == form.Sent(Event))?.Sequence)
            : null;

    static Phrase Words(NoYes answer) =>
        answer switch
        {
            NoYes.Yes => "yes",
            NoYes.No => "no",
            NoYes.Unknown or NoYes.NotApplicable => "not known yet",
        };

    static IEnumerable<AdverseEvent> Events(WardSubject found) =>
        found.View.Analysis.Casebook.Subject(found.Subject)?.Of<AdverseEvent>() ?? [];

    static string Number(AdverseEvent ae) => ae.AsFact().Sequence?.ToString(CultureInfo.InvariantCulture) ?? "";

    static Phrase Says(AdverseEvent ae) =>
        (Phrase)$"{Number(ae)}: {ae.Name}{(ae.WorstGrade is { } grade ? (Phrase)$", grade {grade}" : "")}";
}
