// Spares a reload: a question of the conversation is sent beside the page, and its turn is put below the others.
// Without this file the same forms bring the whole page.
"use strict";

const thread = document.getElementById("thread");
const working = document.getElementById("working");
const field = document.getElementById("question");
let under_way = false;

function scroll_to(element) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
}

function put(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const turn = parsed.body.firstElementChild;
  if (turn === null) return;
  document.querySelectorAll("main > .problem, .ask .problem").forEach((old) => old.remove());
  thread.append(turn);
  scroll_to(turn);
}

async function ask(form, data) {
  if (under_way) return;
  under_way = true;
  const typed = data.get("question");
  working.textContent = working.dataset.working;
  if (form.contains(field)) field.value = "";
  try {
    const reply = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(data),
      headers: { Accept: "text/html", "X-Fragment": "1" },
    });
    if (reply.headers.get("Content-Type")?.startsWith("text/html") !== true) throw new Error("no turn");
    put(await reply.text());
    const name = reply.headers.get("X-Conversation");
    if (name !== null) history.replaceState(null, "", "/c/" + name);
    else if (form.contains(field)) field.value = typed;
    working.textContent = "";
  } catch {
    working.textContent = working.dataset.failed;
    if (form.contains(field)) field.value = typed;
  } finally {
    under_way = false;
    field.focus({ preventScroll: true });
  }
}

if (thread !== null) {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-ask]")) return;
    event.preventDefault();
    ask(form, new FormData(form, event.submitter));
  });
  // the last turn, where the address names none
  if (location.hash === "" && thread.lastElementChild !== null) scroll_to(thread.lastElementChild);
}

// "/" goes to the question, as on many pages
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.matches("input, select, textarea");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || field === null) return;
  event.preventDefault();
  field.focus();
});
