// Long lists of choices: a filter over them and a count of what is chosen.
export function pickers() {
  for (const picker of document.querySelectorAll("[data-picker]")) {
    const filter = picker.querySelector("[data-picker-filter]");
    filter.hidden = false;
    filter.addEventListener("input", () => narrow(picker, filter.value.trim()));
    filter.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const first = picker.querySelector("label.choice:not([hidden]) input");
      if (first && filter.value.trim() !== "") first.click();
    });
    picker.addEventListener("change", () => count(picker));
    count(picker);
  }
}

function narrow(picker, words) {
  for (const group of picker.querySelectorAll("[data-picker-group]")) {
    let left = 0;
    for (const choice of group.querySelectorAll("label.choice")) {
      choice.hidden = !choice.textContent.includes(words);
      if (!choice.hidden) left += 1;
    }
    group.hidden = left === 0;
  }
}

function count(picker) {
  const chosen = picker.querySelectorAll("input:checked").length;
  picker.querySelector("[data-picker-count]").textContent = `已选 ${chosen} 个`;
}
