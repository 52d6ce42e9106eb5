// What is typed into a form with data-keep stays in this browser until it has been sent and answered.
const prefix = "luoshi:kept:";
const lifetime = 14 * 24 * 3600 * 1000;
const unsent = new Set();

export function keeping() {
  unsent.clear();
  forgetAnswered();
  for (const form of document.querySelectorAll("form[data-keep]")) keep(form);
}

function keep(form) {
  const key = prefix + form.dataset.keep;
  const written = answers(form);
  const kept = read(key);
  // A form that came back with errors holds what was sent, and what others changed meanwhile.
  // So does one that came back to what other pages sent, unless it is looked at again.
  const fresh = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  const cameBack = (kept?.sent || fresh) && form.querySelector("[data-error-summary]") !== null;
  if (kept && !cameBack && JSON.stringify(kept.answers) !== JSON.stringify(written)) {
    fill(form, kept.answers);
    form.prepend(restoredWords(form, key, written));
  }
  let timer;
  // Controls of a form may stand outside it.
  addEventListener("input", ({ target }) => {
    if (target.form !== form) return;
    unsent.add(form);
    clearTimeout(timer);
    timer = setTimeout(() => write(key, { answers: answers(form), at: Date.now() }), 300);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    unsent.delete(form);
    write(key, { answers: answers(form), at: Date.now(), sent: true });
  });
}

// A notice of a done act answers what was sent; until then a sent form may still have met an ended session.
function forgetAnswered() {
  const answered = document.querySelector(".notice-done") !== null;
  for (const key of Object.keys(localStorage).filter((key) => key.startsWith(prefix))) {
    const kept = read(key);
    if (!kept || (answered && kept.sent) || Date.now() - kept.at > lifetime) localStorage.removeItem(key);
  }
}

function restoredWords(form, key, written) {
  const line = document.createElement("p");
  line.className = "kept-words";
  line.setAttribute("role", "status");
  line.append("已填回上次没有提交的内容。");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet";
  button.textContent = "不用，还原";
  button.addEventListener("click", () => {
    fill(form, written);
    localStorage.removeItem(key);
    unsent.delete(form);
    line.remove();
  });
  line.append(button);
  return line;
}

function controls(form) {
  const left = new Set(["hidden", "password", "file", "submit", "button"]);
  const isKept = (control) => control.dataset.kept !== undefined || !left.has(control.type);
  return [...form.elements].filter((control) => control.name && isKept(control));
}

// Pairs of name and value, as the form would send them.
function answers(form) {
  const pairs = [];
  for (const control of controls(form)) {
    const choosable = control.type === "checkbox" || control.type === "radio";
    if (!choosable || control.checked) pairs.push([control.name, control.value]);
  }
  return pairs.sort();
}

function fill(form, pairs) {
  for (const control of controls(form)) {
    const values = pairs.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
    else if (values.length > 0) control.value = values[0];
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or closed store keeps nothing; the form works as before.
  }
}

addEventListener("beforeunload", (event) => {
  if (unsent.size > 0) event.preventDefault();
});
