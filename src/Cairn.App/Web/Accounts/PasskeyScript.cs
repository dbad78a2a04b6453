using System.Security.Cryptography;
using System.Text;
using Cairn.App.Web.Access;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// The one script of the pages: a browser makes and uses passkeys through a script only (W3C WebAuthn level 3).
/// </summary>
static class PasskeyScript
{
    const string Name = "/passkeys.js";

    const string Text = """
        "use strict";
        for (const form of document.querySelectorAll("form[data-passkey]"))
          form.addEventListener("submit", async event => {
            if (form.elements.credential.value) return;
            event.preventDefault();
            try {
              const answer = await fetch(form.dataset.passkey, { method: "POST", body: new FormData(form) });
              if (!answer.ok) throw new Error("The server does not offer passkeys here.");
              const options = await answer.json();
              const made = form.dataset.passkey.endsWith("/new")
                ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
                : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
              form.elements.credential.value = JSON.stringify(made);
              form.submit();
            } catch (error) {
              let said = form.querySelector("[role=alert]");
              if (!said) {
                said = document.createElement("p");
                said.setAttribute("role", "alert");
                said.className = "error";
                form.append(said);
              }
              said.textContent = "No passkey was used: " + error.message;
            }
          });
        """;

    static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Text);

    public static string Address { get; } = $"{Name}?{Convert.ToHexStringLower(SHA256.HashData(Bytes))[..16]}";

    public static void Map(WebApplication app) =>
        app.MapGet(Name, () => Results.Bytes(Bytes, "text/javascript; charset=utf-8")).IsPublic();

    /// <summary>Lets a page load the script, and nothing else that runs.</summary>
    public static void Allow(HttpResponse response) =>
        response.Headers.ContentSecurityPolicy =
            response.Headers.ContentSecurityPolicy.ToString() + "; script-src 'self'; connect-src 'self'";
}
