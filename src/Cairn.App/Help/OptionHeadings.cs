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
    static readonly OptionHeading Asked = new("What is asked", 0),
        Truth = new("What is assumed to be true", 1),
        Trial = new("The design: which one, how large, what it aims at", 2),
        Titration = new("Accelerated titration before it", 3),
        Restrictions = new("Restrictions upon any design", 5),
        InTime = new("A simulation in time", 6),
        OfAStudy = new("A study instead of a rule", 7),
        Answer = new("The answer", 8),
        Plain = new("Options", 0);

    // A family stands where its designs do.
    const int OfFamilies = 4;

    /// <summary>A number that nearly every family takes says something of the trial, not of a family.</summary>
    const int NearlyEveryFamily = 4;

    static readonly Dictionary<string, OptionHeading> Named = new(StringComparer.Ordinal)
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

    static readonly Dictionary<string, OptionHeading> Numbers = DesignKinds.Parameters.ToDictionary(
        p => "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(p.Key),
        Heading,
        StringComparer.Ordinal
    );

    /// <summary>The options of a command under their headings, in the order in which they are read.</summary>
    public static IEnumerable<IGrouping<OptionHeading, Option>> Of(IReadOnlyList<Option> options)
    {
        var takesADesign = options.Any(o => o.Name == "--rule");
        var inTime = options.Any(o => o.Name == "--arrival");
        return options.GroupBy(o => takesADesign ? Heading(o, inTime) : Plain).OrderBy(group => group.Key.Place);
    }

    static OptionHeading Heading(Option option, bool inTime)
    {
        if (option.Name == "--window")
            return inTime ? InTime : Asked;
        return Named.GetValueOrDefault(option.Name) ?? Numbers.GetValueOrDefault(option.Name) ?? Asked;
    }

    static OptionHeading Heading(Parameter number)
    {
        var takers = DesignKinds.All.Where(kind => kind.Parameters.Contains(number)).ToList();
        if (takers.DistinctBy(kind => kind.Family).Count() >= NearlyEveryFamily)
            return Trial;
        if (takers.Count > 0)
            return new($"{Words(takers[0].Family)}: {Members(takers[0].Family)}", OfFamilies);
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

/// <summary>A heading of options.</summary>
/// <param name="Place">What is asked first, then the design and what belongs to it, the study, the answer.</param>
sealed record OptionHeading(string Words, int Place);
