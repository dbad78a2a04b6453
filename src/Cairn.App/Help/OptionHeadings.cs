using System.CommandLine;
using System.Text.Json;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Plan;

namespace Cairn.App.Help;

/// <summary>
/// Under which heading an option stands in the help of a command that takes a design. Of a number of a design that is the family
/// of the designs that take it.
/// </summary>
static class OptionHeadings
{
    const string Trial = "The design: which one, how large, what it aims at",
        Titration = "Accelerated titration before it",
        Restrictions = "Restrictions upon any design",
        OfAStudy = "A study instead of a rule",
        Truth = "What is assumed to be true",
        InTime = "A simulation in time",
        Asked = "What is asked",
        Answer = "The answer";

    /// <summary>A number that nearly every family takes says something of the trial, not of a family.</summary>
    const int NearlyEveryFamily = 4;

    static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["--rule"] = Trial,
        ["--levels"] = Trial,
        ["--study"] = OfAStudy,
        ["--studies"] = OfAStudy,
        ["--database"] = OfAStudy,
        ["--as-of"] = OfAStudy,
        ["--as-known"] = OfAStudy,
        ["--truth"] = Truth,
        ["--moderate"] = Truth,
        ["--response"] = Truth,
        ["--response-correlation"] = Truth,
        ["--true-mtd"] = Truth,
        ["--arrival"] = InTime,
        ["--late-share"] = InTime,
        ["--stagger"] = InTime,
        ["--manufacture"] = InTime,
        ["--manufacture-failure"] = InTime,
        ["--not-evaluable"] = InTime,
        ["--received-lower"] = InTime,
        ["--received-higher"] = InTime,
        ["--format"] = Answer,
        ["--help"] = Answer,
    };

    static readonly Dictionary<string, string> Numbers = DesignKinds.Parameters.ToDictionary(
        p => "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(p.Key),
        Heading,
        StringComparer.Ordinal
    );

    /// <summary>The options of a command under their headings, in the order in which they are read.</summary>
    public static IEnumerable<IGrouping<string, Option>> Of(IReadOnlyList<Option> options)
    {
        var takesADesign = options.Any(o => o.Name == "--rule");
        var inTime = options.Any(o => o.Name == "--arrival");
        var groups = options.GroupBy(o => takesADesign ? Heading(o, inTime) : "Options", StringComparer.Ordinal);
        return groups.OrderBy(group => Rank(group.Key));
    }

    // What is asked first, then the design and what belongs to it, the study, the answer; a family stands where its designs do.
    static int Rank(string heading) =>
        heading switch
        {
            Asked => 0,
            Truth => 1,
            Trial => 2,
            Titration => 3,
            Restrictions => 5,
            InTime => 6,
            OfAStudy => 7,
            Answer => 8,
            var _ => 4,
        };

    static string Heading(Option option, bool inTime)
    {
        if (option.Name == "--window")
            return inTime ? InTime : Asked;
        return Named.GetValueOrDefault(option.Name) ?? Numbers.GetValueOrDefault(option.Name) ?? Asked;
    }

    static string Heading(Parameter number)
    {
        var takers = DesignKinds.All.Where(kind => kind.Parameters.Contains(number)).ToList();
        if (takers.DistinctBy(kind => kind.Family).Count() >= NearlyEveryFamily)
            return Trial;
        if (takers.Count > 0)
            return $"{Words(takers[0].Family)}: {Members(takers[0].Family)}";
        return DesignKinds.Takers(number).Count > 0 ? Titration : Restrictions;
    }

    static string Members(DesignFamily family) =>
        string.Join(", ", DesignKinds.All.Where(kind => kind.Family == family).Select(kind => kind.Id));

    static string Words(DesignFamily family) =>
        family switch
        {
            DesignFamily.Counting => "Designs that count",
            DesignFamily.Interval => "Interval designs",
            DesignFamily.Model => "Models",
            DesignFamily.Response => "Designs that look at responses",
            DesignFamily.TwoAgents => "Two agents",
        };
}
