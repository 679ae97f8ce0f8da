// The few things that the chat window does itself; everything else is htmx and the server.
"use strict";

const at = (id) => document.getElementById(id);
const log = at("log"), composer = at("composer"), text = at("text"), files = at("files"), chosen = at("chosen");
const views = document.querySelectorAll("[data-show]"), dot = document.querySelector(".dot");

// The conversation stays at its end unless one has scrolled up to read.
let atEnd = true;
const toEnd = () => { log.scrollTop = log.scrollHeight; };
log.addEventListener("scroll", () => { atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80; });
new ResizeObserver(() => { if (atEnd) toEnd(); }).observe(log);
new MutationObserver(() => {
  log.querySelector(".intro ~ .bubble")?.parentElement.querySelector(".intro").remove();
  if (atEnd) toEnd();
}).observe(log, { childList: true });
log.addEventListener("load", () => { if (atEnd) toEnd(); }, true);
toEnd();

// On a telephone the day lies behind the conversation.
function show(view) {
  document.body.dataset.view = view;
  for (const one of views) one.setAttribute("aria-pressed", String(one.dataset.show === view));
  if (view === "day") dot.hidden = true;
  else if (atEnd) toEnd();
}
for (const one of views) one.addEventListener("click", () => show(one.dataset.show));
at("stream").addEventListener("day", () => {
  dot.hidden = document.body.dataset.view === "day" || !log.querySelector(".bubble");
});
at("day").addEventListener("click", (event) => {
  // A change that is told while one walks to another day is asked for that day.
  const walk = event.target.closest("[data-date]");
  if (walk) at("day-date").value = walk.dataset.date;
  const link = event.target.closest("a.told");
  if (!link) return;
  event.preventDefault();
  show("chat");
  const bubble = document.querySelector(link.getAttribute("href"));
  if (!bubble) return;
  bubble.scrollIntoView({ block: "center" });
  bubble.classList.remove("found");
  requestAnimationFrame(() => bubble.classList.add("found"));
});

// Enter sends, Shift+Enter begins a new line.
text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  composer.requestSubmit();
});

function listFiles() {
  const names = [...files.files].map((file) => {
    const item = document.createElement("li");
    item.textContent = file.name;
    return item;
  });
  chosen.querySelector("ul").replaceChildren(...names);
  chosen.hidden = names.length === 0;
}
files.addEventListener("change", () => { listFiles(); text.focus(); });
at("detach").addEventListener("click", () => { files.value = ""; listFiles(); text.focus(); });

// What is on its way leaves the line at once, and comes back if it could not be brought.
composer.addEventListener("htmx:config:request", (event) => {
  const body = event.detail.ctx.request.body;
  if (!body.get("text").trim() && !files.files.length) { event.preventDefault(); return; }
  at("not-sent").hidden = true;
  atEnd = true;
  text.value = "";
  files.value = "";
  listFiles();
});
document.body.addEventListener("htmx:finally:request", (event) => {
  const { request, response, sourceElement } = event.detail.ctx;
  if (request.method !== "POST") return;
  const arrived = response?.status === 204;
  at("not-sent").hidden = arrived;
  if (sourceElement === composer && !arrived && !text.value) text.value = request.body.get("text");
});

// Whether the server is there.
document.body.addEventListener("htmx:sse:error", () => { at("offline").hidden = false; });
document.body.addEventListener("htmx:sse:after:connection", () => { at("offline").hidden = true; });

// The person's days are those of this clock.
const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (timezone && timezone !== document.body.dataset.timezone) {
  fetch("/chat/settings", { method: "POST", body: new URLSearchParams({ timezone }) });
}
