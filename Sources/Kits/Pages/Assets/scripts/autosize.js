// Text areas grow with what is typed, between their own rows and 24.
export function autosize() {
  for (const area of document.querySelectorAll("textarea[data-autosize]")) {
    const least = area.rows;
    const fit = () => {
      area.rows = least;
      while (area.scrollHeight > area.clientHeight + 2 && area.rows < 24) area.rows += 1;
    };
    area.addEventListener("input", fit);
    fit();
  }
}
