using System.Globalization;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Plan;
using Cairn.Studies;

namespace Cairn.Tests;

/// <summary>
/// Plans as a protocol states them, in one line: <c>boin, target 0.3, cohorts 10</c>; a titration that precedes it is <c>titrated
/// boin, ...</c>.
/// </summary>
static class Stated
{
    public static EscalationPlan Plan(string words, int staggerDays = 0, params IReadOnlyList<ToxicityRule> triggers) =>
        new()
        {
            Rule = Rule(words),
            Stagger = Stagger.Of(staggerDays),
            ModerateTriggers = triggers,
        };

    public static DesignPlan Rule(string words)
    {
        var parts = words.Split(", ");
        var (id, titrates) = (parts[0].Replace("titrated ", ""), parts[0].StartsWith("titrated ", StringComparison.Ordinal));
        var numbers = parts
            .Skip(1)
            .Select(part => part.Split(' ', 2))
            .Aggregate(Numbers.None, (all, part) => With(all, part[0], part.Length > 1 ? part[1] : ""));
        return DesignKinds.Plan(DesignKinds.Named(id)!, numbers, titrates);
    }

    static Numbers With(Numbers all, string key, string text)
    {
        var parameter = DesignKinds.Parameters.Single(p => p.Key == key);
        return all.With(parameter, parameter.As(new Forms(text)));
    }

    sealed class Forms(string text) : IParameterForms<object>
    {
        public object Of(WholeParameter parameter) => int.Parse(text, CultureInfo.InvariantCulture);

        public object Of(RealParameter parameter) => Number(text);

        public object Of(FlagParameter parameter) => true;

        public object Of(ChoiceParameter parameter) => parameter.Meant(text)!;

        public object Of(RealsParameter parameter) => Row;

        public object Of(RecordParameter parameter) => parameter.Made([Row]);

        public object Of(TableParameter parameter) => parameter.Read(text, parameter.Key).Value!;

        double[] Row => [.. text.Split(' ').Select(Number)];

        static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);
    }
}
