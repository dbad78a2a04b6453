using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cairn.App.Web.Access;

namespace Cairn.App.Web.Interface;

/// <summary>The interface for other systems as an OpenAPI 3.1 document, made of the addresses that are mapped.</summary>
static partial class InterfaceDocument
{
    public const string Address = "/api/v1/openapi.json";

    public static void Map(WebApplication app) =>
        app.MapGet(Address, () => Results.Text(Text.ToJsonString(Shell.Json), "application/json")).IsPublic();

    static JsonObject Text =>
        new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Cairn",
                ["version"] = "1",
                ["description"] =
                    "Reads and writes of a study with the rights of whoever made the key. A key is made on the page 'you', has "
                    + "one study, some rights and an end, and can be taken back. Every call is an entry of the "
                    + "ledger of accounts; "
                    + "every entry that a call writes names the key.",
            },
            ["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() }),
            ["paths"] = Paths(),
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["key"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
                },
                ["schemas"] = JsonNode.Parse(Schemas),
            },
        };

    static JsonObject Paths()
    {
        var paths = new JsonObject();
        foreach (var address in InterfaceAddress.All)
        {
            var path = paths[address.Path] as JsonObject ?? [];
            paths[address.Path] = path;
            path[address.Method.ToLowerInvariant()] = Operation(address);
        }
        return paths;
    }

    static JsonObject Operation(InterfaceAddress address)
    {
        var operation = new JsonObject
        {
            ["summary"] = address.Says,
            ["description"] = $"Takes the right {address.Right}.",
            ["parameters"] = new JsonArray([.. NamesIn(address.Path).Select(Parameter)]),
        };
        if (address.Body is { } body)
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(body) };
        operation["responses"] = new JsonObject
        {
            ["200"] = Response("Done.", address.Answer),
            ["400"] = Response("It cannot be read.", "Refused"),
            ["401"] = Response("The key opens nothing.", "Refused"),
            ["403"] = Response("The key, or the role behind it, does not reach so far.", "Refused"),
            ["404"] = Response("There is no such thing.", "Refused"),
            ["409"] = Response("Somebody wrote meanwhile, or it is locked.", address.Body is null ? "Refused" : "NotSaved"),
            ["422"] = Response("Something cannot be read, or a reason is needed.", address.Body is null ? "Refused" : "NotSaved"),
        };
        return operation;
    }

    static IEnumerable<string> NamesIn(string path) => from Match name in Names().Matches(path) select name.Groups[1].Value;

    static JsonNode Parameter(string name) =>
        new JsonObject
        {
            ["name"] = name,
            ["in"] = "path",
            ["required"] = true,
            ["schema"] = new JsonObject { ["type"] = "string" },
        };

    static JsonObject Response(string says, string schema) => new() { ["description"] = says, ["content"] = Content(schema) };

    static JsonObject Content(string schema) =>
        new()
        {
            ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{schema}" } },
        };

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Names();

    const string Schemas = """
        {
          "Refused": { "type": "object", "properties": { "error": { "type": "string" } }, "required": ["error"] },
          "Written": { "type": "object", "properties": { "study": { "type": "string" }, "sequence": { "type": "integer" },
            "at": { "type": "string" }, "who": { "type": "string" }, "role": { "type": "string" }, "hash": { "type": "string" },
            "alarms": { "type": "array", "items": { "type": "object" } },
            "findings": { "type": "array", "items": { "$ref": "#/components/schemas/Finding" } } } },
          "SentEntry": { "type": "object", "required": ["kind", "content"], "properties": { "kind": { "type": "string" },
            "content": { "type": "object" }, "subject": { "type": "string" }, "domain": { "type": "string" },
            "number": { "type": "integer" }, "corrects": { "type": "integer" }, "eventDate": { "type": "string" },
            "reason": { "type": "string" }, "deviceTime": { "type": "string", "format": "date-time" } } },
          "Subjects": { "type": "object", "properties": { "study": { "type": "string" }, "isSynthetic": { "type": "boolean" },
            "subjects": { "type": "array", "items": { "type": "object", "properties": { "id": { "type": "string" },
            "site": { "type": ["string", "null"] }, "stage": { "type": ["string", "null"] } } } } } },
          "Records": { "type": "object", "properties": { "study": { "type": "string" }, "subject": { "type": "string" },
            "records": { "type": "array", "items": { "type": "object", "properties": { "domain": { "type": "string" },
            "number": { "type": ["integer", "null"] }, "entry": { "type": "integer" }, "at": { "type": "string" },
            "who": { "type": "string" }, "source": { "type": "string" },
            "values": { "type": "object", "additionalProperties": { "type": "string" } } } } } } },
          "Form": { "type": "object", "properties": { "subject": { "type": "string" }, "form": { "type": "string" },
            "when": { "type": ["string", "null"] }, "date": { "type": "string" }, "lines": { "type": "array", "items": {
            "type": "object", "properties": { "id": { "type": "string" }, "label": { "type": "string" },
            "domain": { "type": "string" }, "number": { "type": ["integer", "null"] }, "entry": { "type": "integer" },
            "answers": { "type": "object", "additionalProperties": { "type": "string" } } } } } } },
          "SentForm": { "type": "object", "required": ["lines"], "properties": {
            "key": { "type": "string", "pattern": "^[A-Za-z0-9]{1,64}$",
              "description": "Of the caller's choosing: sent twice under one key, a row of a log is one row." },
            "date": { "type": "string" }, "reason": { "type": "string" },
            "lines": { "type": "object", "additionalProperties": { "type": "object", "required": ["entry"], "properties": {
              "entry": { "type": "integer", "description": "The entry of the line as it was read; 0 for none." },
              "answers": { "type": "object", "additionalProperties": { "type": "string" } } } } } } },
          "Saved": { "type": "object", "properties": { "state": { "enum": ["saved", "same"] }, "entries": { "type": "array",
            "items": { "type": "object", "properties": { "sequence": { "type": "integer" }, "domain": { "type": "string" },
            "number": { "type": ["integer", "null"] }, "hash": { "type": "string" } } } },
            "alarms": { "type": "array", "description": "What came too late for doses already given.",
              "items": { "type": "object" } } } },
          "NotSaved": { "type": "object", "properties": { "state": { "type": "string" },
            "findings": { "type": "array", "items": { "$ref": "#/components/schemas/Finding" } },
            "moved": { "type": "array", "items": { "type": "object" } } } },
          "Finding": { "type": "object", "properties": { "place": { "type": "string" }, "column": { "type": ["string", "null"] },
            "what": { "type": "string" }, "mend": { "type": "string" }, "severity": { "type": "string" } } },
          "Dose": { "type": "object", "properties": { "action": { "type": "string" }, "dose": { "type": ["integer", "null"] },
            "reason": { "type": "string" }, "asOf": { "type": "string" }, "subjects": { "type": "array" } } },
          "Tables": { "type": "object", "properties": { "study": { "type": "string" }, "asOf": { "type": "string" },
            "treated": { "type": "integer" }, "tables": { "type": "array" } } },
          "Endpoints": { "type": "object", "properties": { "study": { "type": "string" }, "asOf": { "type": "string" },
            "endpoints": { "type": "array" } } }
        }
        """;
}
