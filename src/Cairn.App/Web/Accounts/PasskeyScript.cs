namespace Cairn.App.Web.Accounts;

/// <summary>
/// The script of passkeys: a browser makes and uses them through a script only (W3C WebAuthn level 3).
/// </summary>
static class PasskeyScript
{
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

    public static PageScript Script { get; } = new("/passkeys.js", Text);
}
