// A click anywhere on a row opens it; the box in the header chooses every row of the page; headers stay in view.
export function tables() {
  for (const frame of document.querySelectorAll(".table-scroll:not(.is-wide)")) watch(frame);
  for (const table of document.querySelectorAll("table[data-table]")) {
    table.addEventListener("click", open);
    table.addEventListener("auxclick", open);
    const all = table.querySelector("[data-choose-all]");
    if (all) chooseAll(table, all);
  }
}

// A table that fits its place lets its header stay in view while the page scrolls; any other scrolls in a frame.
function watch(frame) {
  const table = frame.firstElementChild;
  const measure = () => {
    const fits = table.offsetWidth <= frame.clientWidth + 1;
    frame.classList.toggle("fits", fits);
    frame.classList.toggle("is-wide", !fits);
    frame.tabIndex = fits ? -1 : 0;
  };
  new ResizeObserver(measure).observe(frame);
  measure();
}

function open(event) {
  const row = event.target.closest("tr[data-opens]");
  if (!row || event.button > 1 || String(getSelection()) !== "") return;
  if (document.querySelector("details[data-menu][open]")) return; // This click closes the menu.
  if (event.target.closest("a, button, input, label, select, summary, details, form")) return;
  if (event.button === 1 || event.ctrlKey || event.metaKey) window.open(row.dataset.opens, "_blank", "noopener");
  else location.assign(row.dataset.opens);
}

function chooseAll(table, all) {
  const boxes = [...table.querySelectorAll("[data-choose]")];
  all.hidden = boxes.length === 0;
  const tell = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    all.checked = chosen > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
    const places = document.querySelectorAll("[data-chosen-count]");
    for (const place of places) place.textContent = String(chosen);
  };
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    tell();
  });
  for (const box of boxes) box.addEventListener("change", tell);
  tell();
}
