using Cairn.App.Web.Access;
using Cairn.Rights;

namespace Cairn.App.Web.Interface;

/// <summary>
/// An address of the interface for other systems: what is mapped, and what its OpenAPI document says, are made of the same line.
/// </summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Says">What it gives or does.</param>
/// <param name="Right">Taken in the study; reads and writes of a subject take it at the subject's site.</param>
/// <param name="Body">Name of the schema of what is sent; null for nothing.</param>
/// <param name="Answer">Name of the schema of the answer.</param>
sealed record InterfaceAddress(string Method, string Path, string Says, Right Right, string Answer, string? Body = null)
{
    const string Study = "/api/v1/studies/{study}",
        Subject = Study + "/subjects/{subject}";

    public static InterfaceAddress Entries { get; } =
        new("POST", Study + "/entries", "Appends one entry", Right.SeeProtocol, "Written", "SentEntry");
    public static InterfaceAddress Subjects { get; } =
        new("GET", Study + "/subjects", "The subjects that the caller may see", Right.SeeSubjects, "Subjects");
    public static InterfaceAddress Records { get; } =
        new("GET", Subject + "/records", "The records of a subject as they stand", Right.SeeSubjects, "Records");
    public static InterfaceAddress Form { get; } =
        new("GET", Subject + "/forms/{form}", "A form that belongs to no visit", Right.SeeSubjects, "Form");
    public static InterfaceAddress FormAt { get; } =
        new("GET", Subject + "/forms/{form}/{when}", "A form of a visit or a day", Right.SeeSubjects, "Form");
    public static InterfaceAddress SaveForm { get; } =
        new("POST", Subject + "/forms/{form}", "Saves a form that belongs to no visit", Right.EnterRecords, "Saved", "SentForm");
    public static InterfaceAddress SaveFormAt { get; } =
        new(
            "POST",
            Subject + "/forms/{form}/{when}",
            "Saves a form of a visit or a day",
            Right.EnterRecords,
            "Saved",
            "SentForm"
        );
    public static InterfaceAddress Dose { get; } =
        new("GET", Study + "/dose", "The next dose, with its reason", Right.SeeTrial, "Dose");
    public static InterfaceAddress Safety { get; } =
        new("GET", Study + "/safety", "The tables of safety of everyone treated", Right.SeeTrial, "Tables");
    public static InterfaceAddress Endpoints { get; } =
        new("GET", Study + "/endpoints", "The endpoints with their estimates", Right.SeeTrial, "Endpoints");

    /// <summary>Every address, in the order of the document.</summary>
    public static IReadOnlyList<InterfaceAddress> All { get; } =
    [Subjects, Records, Form, FormAt, SaveForm, SaveFormAt, Entries, Dose, Safety, Endpoints];

    public void Map(WebApplication app, Delegate answer)
    {
        var mapped = app.MapMethods(Path, [Method], answer);
        mapped.Takes(Right);
        mapped.IsOpenToKeys();
    }
}
