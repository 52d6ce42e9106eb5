// A click anywhere on a row opens it; the box in the header chooses every row of the page.
export function tables() {
  for (const table of document.querySelectorAll("table[data-table]")) {
    table.addEventListener("click", open);
    table.addEventListener("auxclick", open);
    const all = table.querySelector("[data-choose-all]");
    if (all) chooseAll(table, all);
  }
}

function open(event) {
  const row = event.target.closest("tr[data-opens]");
  if (!row || event.button > 1 || String(getSelection()) !== "") return;
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
