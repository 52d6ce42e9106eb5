// A document and what was read from it: choosing a task on one side shows it on the other, and each follows the other's
// scrolling unless somebody is writing there.
export function panes() {
  for (const pair of document.querySelectorAll("[data-panes]")) {
    const [text, tasks] = pair.querySelectorAll("[data-pane]");
    pair.classList.add("is-live");
    text.addEventListener("click", (event) => choose(event, text, tasks));
    tasks.addEventListener("click", (event) => choose(event, tasks, text));
    follow(text, tasks);
    follow(tasks, text);
    const target = location.hash.match(/^#(?:task|text)-(.+)$/);
    if (target) show(pair, decodeURIComponent(target[1]), [text, tasks]);
  }
}

function choose(event, here, there) {
  const link = event.target.closest("a[href^='#text-'], a[href^='#task-']");
  if (!link && event.target.closest("a, button, input, textarea, select, label, summary")) return;
  const thing = event.target.closest("[data-task]");
  if (!thing || String(getSelection()) !== "") return;
  if (link) event.preventDefault();
  show(here.parentElement, keysOf(thing)[0], [there]);
}

function show(pair, key, panes) {
  for (const chosen of pair.querySelectorAll(".is-chosen")) chosen.classList.remove("is-chosen");
  for (const thing of pair.querySelectorAll("[data-task]")) {
    if (keysOf(thing).includes(key)) thing.classList.add("is-chosen");
  }
  for (const pane of panes) {
    const first = pane.querySelector("[data-task].is-chosen");
    if (first) scroll(pane, first, 0.25);
  }
}

function keysOf(thing) {
  return thing.dataset.task.split(" ");
}

// The pane moved last by a script: its scroll events are not a person's.
let moved = null;
let timer;

function scroll(pane, thing, share) {
  const place = thing.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  if (pane.scrollHeight <= pane.clientHeight) return thing.scrollIntoView({ block: "center" });
  moved = pane;
  clearTimeout(timer);
  timer = setTimeout(() => (moved = null), 700);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  pane.scrollTo({ top: place - pane.clientHeight * share, behavior: calm || share === 0 ? "auto" : "smooth" });
}

function follow(from, to) {
  let waiting = false;
  from.addEventListener("scroll", () => {
    if (waiting || moved === from) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (!isWriting(to)) align(from, to);
    });
  });
}

function isWriting(pane) {
  return pane.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
}

function align(from, to) {
  const top = from.getBoundingClientRect().top + 48;
  const first = [...from.querySelectorAll("[data-task]")].find((thing) => thing.getBoundingClientRect().bottom > top);
  if (!first) return;
  const key = keysOf(first)[0];
  const match = [...to.querySelectorAll("[data-task]")].find((thing) => keysOf(thing).includes(key));
  if (match && to.scrollHeight > to.clientHeight) {
    const place = match.getBoundingClientRect().top - to.getBoundingClientRect().top;
    if (place < 0 || place > to.clientHeight * 0.7) scroll(to, match, 0);
  }
}
