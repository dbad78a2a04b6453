namespace Cairn.App.Web.Ward;

/// <summary>
/// The script of forms: asks the server, while somebody types, what it would say to the form, so that the checks are those of
/// saving; keeps a draft there; and moves up and down a log by the arrow keys. Forms work without it, and keep no drafts then.
///
/// A save keeps the draft first: where the server cannot be reached, or asks who it is, the page stays as it is and says so.
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
          let kept = String(new URLSearchParams(new FormData(form))), keeping = Promise.resolve(true), later, sent, going;
          const status = form.querySelector("[data-status]"), left = "draft:" + form.dataset.draft;
          // Two drafts can overtake each other on their way: each says which page sent it, and as which of its own.
          const page = Array.from(crypto.getRandomValues(new Uint8Array(8)), b => b.toString(16).padStart(2, "0")).join("");
          let turn = 0;
          const send = (body, keepalive) => fetch(form.dataset.draft, {
            method: "POST", body: `${body}&__page=${page}&__turn=${++turn}`, keepalive,
            headers: { "Content-Type": "application/x-www-form-urlencoded" } });
          const turnOf = sheet => sheet.querySelector("[data-turn]")?.dataset.turn;
          // What was typed last may still be on its way when the form is opened again: it is shown once it is there.
          const arrive = async mark => {
            for (let tries = 0; tries < 8 && !turn && form.dataset.typed === undefined; tries++) {
              const sheet = await (await fetch(location.href)).text();
              if (turnOf(new DOMParser().parseFromString(sheet, "text/html")) === mark) return location.reload();
              await new Promise(done => setTimeout(done, 250));
            }
          };
          const mark = sessionStorage.getItem(left);
          sessionStorage.removeItem(left);
          if (mark && mark !== turnOf(document)) arrive(mark).catch(() => { });
          const tell = (words, kind) => { status.textContent = words; status.className = "said " + kind; };
          const keepNow = async () => {
            const now = String(new URLSearchParams(new FormData(form)));
            if (now === kept && !sent) return true;
            try {
              const answer = await send(now, false);
              if (answer.ok) {
                kept = now;
                tell(status.dataset.kept.replace("{0}", new Date().toTimeString().slice(0, 5)), "unit");
              } else tell(answer.status === 401 ? status.dataset.ended : status.dataset.refused, "error");
              return answer.ok || answer.status === 413;
            } catch {
              tell(status.dataset.lost, "error");
              keepSoon(5000);
              return false;
            }
          };
          const keep = () => keeping = keeping.then(keepNow);
          const keepSoon = wait => { clearTimeout(later); later = setTimeout(keep, wait); };
          form.addEventListener("input", () => {
            form.dataset.typed = "";
            clearTimeout(waits);
            waits = setTimeout(check, 400);
            keepSoon(1200);
          });
          form.addEventListener("submit", async event => {
            if (going) return;
            event.preventDefault();
            if (sent) return;
            sent = true;
            clearTimeout(later);
            if (await keep()) { going = true; form.requestSubmit(event.submitter); }
            sent = false;
          });
          for (const discard of document.querySelectorAll("form[action$='/discard']"))
            discard.addEventListener("submit", () => { going = true; clearTimeout(later); });
          addEventListener("pageshow", () => { going = sent = false; });
          addEventListener("pagehide", () => {
            const now = String(new URLSearchParams(new FormData(form)));
            if (going || now === kept) return;
            send(now, true).catch(() => { });
            sessionStorage.setItem(left, `${page}:${turn}`);
          });
          const fields = "input:not([type=hidden]),select";
          const move = (cell, down, right) => {
            let row = cell.parentElement, column = cell.cellIndex + right, field;
            do {
              row = down > 0 ? row.nextElementSibling : down < 0 ? row.previousElementSibling : row;
              field = row?.cells[column]?.querySelector(fields);
            } while (row && down && !field);
            field?.focus();
            return !!field;
          };
          const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
          form.addEventListener("keydown", event => {
            const { key, target, ctrlKey } = event;
            if (key === "F2") {
              const place = target.closest(".ask,tr"), history = place?.querySelector("details");
              event.preventDefault();
              if (target.dataset.history) open(target.dataset.history, "_blank", "noopener");
              else if (history) {
                history.open = !history.open;
                history.scrollIntoView({ block: "nearest" });
              }
              return;
            }
            if (key === "Enter" && ctrlKey) { event.preventDefault(); form.requestSubmit(); return; }
            const cell = target.closest("table.log td,table.grid td"), down = { ArrowDown: 1, ArrowUp: -1 }[key];
            if (!cell && down && target.tagName === "INPUT") {
              // From question to question, as down a column of a laboratory's print.
              const asked = [...form.querySelectorAll(".ask")], next = asked[asked.indexOf(target.closest(".ask")) + down];
              const field = next?.querySelector(fields);
              if (field) { event.preventDefault(); field.focus(); }
            }
            if (!cell) return;
            const isGrid = !!cell.closest(".grid");
            if (isGrid && key === "Enter") {
              event.preventDefault();
              if (move(cell, event.shiftKey ? -1 : 1, 0) || event.shiftKey) return;
              const top = cell.closest("tbody").rows[0].cells[cell.cellIndex + 1]?.querySelector(fields);
              (top ?? form.querySelector("button.primary")).focus();
              return;
            }
            const step = steps[key], isChoice = target.tagName === "SELECT" || target.getAttribute("list") === "ctcae";
            if (step && (ctrlKey || (step[0] && !isChoice)) && move(cell, ...step)) event.preventDefault();
          });
          const opened = document.getElementById(location.hash.slice(1));
          if (opened?.tagName === "DETAILS") opened.open = true;
        }
        """;

    public static PageScript Script { get; } = new("/capture.js", Text);
}
