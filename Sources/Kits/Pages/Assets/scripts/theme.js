// Light, dark, or as the device says. The cookie lets the server write the choice into the next page.
const words = { system: "跟随系统", light: "浅色", dark: "深色" };

export function theme() {
  const button = document.querySelector("[data-theme-switch]");
  if (!button) return;
  button.hidden = false;
  name(button);
  button.addEventListener("click", () => {
    const order = Object.keys(words);
    const next = order[(order.indexOf(current()) + 1) % order.length];
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
    name(button);
  });
}

function current() {
  return document.documentElement.dataset.theme ?? "system";
}

function name(button) {
  button.querySelector("[data-theme-word]").textContent = `外观：${words[current()]}`;
}
