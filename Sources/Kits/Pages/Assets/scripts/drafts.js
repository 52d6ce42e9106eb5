// Drafts of inspections on this phone: their life, and who hears of it. A draft is writing, waiting (to be delivered),
// sending, refused (with the reasons) or delivered.
import * as store from "./store.js";

const hearers = new Set();
const channel = "BroadcastChannel" in window ? new BroadcastChannel("luoshi-drafts") : null;
channel?.addEventListener("message", () => hearers.forEach((hear) => hear()));

// Hears of every change of a draft, in this tab and in others.
export const hear = (hearer) => hearers.add(hearer);

export async function save(draft) {
  draft.changedAt = Date.now();
  await store.put("drafts", draft);
  told();
}

// Moves a draft on where it still stands where it is thought to; answers it, or nothing.
export async function move(id, from, changes) {
  const isThere = (draft) => from.includes(draft.state) && !(changes.state === "writing" && draft.isPosted);
  const moved = await store.change("drafts", id, (draft) =>
    isThere(draft) ? { ...draft, ...changes, changedAt: Date.now() } : undefined);
  if (moved) told();
  return moved;
}

export function told() {
  hearers.forEach((one) => one());
  channel?.postMessage("changed");
}

export const find = (id) => store.get("drafts", id);

export async function list(person) {
  const drafts = await store.all("drafts");
  return drafts.filter((draft) => draft.person === person).sort((a, b) => a.madeAt - b.madeAt);
}

export async function remove(id) {
  await store.removeDraft(id);
  told();
}

// Lines of what was delivered stay a week.
export async function tidy(person) {
  const old = Date.now() - 7 * 86400000;
  for (const draft of await list(person)) {
    if (draft.state === "delivered" && draft.changedAt < old) await store.removeDraft(draft.id);
  }
}

export const savePlan = (person, id, offline) =>
  store.put("plans", { key: `${person}/${id}`, person, offline, at: Date.now() });

export const findPlan = async (person, id) => (await store.get("plans", `${person}/${id}`))?.offline;

// Plans of everybody but one person.
export async function removePlans(own) {
  for (const plan of await store.all("plans")) if (plan.person !== own) await store.remove("plans", plan.key);
  for (const draft of await store.all("drafts")) {
    if (draft.state === "delivered" && draft.person !== own) await store.removeDraft(draft.id);
  }
}

// The words of where a draft stands.
export function standing(draft) {
  switch (draft.state) {
    case "writing": return { tone: "kept", words: "本机已存，还没有送出" };
    case "waiting": return { tone: "kept", words: draft.reason ? `本机已存，没有送到：${draft.reason}` : "本机已存，等着送" };
    case "sending": return { tone: "sending", words: draft.progress ? `正在送 ${draft.progress}` : "正在送" };
    case "refused": return { tone: "refused", words: `没有送到：${draft.reason}` };
    default: return { tone: "delivered", words: draft.found ? `已送达，登记了 ${draft.found} 个问题` : "已送达" };
  }
}
