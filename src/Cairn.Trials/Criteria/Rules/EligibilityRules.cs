using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Cairn.Cql.Compilation;
using Cairn.Cql.Evaluation;
using Cairn.Cql.Types;
using Cairn.Criteria.Model;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Criteria.Rules;

/// <summary>
/// A study's criteria, compiled. A criterion is the definition whose name begins with its id: <c>define "I1 Age 18 to 70
/// years"</c>; it says whether the criterion's statement is true of the subject. Immutable; any number of threads may ask it.
/// </summary>
public sealed class EligibilityRules
{
    static readonly ConditionalWeakTable<Study, EligibilityRules> Compiled = [];
    readonly CqlLibrary _library;
    readonly FrozenDictionary<string, string> _defines;

    EligibilityRules(CqlLibrary library, FrozenDictionary<string, string> defines)
    {
        (_library, _defines) = (library, defines);
        var session = library.Begin(Scene.At(DateOnly.MinValue));
        Parameters = [.. library.Parameters.Select(p => new RuleParameter(p.Key, p.Value, session.Evaluate(p.Key).Value))];
    }

    /// <summary>The rules of a study, compiled once; null when it has none, or none that compile.</summary>
    public static EligibilityRules? Of(Study study)
    {
        if (study.Eligibility is not { } text)
            return null;
        if (Compiled.TryGetValue(study, out var known))
            return known;
        var rules = Compile(text, Asked(study), study.Id).Value;
        if (rules is not null)
            Compiled.AddOrUpdate(study, rules);
        return rules;
    }

    /// <summary>Everything that a study asks, at screening and at the later gates.</summary>
    public static IReadOnlyList<Criterion> Asked(Study study) =>
        [.. study.AtomicCriteria, .. study.GateChecks.SelectMany(c => c.Atoms)];

    /// <summary>
    /// Every fault of a study's rules: text that is no CQL, a criterion without its definition or with two, a result that is no
    /// truth.
    /// </summary>
    /// <param name="place">The file's name, for findings.</param>
    public static Checked<EligibilityRules> Compile(string text, IReadOnlyList<Criterion> criteria, string place)
    {
        var library = CqlLibrary.Compile(text, place, RecordModel.Model, SharedLibraries.Text);
        if (library.Value is not { } compiled)
            return new(null, library.Findings);
        var named = compiled.Defines.ToLookup(IdOf, StringComparer.Ordinal);
        List<Finding> findings = [.. criteria.SelectMany(c => Faults(c, [.. named[c.Id]], compiled, place))];
        if (findings.Count > 0)
            return new(null, findings);
        var defines = criteria
            .Where(c => named[c.Id].Any())
            .DistinctBy(c => c.Id, StringComparer.Ordinal) // an id given twice is a fault of the study, found with its other ones
            .ToFrozenDictionary(c => c.Id, c => named[c.Id].First(), StringComparer.Ordinal);
        return new(new(compiled, defines), []);
    }

    static string IdOf(string define) => define.Split(' ', 2)[0];

    static IEnumerable<Finding> Faults(Criterion criterion, IReadOnlyList<string> defines, CqlLibrary library, string place)
    {
        if (defines.Count == 0)
            yield return Finding.Error(
                place,
                null,
                null,
                $"No definition begins with the id of criterion {criterion.Id}.",
                $"Add: define \"{criterion.Id} ...\": an expression that says whether the criterion's statement is true."
            );
        if (defines.Count > 1)
            yield return Finding.Error(
                place,
                null,
                null,
                $"{defines.Count} definitions begin with {criterion.Id}.",
                "Keep one; name the others without an id."
            );
        foreach (var define in defines.Where(d => library.TypeOf(d) != CqlType.Boolean && library.TypeOf(d) != CqlType.Any))
            yield return Finding.Error(
                place,
                null,
                null,
                $"\"{define}\" gives {library.TypeOf(define)}, no truth.",
                "Compare the value, so that the result is true, false or null."
            );
    }

    /// <summary>The definition's words: its name without the id.</summary>
    public string? WordsOf(Criterion criterion) =>
        _defines.TryGetValue(criterion.Id, out var define) && define.Length > criterion.Id.Length
            ? define[(criterion.Id.Length + 1)..]
            : null;

    /// <summary>
    /// The bounds of the criteria, and the study's own choices where the protocol leaves one, in the order written.
    /// </summary>
    public IReadOnlyList<RuleParameter> Parameters { get; }

    /// <summary>Words that the criteria ask records for, by variable: <c>DSDECOD DONOR CONFIRMED</c>.</summary>
    public IReadOnlySet<(string Variable, string Word)> WordsAsked()
    {
        var codes = _library.Reading.Retrieves.Select(r => r.Code).OfType<CodeAsked>();
        return new HashSet<(string, string)>(codes.Where(c => Properties.AskFor(c.Property.Name)).Select(Word));
    }

    static (string, string) Word(CodeAsked asked)
    {
        var variable = asked.Property.Source ?? asked.Property.Name;
        return (
            variable.Replace("--", RecordModel.DomainOf(asked.Type), StringComparison.Ordinal),
            asked.Code.ToUpperInvariant()
        );
    }

    /// <summary>Begins asking for verdicts alone; one asker is for one thread.</summary>
    public VerdictPass Verdicts(IReadOnlyList<Criterion> criteria) => new(Begin(), criteria);

    /// <summary>A subject's records as these rules ask for them: made once, for one thread.</summary>
    public IDataSource Ahead(SubjectRecords subject) => RecordRows.Ahead(subject, _library.Reading);

    /// <summary>Begins asking; one asker is for one thread.</summary>
    internal CriteriaSession Begin() => new(_library, _defines);
}
