namespace Cairn.App.Web.Ward;

/// <summary>
/// The script of forms: asks the server, while somebody types, what it would say to the form, so that the checks are those of
/// saving; and moves up and down a log by the arrow keys. Forms work without it.
/// </summary>
static class CaptureScript
{
    const string Text = """
        "use strict";
        for (const form of document.querySelectorAll("form[data-check]")) {
          let waits, asked = 0;
          const say = answer => {
            for (const place of form.querySelectorAll("[data-note]")) place.replaceChildren();
            for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
            for (const note of answer.notes) {
              const place = note.line === "date"
                ? document.getElementById("date-note")
                : form.querySelector(`[data-note="${CSS.escape(note.line)}"]`);
              if (!place) continue;
              const span = document.createElement("span");
              span.className = note.kind;
              span.textContent = note.says + " ";
              place.append(span);
              const field = form.elements[note.field];
              if (note.kind === "error" && field) field.setAttribute("aria-invalid", "true");
            }
          };
          const check = async () => {
            const mine = ++asked;
            try {
              const answer = await fetch(form.dataset.check, { method: "POST", body: new URLSearchParams(new FormData(form)) });
              if (answer.ok && mine === asked) say(await answer.json());
            } catch { }
          };
          form.addEventListener("input", () => { clearTimeout(waits); waits = setTimeout(check, 400); });
          form.addEventListener("submit", event => {
            if (form.dataset.sent) event.preventDefault();
            form.dataset.sent = "yes";
          });
          addEventListener("pageshow", () => { delete form.dataset.sent; });
          form.addEventListener("keydown", event => {
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            const cell = event.target.closest("table.log td");
            if (!step || !cell || event.target.tagName === "SELECT" || event.target.getAttribute("list") === "ctcae") return;
            const row = cell.parentElement, next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
            const field = next && next.cells[cell.cellIndex].querySelector("input,select");
            if (field) { event.preventDefault(); field.focus(); }
          });
        }
        """;

    public static PageScript Script { get; } = new("/capture.js", Text);
}
