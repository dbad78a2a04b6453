namespace Cairn.App.Web.Access;

/// <summary>Answers to other systems.</summary>
static class InterfaceResults
{
    public static IResult Refused(int status, string why) => Results.Json(new { Error = why }, Shell.Json, statusCode: status);

    public static IResult Say(object shape, int status = StatusCodes.Status200OK) =>
        Results.Json(shape, Shell.Json, statusCode: status);
}
