using System.Text.Json;
using System.Text.Json.Serialization;
using Cairn.Studies;

namespace Cairn.App;

/// <summary>
/// A line of a toxicity definition with the keys that study files have: those of its event stand in the line itself.
/// </summary>
sealed class ToxicityJson : JsonConverter<ToxicityRule>
{
    public override ToxicityRule Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        throw new NotSupportedException("A study is never read from JSON.");

    public override void Write(Utf8JsonWriter writer, ToxicityRule value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(
            writer,
            Map([("id", value.Id), ("says", value.Says), .. Keys(value.When), ("windowDays", value.WindowDays)]),
            options
        );

    static IEnumerable<(string, object?)> Keys(ToxicityCondition condition) =>
        condition switch
        {
            ToxicityEvent e =>
            [
                ("minimumGrade", e.MinimumGrade),
                ("terms", e.Terms),
                ("groups", e.Groups),
                ("organClasses", e.OrganClasses),
                ("exceptTerms", e.ExceptTerms),
                ("exceptGroups", e.ExceptGroups),
                ("exceptOrganClasses", e.ExceptOrganClasses),
                ("longerThanDays", e.LongerThanDays),
                ("longerThanHours", e.LongerThanHours),
                ("relatedOnly", e.RelatedOnly),
                Unless(e),
            ],
            ToxicityCondition.AnyOf any => [("anyOf", any.Parts.Select(p => Map(Keys(p)))), Unless(any)],
            ToxicityCondition.AllOf all => [("allOf", all.Parts.Select(p => Map(Keys(p)))), Unless(all)],
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };

    static (string, object?) Unless(ToxicityCondition condition) => ("unless", condition.Unless.Select(e => Map(Keys(e))));

    static IEnumerable<(string, object?)> Keys(ToxicityExemption exemption) =>
        exemption switch
        {
            ToxicityExemption.Resolved r => [("resolvedWithinDays", r.WithinDays), ("toGrade", r.ToGrade)],
            ToxicityExemption.MarrowDisease m => [("marrowBlastsPercent", m.BlastPercent)],
            _ => throw new ArgumentOutOfRangeException(nameof(exemption)),
        };

    static Dictionary<string, object?> Map(IEnumerable<(string Key, object? Value)> keys) =>
        keys.ToDictionary(k => k.Key, k => k.Value, StringComparer.Ordinal);
}
