// Shortcuts: / search, ? what there is, j and k through the rows of a table. They can be switched off.
const off = "luoshi:keys-off";

export function keys() {
  const hints = document.querySelector("[data-keys]");
  if (!hints) return;
  hints.hidden = false;
  const choice = hints.querySelector("[data-keys-on]");
  choice.checked = localStorage.getItem(off) === null;
  choice.addEventListener("change", () => {
    if (choice.checked) localStorage.removeItem(off);
    else localStorage.setItem(off, "1");
  });
}

// Control and Enter press the first button of the form one stands in, or of the page's own.
addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.ctrlKey || event.defaultPrevented) return;
  const form = event.target.closest("form") ?? document.querySelector("dialog[open] .form, main .form");
  const button = form?.querySelector(".form-actions button, button");
  if (!button) return;
  event.preventDefault();
  button.click();
});

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(off) !== null) return;
  if (event.target.closest("input, textarea, select, [contenteditable]") && !event.target.closest("dialog:not([open])")) return;
  // A page with keys of its own answers for them.
  if (document.querySelector("[data-review-help]") && event.key !== "/") return;
  if (event.key === "/") focusSearch(event);
  else if (event.key === "?") showKeys();
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
});

function focusSearch(event) {
  const search = document.querySelector("[data-top-search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
}

function showKeys() {
  const hints = document.querySelector("[data-keys]");
  if (!hints) return;
  hints.open = true;
  hints.querySelector("summary").focus();
}

function step(by) {
  const rows = [...document.querySelectorAll("tr[data-opens]")];
  if (rows.length === 0) return;
  const at = rows.findIndex((row) => row.classList.contains("is-at"));
  const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
  rows[at]?.classList.remove("is-at");
  next.classList.add("is-at");
  next.querySelector("a")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}
