using Cairn.App.Web.Access;
using Cairn.Rights;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Antiforgery;

namespace Cairn.App.Web;

/// <summary>Stands before every address: asks who comes and what the address needs, and lets nobody in who may not.</summary>
sealed class Guard(Gate gate, IAntiforgery forms, AccountStore accounts, KeyPace pace)
{
    /// <summary>The door, for who is not known.</summary>
    const string Door = "/sign-in";

    public async Task Check(HttpContext http, RequestDelegate next)
    {
        // Routing's own answer to a method that an address does not have says nothing about it.
        if (http.GetEndpoint() is not { Metadata.Count: > 0 } endpoint)
        {
            await next(http);
            return;
        }
        if (await Refusal(http, endpoint.Metadata.GetMetadata<Needs>()) is { } refused)
            await refused.ExecuteAsync(http);
        else
            await next(http);
    }

    async Task<IResult?> Refusal(HttpContext http, Needs? needs)
    {
        if (SentKey.IsSent(http.Request))
            return await OfProgram(http, needs);
        if (!IsReading(http.Request.Method) && !await forms.IsRequestValidAsync(http))
            return needs is not Needs.Nothing && await gate.WhoIs(http) is Visitor.Nobody ? WithoutName(http.Request) : TooOld;
        if (needs is Needs.Nothing)
            return null;
        var visitor = await gate.WhoIs(http);
        http.Features.Set(visitor);
        if (visitor is Visitor.Nobody)
            return WithoutName(http.Request);
        return needs switch
        {
            Needs.AName => null,
            Needs.Administration => Let(http, await gate.Administration(visitor, http.RequestAborted), Right.GrantRoles),
            Needs.InStudy(var right) => await InStudy(http, visitor, right),
            null or Needs.Nothing => PageRoutes.Say(
                new(403, "Nobody may come here", "This address says nothing of who may.", "Tell who runs it.")
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(needs)),
        };
    }

    // No browser sends a key by itself, so that it needs no proof of the form. Every call is an entry, refused ones too; of calls
    // that came too fast the first.
    async Task<IResult?> OfProgram(HttpContext http, Needs? needs)
    {
        if (await gate.WhoIs(http) is not Visitor.Program program)
            return InterfaceResults.Refused(
                StatusCodes.Status401Unauthorized,
                "The key opens nothing: wrong, ended or taken back."
            );
        http.Features.Set<Visitor>(program);
        var (isLet, isFirstRefusal) = pace.Ask(program.Key.Id);
        if (isLet || isFirstRefusal)
            await accounts.Keys.Note(
                program.Key,
                $"{http.Request.Method} {http.Request.Path.ToUriComponent()}",
                http.RequestAborted
            );
        if (!isLet)
            return TooFast(http.Response);
        if (http.GetEndpoint()!.Metadata.GetMetadata<OpenToKeys>() is null || needs is not Needs.InStudy(var right))
            return InterfaceResults.Refused(StatusCodes.Status403Forbidden, "A key opens the interface of its study alone.");
        var pass = await gate.PassFor(program, (string)http.Request.RouteValues["study"]!, http.RequestAborted);
        http.Features.Set(pass);
        var permit = pass.For(right);
        http.Features.Set(permit);
        return permit is null
            ? InterfaceResults.Refused(StatusCodes.Status403Forbidden, $"The key does not reach so far: {RoleWords.Of(right)}.")
            : null;
    }

    static IResult TooFast(HttpResponse response)
    {
        response.Headers.RetryAfter = "1";
        return InterfaceResults.Refused(
            StatusCodes.Status429TooManyRequests,
            $"Too many calls: {KeyPace.AtOnce} at once, then {KeyPace.PerSecond} a second. Wait a second. Nothing was changed."
        );
    }

    static IResult TooOld =>
        PageRoutes.Say(
            new(
                400,
                "The form is too old",
                "It was not sent from a page of this server, or the page lay open for too long. Nothing was changed.",
                "Open the page again and fill it in."
            )
        );

    async Task<IResult?> InStudy(HttpContext http, Visitor visitor, Right right)
    {
        var study = (string)http.Request.RouteValues["study"]!;
        var pass = await gate.PassFor(visitor, study, http.RequestAborted);
        http.Features.Set(pass);
        return Let(http, pass.For(right), right);
    }

    static IResult? Let(HttpContext http, Permit? permit, Right right)
    {
        http.Features.Set(permit);
        return permit is null ? PageRoutes.Say(Refused(http.Visitor(), right)) : null;
    }

    static IResult WithoutName(HttpRequest request) =>
        IsReading(request.Method)
            ? Results.Redirect($"{Door}?next={Uri.EscapeDataString(request.Path + request.QueryString)}")
            : PageRoutes.Say(
                new(
                    401,
                    "Sign in first",
                    "Your session has ended, or never began. Nothing was changed.",
                    "Sign in and do it again.",
                    [("Sign in", Door)]
                )
            );

    static Trouble Refused(Visitor visitor, Right right) =>
        new(403, "This is not yours to do", Refusal(visitor, right), Mend(visitor), Ways(visitor))
        {
            IsSynthetic = visitor is Visitor.LocalOwner { Rehearses: true },
        };

    static (Phrase, string)[] Ways(Visitor visitor) =>
        visitor is Visitor.LocalOwner ? [("You, and what you may try", "/me"), ("All studies", "/")] : [("All studies", "/")];

    static Phrase Refusal(Visitor visitor, Right right) =>
        visitor switch
        {
            Visitor.LocalOwner { Plays: { } role } => (Phrase)$"As {RoleWords.Of(role)} you may not {RoleWords.Of(right)} here.",
            Visitor.LocalOwner => (Phrase)$"Nobody without an account may {RoleWords.Of(right)} here.",
            Visitor.Person or Visitor.Program or Visitor.Nobody => (Phrase)
                $"No role of {visitor.Name} may {RoleWords.Of(right)} here.",
            _ => throw new ArgumentOutOfRangeException(nameof(visitor)),
        };

    static string Mend(Visitor visitor) =>
        visitor switch
        {
            Visitor.LocalOwner { Rehearses: true } => "Another role may reach it: choose one on your own page.",
            Visitor.LocalOwner => "Open the first account: the page 'you' says how.",
            Visitor.Person or Visitor.Program or Visitor.Nobody => "Ask an administrator for the role, or a person who has it.",
            _ => throw new ArgumentOutOfRangeException(nameof(visitor)),
        };

    static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
