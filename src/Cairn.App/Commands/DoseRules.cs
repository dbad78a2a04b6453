using System.CommandLine;
using System.Text.Json;
using Cairn.Documents.StudyFiles;
using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Plan;

namespace Cairn.App.Commands;

/// <summary>
/// A design as options: <c>--rule</c>, and one option for each parameter that a design declares (<c>maxDltAtMtd</c> is
/// <c>--max-dlt-at-mtd</c>). What a rule takes and needs is its own knowledge.
/// </summary>
sealed class DoseRules
{
    /// <summary>
    /// The command line's own word for titration into the 3+3; titration into another rule is that rule with
    /// --titration-levels.
    /// </summary>
    const string TitrationIntoThreePlusThree = "atd-3+3";

    static readonly IReadOnlyList<string> Names =
    [
        DesignKinds.ThreePlusThree.Id,
        TitrationIntoThreePlusThree,
        .. DesignKinds.All.Skip(1).Select(k => k.Id),
    ];

    readonly Option<string?> _rule = new("--rule") { HelpName = "RULE", Description = $"{string.Join(", ", Names)}." };
    readonly IReadOnlyList<(Parameter Number, Option Option)> _numbers = [.. DesignKinds.Parameters.Select(p => (p, Option(p)))];

    public IReadOnlyList<Option> Options => [_rule, .. _numbers.Select(n => n.Option)];

    /// <summary>The first of these options that was given; null when none was.</summary>
    public string? Given(ParseResult parsed) => Options.FirstOrDefault(o => Is(parsed, o))?.Name;

    public Design Design(ParseResult parsed, bool ends)
    {
        var plan = Plan(parsed);
        if (plan.Parameters.FirstOrDefault(p => p.IsAsked && !plan.Numbers.States(p)) is { Lacking: { } lack } asked)
            throw BadInputException.At(Name(asked), lack.What, lack.Mend);
        return plan.Faults(ends) is [var fault, ..] ? throw Refused(plan, fault) : plan.Design();
    }

    // An option that another option of the command replaces (paths has its own --cohorts) is not in the result.
    static bool Is(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>The option of a parameter.</summary>
    static string Name(Parameter parameter) => "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(parameter.Key);

    static Option Option(Parameter parameter)
    {
        var help = parameter is { IsAsked: false, Otherwise: { } otherwise }
            ? $"{parameter.Help}; {otherwise} when it is not given."
            : $"{parameter.Help}.";
        return parameter switch
        {
            FlagParameter => new Option<bool>(Name(parameter)) { Description = help },
            ChoiceParameter choice => new Option<string?>(Name(parameter))
            {
                Description = help,
                HelpName = string.Join("|", choice.Words),
            },
            _ => new Option<string?>(Name(parameter)) { Description = help, HelpName = parameter.Shape ?? "N" },
        };
    }

    DesignPlan Plan(ParseResult parsed)
    {
        var name = parsed.GetValue(_rule)
            ?? throw BadInputException.At("--rule", "No design is given.", "Give --rule or --study.");
        var kind = name == TitrationIntoThreePlusThree ? DesignKinds.ThreePlusThree : DesignKinds.Named(name);
        if (kind is null)
            throw BadInputException.At(
                "--rule",
                $"There is no rule '{name}'.{(Spelling.Nearest(name, Names) is { } near ? $" Perhaps {near}." : "")}",
                $"Give one of {string.Join(", ", Names)}."
            );
        var numbers = _numbers
            .Where(n => Is(parsed, n.Option))
            .Aggregate(Numbers.None, (all, n) => all.With(n.Number, Value(parsed, n.Number, n.Option)));
        return DesignKinds.Plan(kind, numbers, Titrates(name, kind, numbers));
    }

    // The plain 3+3 stays plain: with titration it has a name of its own.
    static bool Titrates(string name, DesignKind kind, Numbers numbers) =>
        name == TitrationIntoThreePlusThree
        || kind != DesignKinds.ThreePlusThree
            && !kind.IsForPlanningOnly
            && DesignKinds.Parameters.Any(p =>
                numbers.States(p) && DesignKinds.Takers(p).Contains(DesignKinds.Titration, StringComparer.Ordinal)
            );

    static object Value(ParseResult parsed, Parameter parameter, Option option) =>
        option is Option<bool> flag
            ? parsed.GetValue(flag)
            : parameter.As(new GivenValues(option.Name, parsed.GetValue((Option<string?>)option) ?? ""));

    static BadInputException Refused(DesignPlan plan, PlanFault fault) =>
        BadInputException.At(
            Name(fault.Number),
            fault.What,
            fault.Takers is { } takers
                ? $"{fault.Mend}: "
                    + $"{string.Join(", ", takers.Select(t => t == DesignKinds.Titration ? TitrationIntoThreePlusThree : t))}."
                : fault.Mend
        );
}
