using System.Text;
using System.Text.RegularExpressions;
using Cairn.Studies;

namespace Cairn.Documents.Proposals;

/// <summary>
/// Writes eligibility.cql for a draft: a definition a criterion. Where words were recognised it is the proposed expression,
/// marked
/// as proposed with the words it came from; everywhere else it is a person's answer.
/// </summary>
public static partial class ProposedLibrary
{
    /// <summary>Begins the line above a proposed expression.</summary>
    public const string Mark = "// @proposed";

    /// <summary>The text of the library.</summary>
    /// <param name="id">The study's id.</param>
    public static string Write(string id, IEnumerable<(Criterion Criterion, Proposal? Proposal)> criteria)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        var text = new StringBuilder(Head(Name().Replace(id, "_")));
        foreach (var (criterion, proposal) in criteria)
        {
            if (proposal is not null)
                text.Append($"\n{Mark} ({proposal.Recogniser}) from: {Line(proposal.Words)}");
            text.Append($"\ndefine \"{criterion.Id} {Title(criterion.Text)}\":\n  ");
            text.Append(proposal?.Cql ?? $"Answers.To('{criterion.Id}')").Append('\n');
        }
        return text.ToString();
    }

    static string Head(string name) =>
        $$"""
            /* A draft. What stands under @proposed was made by a program from the words beside it:
               read it, mend it, and take the mark away. What was not recognised is a person's answer. */
            library "{{name}}" version '0'

            using Cairn

            include Gates
            include History
            include Results
            include Answers
            include Washout

            define Person: First([Demographics])
            define Screening: Gates.Window
            define Day: Gates."Day of the gate"
            define Consent: Gates.Consent
            define Apheresis: Gates.Apheresis
            define "Age at consent": Coalesce(years between Person.birth and Consent, Person.age)

            define function "Creatinine clearance in mL/min"(theDays Interval<Date>):
              Results.CockcroftGault(
                "Age at consent", Results.Vital('WEIGHT', theDays).value, Results.Lab('CREAT', theDays).value, Person.sex
              )

            // Older than a number of years: from the day after the birthday on.
            define function "Older at consent"(limit Quantity):
              Person.birth + limit before Consent

            define function "Pregnant by a test of"(theDays Interval<Date>):
              Person.sex = 'F' and not History.Had('NO CHILDBEARING POTENTIAL') and Results.Lab('HCG', theDays).isPositive

            define Pregnant:
              "Pregnant by a test of"(Screening)

            """;

    // A definition's name: the statement's first words, without what a name cannot hold.
    static string Title(string text)
    {
        var line = Line(text.Replace('"', '\'').Replace('\\', '/'));
        return line.Length <= LongestTitle ? line : line[..line.LastIndexOf(' ', LongestTitle)] + " ...";
    }

    static string Line(string text)
    {
        var spaced = Space().Replace(text, " ");
        return spaced.Trim();
    }

    const int LongestTitle = 90;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("[^A-Za-z0-9_]")]
    private static partial Regex Name();
}
