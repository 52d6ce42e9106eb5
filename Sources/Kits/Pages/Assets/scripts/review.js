// Correcting a breakdown: from the keyboard, in a window over the page, and without losing one's place in the two panes.
// Without this file every correction is a form or a link of its own.
let restart = () => {};
// The card that was just discarded, and the one to choose once the page has changed.
let gone = null;
let wanted = null;

export function review(start) {
  restart = start;
  for (const hint of document.querySelectorAll("[data-review-keys]")) hint.hidden = false;
}

const page = () => document.querySelector("[data-review]");
const cards = () => [...document.querySelectorAll("[data-review] .task-card")];
const chosenCard = () => document.querySelector("[data-review] .task-card.is-chosen");

// What each key does.
const acts = {
  j: () => step(1), k: () => step(-1), e: () => press("edit"), s: () => press("split"), x: () => press("discard"),
  w: () => press("why"), c: () => press("confirm"), m: merge, u: undo, n: () => choose(nextToDo(chosenCard())),
  a: () => suggest(1), 1: () => suggest(1), 2: () => suggest(2), 3: () => suggest(3), b: forWholePart, i: issue, "?": help,
  Enter: () => press("edit"),
};

addEventListener("keydown", (event) => {
  if (!page() || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem("luoshi:keys-off") !== null) return;
  if (isElsewhere(event.target)) return;
  const isKnown = Object.hasOwn(acts, event.key) || (underWay > 0 && event.key === "Escape");
  // Enter keeps its meaning on links and buttons, but not on those of a window just closed.
  const isOwn = !event.target.closest("dialog") && event.target.closest("a, button, summary, [type='checkbox']") !== null;
  if (!isKnown || (event.key === "Enter" && isOwn)) return;
  event.preventDefault();
  waiting.push(event.key);
  goOn();
});

// A key belongs to the field or window it is pressed in. A window just closed keeps the focus until the page is drawn again:
// it has no say any more.
function isElsewhere(target) {
  if (target.closest("dialog[open], [contenteditable]")) return true;
  return !target.closest("dialog") && target.closest("input:not([type='checkbox']), textarea, select") !== null;
}

// Requests on their way, and the keys pressed meanwhile: a hand is quicker than a slow link, and what it does next is
// meant for the page that comes.
let underWay = 0;
let waiting = [];

function goOn() {
  while (underWay === 0 && waiting.length > 0) {
    const key = waiting.shift();
    const view = document.querySelector("[data-review-window][open]");
    if (view && key === "Escape") view.close();
    // A window has fields of its own: what was meant for the list does nothing there.
    else if (view || !page()) waiting = [];
    else acts[key]?.();
  }
}

function send(address, options) {
  underWay += 1;
  return fetch(address, options).then(async (answer) => [parse(await answer.text()), answer.url]);
}

function arrived() {
  underWay -= 1;
  goOn();
}

function step(by) {
  const all = cards();
  if (all.length === 0) return;
  const at = all.indexOf(chosenCard());
  choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
}

// A click on the card shows its characters in the other pane.
function choose(card) {
  if (!card) return;
  card.click();
  const pane = card.closest("[data-pane]");
  if (pane.scrollHeight <= pane.clientHeight) return card.scrollIntoView({ block: "nearest" });
  const bar = pane.querySelector(".pane-head")?.offsetHeight ?? 0;
  const [here, there] = [card.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (here.top < there.top + bar) pane.scrollTop -= there.top + bar + 8 - here.top;
  else if (here.bottom > there.bottom) pane.scrollTop += Math.min(here.bottom - there.bottom + 8, here.top - there.top - bar - 8);
}

function press(act) {
  const card = chosenCard();
  if (act === "discard") gone = card?.id;
  if (act === "confirm" && !card?.querySelector("[data-suggestion]")) wanted = nextToDo(card)?.id ?? null;
  card?.querySelector(`[data-act='${act}']`)?.click();
}

// The card after one that waits for a decision: a unit is suggested, or the reading is unsure.
function nextToDo(card) {
  const all = cards();
  return all.slice(all.indexOf(card) + 1).find((one) => one.querySelector("[data-suggestion], [data-act='confirm']"));
}

// Takes a suggested unit; then the next card that waits for a decision is chosen.
function suggest(number) {
  const button = chosenCard()?.querySelector(`[data-suggestion='${number}']`);
  if (!button) return;
  gone = chosenCard().id;
  wanted = nextToDo(chosenCard())?.id ?? null;
  button.click();
}

// Opens what is set for the whole part the chosen card stands in.
function forWholePart() {
  const set = chosenCard()?.closest(".draft-part")?.querySelector(".draft-part-set");
  if (!set) return;
  set.open = true;
  set.querySelector("[list='units']")?.focus();
}

function issue() {
  document.querySelector(".page-head a[href$='/issuing']")?.click();
}

function help() {
  document.querySelector("[data-review-help]")?.showModal();
}

// The chosen card goes into the one before it, unless others are ticked.
function merge() {
  const form = document.getElementById("chosen");
  const all = cards();
  const at = all.indexOf(chosenCard());
  const ticked = document.querySelector("[data-review] [name='draft']:checked");
  if (!form || (!ticked && at < 1)) return;
  if (!ticked) {
    wanted = all[at - 1].id;
    for (const card of [all[at - 1], all[at]]) card.querySelector("[name='draft']").checked = true;
  }
  form.requestSubmit();
}

function undo() {
  wanted = gone;
  document.querySelector(".notice .action-form button")?.click();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-review] a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const opens = ["edit", "split", "why"].includes(link.dataset.act) || link.matches(".task-card h4 a");
  if (!opens) return;
  event.preventDefault();
  choose(link.closest(".task-card"));
  send(link.href, { headers: { Accept: "text/html" } })
    .then(([answer, address]) => open(answer, address))
    .catch(() => location.assign(link.href))
    .finally(arrived);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !page() || !form.closest("[data-review], [data-review-window], .notice") || form.method !== "post") return;
  event.preventDefault();
  const answers = new FormData(form);
  if (event.submitter?.name) answers.append(event.submitter.name, event.submitter.value);
  send(event.submitter?.getAttribute("formaction") ?? form.action, {
    method: "POST", body: new URLSearchParams(answers), headers: { Accept: "text/html" },
  })
    .then(([answer, address]) => take(answer, address))
    .catch(() => say("没有保存：网络断了。填写的内容还在，可以再试一次。", form))
    .finally(arrived);
});

const parse = (text) => new DOMParser().parseFromString(text, "text/html");

// An answer is the two panes again, the form of the window again, or another page such as signing in.
function take(answer, address) {
  if (answer.querySelector("[data-review]")) return swap(answer, address);
  const isForm = answer.querySelector("main .form") && new URL(address).pathname.startsWith("/directives/");
  if (isForm) return open(answer, address);
  history.pushState(null, "", address);
  document.documentElement.replaceWith(document.adoptNode(answer.documentElement));
  restart();
}

function swap(answer, address) {
  const places = [...document.querySelectorAll("[data-pane]")].map((pane) => [pane.dataset.pane, pane.scrollTop]);
  const all = cards();
  const at = all.indexOf(chosenCard());
  document.querySelector("[data-review-window]")?.remove();
  document.querySelector("main").replaceWith(document.adoptNode(answer.querySelector("main")));
  history.replaceState(null, "", address);
  restart();
  for (const [name, top] of places) document.querySelector(`[data-pane='${name}']`)?.scrollTo(0, top);
  if (document.querySelector("[data-error-summary]") || at < 0) return;
  choose(document.getElementById(wanted ?? all[at].id) ?? cards()[Math.min(at, cards().length - 1)]);
  wanted = null;
}

function open(answer, address) {
  if (!answer.querySelector("main .form, main [data-window]")) return location.assign(address);
  document.querySelector("[data-review-window]")?.remove();
  const view = document.createElement("dialog");
  view.className = "review-window";
  view.dataset.reviewWindow = "";
  const main = document.adoptNode(answer.querySelector("main"));
  main.querySelector(".crumbs")?.remove();
  view.setAttribute("aria-label", main.querySelector("h1")?.textContent ?? "");
  view.append(...main.childNodes);
  document.body.append(view);
  for (const link of view.querySelectorAll("a[href*='#t']")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      view.close();
    });
  }
  view.addEventListener("close", () => view.remove());
  view.showModal();
  (view.querySelector("[data-error-summary]") ?? view.querySelector(".input, [type='checkbox']") ?? view.querySelector(".button"))?.focus();
}

function say(words, form) {
  const line = document.createElement("p");
  line.className = "field-error";
  line.setAttribute("role", "alert");
  line.textContent = words;
  form.append(line);
  delete form.dataset.sent;
}
