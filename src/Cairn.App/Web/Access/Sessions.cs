using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Cairn.App.Web.Access;

/// <summary>Sign-in as this server wants it: ASP.NET Core Identity with its numbers.</summary>
static class Sessions
{
    /// <summary>PBKDF2 with HMAC-SHA-512; OWASP's password storage cheat sheet asks for 210,000 or more.</summary>
    public const int Iterations = 220_000;

    /// <summary>A session ends after so long without a click.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>Wrong passwords or codes in a row, and then for so long nobody gets in.</summary>
    public const int MostFailures = 5;
    public static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    public const int ShortestPassword = 12;

    public static void AddTo(IServiceCollection services, AccountStore accounts)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(accounts);
        services.AddScoped<IUserStore<Account>, IdentityStore>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = Iterations);
        services
            .AddIdentityCore<Account>(o =>
            {
                // Long rather than odd: NIST SP 800-63B asks for length, not for kinds of letters.
                (o.Password.RequiredLength, o.Password.RequiredUniqueChars) = (ShortestPassword, 6);
                (o.Password.RequireDigit, o.Password.RequireNonAlphanumeric) = (false, false);
                (o.Password.RequireLowercase, o.Password.RequireUppercase) = (false, false);
                (o.Lockout.MaxFailedAccessAttempts, o.Lockout.DefaultLockoutTimeSpan) = (MostFailures, Locked);
                o.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
            })
            .AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        foreach (
            var (scheme, name, lasts) in new[]
            {
                (IdentityConstants.ApplicationScheme, "cairn", Idle),
                (IdentityConstants.TwoFactorUserIdScheme, "cairn-code", TimeSpan.FromMinutes(5)),
                (IdentityConstants.TwoFactorRememberMeScheme, "cairn-machine", TimeSpan.FromMinutes(5)),
                (IdentityConstants.ExternalScheme, "cairn-passkey", TimeSpan.FromMinutes(5)),
            }
        )
            services.Configure<CookieAuthenticationOptions>(scheme, o => Strict(o, name, lasts));
        services.AddAntiforgery(o =>
        {
            (o.Cookie.Name, o.Cookie.SameSite, o.Cookie.HttpOnly) = ("cairn-form", SameSiteMode.Strict, true);
            (o.Cookie.SecurePolicy, o.SuppressXFrameOptionsHeader) = (CookieSecurePolicy.SameAsRequest, true);
        });
    }

    static void Strict(CookieAuthenticationOptions options, string name, TimeSpan lasts)
    {
        (options.Cookie.Name, options.Cookie.SameSite, options.Cookie.HttpOnly) = (name, SameSiteMode.Strict, true);
        (options.Cookie.SecurePolicy, options.Cookie.IsEssential) = (CookieSecurePolicy.SameAsRequest, true);
        (options.ExpireTimeSpan, options.SlidingExpiration) = (lasts, true);
        options.Events.OnRedirectToLogin = _ => Task.CompletedTask;
    }
}
