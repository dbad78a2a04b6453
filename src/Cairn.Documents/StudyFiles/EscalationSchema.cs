using System.Text.Json.Nodes;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Plan;

namespace Cairn.Documents.StudyFiles;

/// <summary>
/// The part of <c>study.yaml</c>'s JSON Schema that says what an escalation may state: a property for each parameter that a
/// design declares, and for each rule what it needs and what does not belong to it.
/// </summary>
static class EscalationSchema
{
    /// <summary>The definitions by name: the plan, and each record that a parameter is made of.</summary>
    public static IEnumerable<(string Name, JsonObject Definition)> Definitions() =>
        [
            (nameof(Studies.EscalationPlan), Plan()),
            .. EscalationShape.Stated.OfType<RecordParameter>().Select(p => (p.Record, Record(p))),
        ];

    static JsonObject Plan()
    {
        var properties = new JsonObject
        {
            ["rule"] = Property("The rule.", Enum(EscalationShape.Rules), isRequired: true),
            ["then"] = Property(
                "Accelerated titration: the rule that follows; three-plus-three when it is not written.",
                Enum(EscalationShape.Followers)
            ),
        };
        foreach (var parameter in EscalationShape.Stated)
            properties[parameter.Key] = parameter.As(new Forms());
        properties[DesignKinds.Triggers] = Property(
            "Accelerated titration: what counts as a trigger.",
            new() { ["type"] = "array", ["items"] = Reference("ToxicityRule") }
        );
        properties["staggerDays"] = Property(
            "Days between the infusion of one subject of a level and the next.",
            new() { ["type"] = "integer", ["minimum"] = 0 }
        );
        properties["firstStaggerDays"] = Property(
            "Days between the infusion of the first subject of a level and the next; staggerDays when it is not written.",
            new() { ["type"] = "integer", ["minimum"] = 0 }
        );
        properties["committee"] = Property("Who decides in the end.", new() { ["type"] = "string" });
        var plan = Object("The escalation rule with its numbers.", ["rule"], properties);
        var conditions = plan["allOf"]!.AsArray();
        conditions.Add(Titration());
        foreach (var kind in DesignKinds.Running)
            conditions.Add(Rule(kind));
        return plan;
    }

    // What each rule needs, and what does not belong to it

    static JsonObject Titration()
    {
        var own = DesignKinds
            .Parameters.Where(p => DesignKinds.Takers(p).Contains(DesignKinds.Titration, StringComparer.Ordinal))
            .ToList();
        return new()
        {
            ["if"] = Says("rule", DesignKinds.Titration),
            ["then"] = new JsonObject { ["required"] = Words(own.Where(p => p.Lacking is not null && !HasDefault(p))) },
            ["else"] = new JsonObject { ["properties"] = Never(["then", .. own.Select(p => p.Key), DesignKinds.Triggers]) },
        };
    }

    static bool HasDefault(Parameter parameter) => parameter.Otherwise is not null;

    static JsonObject Rule(DesignKind kind)
    {
        var needs = kind.Needs.Select(Ways).ToList();
        needs.RemoveAll(ways => ways.Exists(way => way.Count == 0));
        var then = new JsonObject { ["required"] = Words(needs.Where(ways => ways.Count == 1).SelectMany(ways => ways[0])) };
        if (needs.Where(ways => ways.Count > 1).ToList() is { Count: > 0 } choices)
            then["allOf"] = new JsonArray([.. choices.Select(AnyOf)]);
        var titrated = DesignKinds.Plan(kind, Numbers.None, titrates: true);
        then["properties"] = Never(
            EscalationShape.Stated.Where(p => !titrated.Takes(p.Key) && p.Key != "target").Select(p => p.Key)
        );
        return new() { ["if"] = Decides(kind), ["then"] = then };
    }

    // What a study's dose levels say is not written.
    static List<List<Parameter>> Ways(Need need) => [.. need.Ways.Select(way => way.Where(p => p.FromDoses is null).ToList())];

    static JsonObject AnyOf(List<List<Parameter>> ways) =>
        new() { ["anyOf"] = new JsonArray([.. ways.Select(way => new JsonObject { ["required"] = Words(way) })]) };

    static JsonObject Decides(DesignKind kind)
    {
        var follows = new JsonObject { ["allOf"] = new JsonArray(Says("rule", DesignKinds.Titration), Says("then", kind.Id)) };
        var ways = new JsonArray(Says("rule", kind.Id), follows);
        if (kind == DesignKinds.ThreePlusThree)
            ways.Add(
                new JsonObject
                {
                    ["allOf"] = new JsonArray(
                        Says("rule", DesignKinds.Titration),
                        new JsonObject { ["not"] = new JsonObject { ["required"] = new JsonArray("then") } }
                    ),
                }
            );
        return new() { ["anyOf"] = ways };
    }

    static JsonObject Says(string key, string word) =>
        new()
        {
            ["properties"] = new JsonObject
            {
                [key] = new JsonObject
                {
                    ["anyOf"] = new JsonArray(
                        new JsonObject { ["const"] = word },
                        new JsonObject
                        {
                            ["type"] = "object",
                            ["properties"] = new JsonObject { ["value"] = new JsonObject { ["const"] = word } },
                            ["required"] = new JsonArray("value"),
                        }
                    ),
                },
            },
            ["required"] = new JsonArray(key),
        };

    static JsonObject Never(IEnumerable<string> keys)
    {
        var never = new JsonObject();
        foreach (var key in keys)
            never[key] = false;
        return never;
    }

    // The shape of values

    sealed class Forms : IParameterForms<JsonObject>
    {
        public JsonObject Of(WholeParameter parameter) =>
            Described(
                parameter,
                new()
                {
                    ["type"] = "integer",
                    ["minimum"] = parameter.Least,
                    ["maximum"] = parameter.Most,
                }
            );

        public JsonObject Of(RealParameter parameter) => Described(parameter, Number(parameter.Within));

        public JsonObject Of(FlagParameter parameter) => Described(parameter, new() { ["type"] = "boolean" });

        public JsonObject Of(ChoiceParameter parameter) => Described(parameter, Enum(parameter.Words));

        public JsonObject Of(RealsParameter parameter) =>
            Described(
                parameter,
                new()
                {
                    ["type"] = "array",
                    ["items"] = Number(parameter.Within),
                    ["minItems"] = parameter.Least,
                    ["maxItems"] = parameter.Most,
                }
            );

        public JsonObject Of(RecordParameter parameter) =>
            parameter.IsList
                ? Described(parameter, new() { ["type"] = "array", ["items"] = Reference(parameter.Record) })
                : new()
                {
                    ["description"] = Description(parameter),
                    ["anyOf"] = new JsonArray(Reference(parameter.Record), Type("null")),
                };

        public JsonObject Of(TableParameter parameter) =>
            Property(
                $"{parameter.Help}; its rows, or the name of the file beside study.yaml.",
                new()
                {
                    ["anyOf"] = new JsonArray(
                        Type("string"),
                        new JsonObject { ["type"] = "array", ["items"] = Reference(nameof(DecisionRow)) }
                    ),
                }
            );
    }

    static JsonObject Described(Parameter parameter, JsonObject type) => Property(Description(parameter), type);

    static string Description(Parameter parameter) =>
        parameter.Otherwise is { } otherwise ? $"{parameter.Help}; {otherwise} when it is not written." : $"{parameter.Help}.";

    static JsonObject Record(RecordParameter parameter)
    {
        var properties = new JsonObject();
        foreach (var field in parameter.Fields)
            properties[field.Key] = Property(Description(field), Number(field.Within), isRequired: field.Default is null);
        return Object(
            $"{parameter.RecordHelp}.",
            [.. parameter.Fields.Where(f => f.Default is null).Select(f => f.Key)],
            properties
        );
    }

    static JsonObject Object(string description, IReadOnlyList<string> required, JsonObject properties)
    {
        properties["source"] = Reference("source");
        properties["why"] = Reference("why");
        return new()
        {
            ["description"] = description,
            ["type"] = "object",
            ["required"] = Array(required),
            ["properties"] = properties,
            ["additionalProperties"] = false,
            ["dependentRequired"] = new JsonObject { ["why"] = new JsonArray("source") },
            ["allOf"] = new JsonArray(Reference("assumedSaysWhy")),
        };
    }

    /// <summary>A value: as its type says, or with its own source; or nothing, where it may be left out.</summary>
    static JsonObject Property(string description, JsonObject type, bool isRequired = false)
    {
        var sourced = Reference("sourced");
        sourced["properties"] = new JsonObject { ["value"] = type.DeepClone() };
        return new()
        {
            ["description"] = description,
            ["anyOf"] = isRequired ? new JsonArray(type, sourced) : new JsonArray(type, Type("null"), sourced),
        };
    }

    static JsonObject Number(Bounds within)
    {
        var type = Type("number");
        if (double.IsFinite(within.Least))
            type[within.IsOpen ? "exclusiveMinimum" : "minimum"] = within.Least;
        if (double.IsFinite(within.Most))
            type[within.IsOpen ? "exclusiveMaximum" : "maximum"] = within.Most;
        return type;
    }

    static JsonObject Type(string name) => new() { ["type"] = name };

    static JsonObject Enum(IReadOnlyList<string> words) => new() { ["enum"] = Array(words) };

    static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    static JsonArray Words(IEnumerable<Parameter> parameters) => Array(parameters.Select(p => p.Key));

    static JsonArray Array(IEnumerable<string> words) => new([.. words.Select(w => (JsonNode)w)]);
}
