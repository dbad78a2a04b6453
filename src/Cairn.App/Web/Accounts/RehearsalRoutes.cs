using Cairn.App.Web.Access;
using Cairn.Documents.StudyFiles;
using Cairn.Rights;

namespace Cairn.App.Web.Accounts;

/// <summary>The role that the owner of the machine tries out in a rehearsal.</summary>
static class RehearsalRoutes
{
    const string Play = OwnAccount.Address + "/play";

    public static void Map(WebApplication app) => app.Sends(Play, PlayRole).IsForPeople();

    /// <summary>A button a role.</summary>
    public static IEnumerable<Form> Forms(Role? now) =>
        Enum.GetValues<Role>()
            .Where(role => role != now)
            .Select(role => new Form(Play, $"Be {RoleWords.Of(role)}", Field.Hidden("role", ProtocolWords.Of(role))))
            .Append(new(Play, "Be yourself", Field.Hidden("role", "")));

    static async Task<IResult> PlayRole(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (http.Visitor() is not Visitor.LocalOwner { Rehearses: true })
            return PageRoutes.Say(new(403, "This is no rehearsal", "Roles are given here, not played.", "Ask an administrator."));
        if (ProtocolWords.TryRead(form.Sent("role"), out Role role))
            http.Response.Cookies.Append(
                Gate.PlayedRole,
                ProtocolWords.Of(role),
                new()
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Strict,
                    Path = "/",
                }
            );
        else
            http.Response.Cookies.Delete(Gate.PlayedRole);
        return DeskResults.Next(DeskResults.Within(form.Sent("next")));
    }
}
