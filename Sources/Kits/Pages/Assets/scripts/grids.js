// What is copied from a spreadsheet fills the cells to the right and below; Enter goes down a row.

// A form takes 5,000 fields: longer sheets go into the box for pasted text.
const mostRows = 200;

// As spreadsheets copy them: a cell with a tab or line end in it stands in quotation marks, with its own doubled.
const cellsOf = (text) => {
  const lines = [[]];
  for (const [, quoted, plain, sign] of text.matchAll(/(?:"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*))(\t|\n|$)/g)) {
    lines.at(-1).push((quoted?.replaceAll('""', '"') ?? plain).replace(/\s+/g, " ").trim());
    if (!sign) break;
    if (sign === "\n") lines.push([]);
  }
  return lines;
};

export function grids() {
  for (const grid of document.querySelectorAll("[data-grid]")) {
    const body = grid.tBodies[0];
    const bare = (name) => name.replace(/[*＊]/g, "").trim();
    const cells = [...grid.tHead.rows[0].cells].slice(1);
    const heads = cells.map((cell) => cell.dataset.head);
    // 补助金额（元）* is the column 补助金额.
    const wholes = cells.map((cell) => bare(cell.textContent));
    const columnOf = (name) => Math.max(heads.indexOf(name), wholes.indexOf(name));
    const isOther = (name) =>
      columnOf(name) < 0 && heads.some((head) => name.startsWith(head) && /[（(/／:：]/.test(name[head.length]));
    const inputs = (row) => [...(body.rows[row]?.querySelectorAll("input") ?? [])];
    const place = (cell) => {
      const row = [...body.rows].findIndex((one) => one.contains(cell));
      return { row, column: row < 0 ? -1 : inputs(row).indexOf(cell) };
    };
    // A sheet has more rows than the grid was sent with.
    const grow = () => {
      const row = body.rows.length;
      const copy = body.rows[row - 1].cloneNode(true);
      copy.cells[0].textContent = row + 1;
      for (const error of copy.querySelectorAll(".field-error")) error.remove();
      for (const input of copy.querySelectorAll("input")) {
        input.name = input.name.replace(/\d+$/, row);
        input.id = input.id.replace(/\d+$/, row);
        input.setAttribute("aria-label", input.getAttribute("aria-label").replace(/\d+/, row + 1));
        input.removeAttribute("aria-invalid");
        input.removeAttribute("aria-describedby");
        input.value = "";
      }
      body.append(copy);
    };
    grid.addEventListener("paste", (event) => {
      const { row, column } = place(event.target);
      const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
      if (row < 0 || column < 0 || !/[\t\n]/.test(text)) return;
      event.preventDefault();
      const lines = cellsOf(text);
      const box = grid.closest("form").elements.pasted;
      const names = lines[0].map(bare);
      const isHeaded = names.includes(heads[0]);
      // 补助金额（万元） over a column in 元: whoever reads the box knows units.
      if (box && (row + lines.length > mostRows || (isHeaded && names.some(isOther)))) {
        box.value = text;
        box.dispatchEvent(new Event("input", { bubbles: true }));
        return box.focus();
      }
      // A head that came along says which column is which; one the grid does not ask is left out.
      const named = isHeaded && lines.shift() && names.map(columnOf);
      lines.forEach((line, down) => {
        while (body.rows.length <= row + down) grow();
        body.rows[row + down]?.classList.remove("is-spare");
        const cells = inputs(row + down);
        line.forEach((value, right) => {
          const cell = cells[named ? named[right] : column + right];
          if (!cell) return;
          cell.value = value;
          cell.dispatchEvent(new Event("input", { bubbles: true }));
        });
      });
    });
    grid.addEventListener("keydown", (event) => {
      const { row, column } = place(event.target);
      if (event.key !== "Enter" || row < 0 || event.isComposing) return;
      event.preventDefault();
      body.rows[row + 1]?.classList.remove("is-spare");
      inputs(row + 1)[column]?.focus();
    });
  }
}
