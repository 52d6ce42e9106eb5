// What is copied from a spreadsheet fills the cells to the right and below; Enter goes down a row.
export function grids() {
  for (const grid of document.querySelectorAll("[data-grid]")) {
    const rows = [...grid.tBodies[0].rows].map((row) => [...row.querySelectorAll("input")]);
    const place = (cell) => {
      const row = rows.findIndex((cells) => cells.includes(cell));
      return { row, column: row < 0 ? -1 : rows[row].indexOf(cell) };
    };
    grid.addEventListener("paste", (event) => {
      const { row, column } = place(event.target);
      const text = event.clipboardData.getData("text/plain");
      if (row < 0 || !/[\t\n]/.test(text.trim())) return;
      event.preventDefault();
      text.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach((line, down) => {
        line.split("\t").forEach((value, right) => {
          const cell = rows[row + down]?.[column + right];
          if (!cell) return;
          cell.value = value.trim();
          cell.dispatchEvent(new Event("input", { bubbles: true }));
        });
      });
    });
    grid.addEventListener("keydown", (event) => {
      const { row, column } = place(event.target);
      if (event.key !== "Enter" || row < 0 || event.isComposing) return;
      event.preventDefault();
      rows[row + 1]?.[column]?.focus();
    });
  }
}
