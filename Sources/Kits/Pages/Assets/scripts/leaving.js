// Pages kept for work without a network belong to one person: they go when the person signs out, and when somebody else
// signs in on this browser. What was written and not delivered stays until its own writer comes back.
const prefix = "luoshi-phone-";
const mark = "luoshi:person";

export function leaving() {
  const person = document.body.dataset.person;
  if (person) changed(person);
  for (const form of document.querySelectorAll("form[action='/logout']")) form.addEventListener("submit", signOut);
}

function changed(person) {
  try {
    if (localStorage.getItem(mark) === person) return;
    localStorage.setItem(mark, person);
  } catch {
    // Nothing can be kept here, so nothing of anybody else is.
  }
  forget(person);
}

// The form goes once everything is gone, or after two seconds whatever happens.
async function signOut(event) {
  const form = event.target;
  if (!("caches" in window) || form.dataset.left) return;
  event.preventDefault();
  form.dataset.left = "yes";
  const left = await undelivered(document.body.dataset.person);
  const words = `还有 ${left} 份检查记录没有送到。退出后留在这台手机上，你再登录时接着送。现在退出吗？`;
  if (left > 0 && !confirm(words)) {
    delete form.dataset.left;
    delete form.dataset.sent;
    return;
  }
  localStorage.removeItem(mark);
  await Promise.race([forget(""), new Promise((done) => setTimeout(done, 2000))]);
  form.submit();
}

async function undelivered(person) {
  if (!(await hasDrafts())) return 0;
  const { list } = await import("./phone.js");
  return (await list(person)).filter((draft) => draft.state !== "delivered").length;
}

async function hasDrafts() {
  return (await indexedDB.databases?.())?.some((one) => one.name === "luoshi-phone") ?? false;
}

// Everything but what belongs to one person.
async function forget(person) {
  if (!("caches" in window)) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== prefix + person) await caches.delete(name);
  }
  if (await hasDrafts()) (await import("./phone.js")).removePlans(person);
}
