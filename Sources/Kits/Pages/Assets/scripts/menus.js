// Menus close at Escape and at a click elsewhere; print buttons and things to copy come to life.
export function menus() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  for (const copyable of document.querySelectorAll("[data-copyable]")) {
    copyable.addEventListener("click", () => navigator.clipboard?.writeText(copyable.textContent));
  }
}

addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = event.target.closest?.("details[data-menu][open], details.confirm[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
