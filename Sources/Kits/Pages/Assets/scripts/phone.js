// An inspection's form without a network: every answer is kept on the phone as it is given, several records side by side,
// and delivered when there is a network. Where each stands is always in view.
import { check, sentence } from "./checks.js";
import { ChunkedSending } from "./chunks.js";
import * as drafts from "./drafts.js";
import { shell } from "./shell.js";
import { Outbox } from "./outbox.js";
import { element, Files } from "./files.js";
import { day, evaluate, holds } from "./rules.js";
import { Session } from "./session.js";
import { isFull, newUUID } from "./store.js";

const kept = new Set(["_token", "id", "checklist", "version"]);
const time = (moment) => new Date(moment).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

class Page {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("form");
    this.person = document.body.dataset.person;
    this.plan = root.dataset.offlineInspection.split("/")[2];
    this.blank = this.fields();
    this.files = new Files(this);
    this.outbox = new Outbox(this.person);
    this.bar();
  }

  async start() {
    try {
      await drafts.tidy(this.person);
    } catch {
      return this.say("浏览器不让存，没有网络时不能填。不要用无痕模式。", "refused");
    }
    await this.open(decodeURIComponent(location.hash.replace(/^#draft-/, "")));
    this.form.addEventListener("input", () => this.changed());
    this.root.addEventListener("submit", (event) => this.submit(event), true);
    addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => this.flush());
    drafts.hear(() => this.show());
    await this.show();
    this.outbox.start();
    this.offline = await this.loadPlan();
    shell(this.person, this.root.dataset.offlineInspection);
  }

  // The network's check-list, or the one kept from the last time.
  async loadPlan() {
    try {
      const answer = await fetch(this.root.dataset.offlineInspection, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const offline = await answer.json();
      await drafts.savePlan(this.person, this.plan, offline);
      return offline;
    } catch {
      return drafts.findPlan(this.person, this.plan);
    }
  }

  // MARK: The draft at hand

  async open(id) {
    const known = id ? await drafts.find(id) : null;
    this.draft = known?.person === this.person ? known : this.fresh();
    await this.claim();
    this.fill(known ? this.draft.fields : this.blank);
    this.form.elements.id.value = this.draft.id;
    await this.files.open(this.draft);
    this.issues(this.draft.issues ?? []);
    this.lock();
    history.replaceState(null, "", known ? `#draft-${this.draft.id}` : location.pathname + location.search);
  }

  fresh() {
    // The page may have lain on the phone for days.
    const { min, max } = this.form.elements.found;
    const day = [today(), max].filter(Boolean).sort()[0];
    this.blank = this.blank.map(([name, value]) => [name, name === "found" ? (day < min ? min : day) : value]);
    return {
      id: newUUID(), person: this.person, personName: this.root.dataset.personName ?? "", plan: this.plan, state: "writing",
      fields: this.blank, answers: {}, issues: [], madeAt: Date.now(), isNew: true,
    };
  }

  // One record is written in one tab; the other goes on once that one is closed.
  async claim() {
    this.release?.();
    this.release = null;
    this.waiting?.abort();
    this.isElsewhere = false;
    if (!navigator.locks) return;
    const name = `luoshi-draft-${this.draft.id}`;
    await new Promise((claimed) => {
      navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        this.isElsewhere = !lock;
        claimed();
        return lock && new Promise((release) => (this.release = release));
      });
    });
    if (!this.isElsewhere) return;
    this.waiting = new AbortController();
    navigator.locks.request(name, { signal: this.waiting.signal }, () => {}).then(() => this.reclaim(), () => {});
  }

  async reclaim() {
    await this.open(this.draft.id);
    await this.show();
  }

  lock() {
    const isWritten = ["writing", "refused"].includes(this.draft.state) && !this.isElsewhere;
    this.form.inert = !isWritten;
  }

  fields() {
    const pairs = [];
    for (const control of this.form.elements) {
      const isChoice = control.type === "radio" || control.type === "checkbox";
      if (!control.name || kept.has(control.name) || control.type === "file" || (isChoice && !control.checked)) continue;
      pairs.push([control.name, control.value]);
    }
    return pairs;
  }

  fill(pairs) {
    for (const control of this.form.elements) {
      if (!control.name || kept.has(control.name) || control.type === "file") continue;
      const values = pairs.filter(([name]) => name === control.name).map(([, value]) => value);
      if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
      else control.value = values[0] ?? "";
    }
  }

  changed() {
    this.draft.issues = [];
    this.say("正在存到本机", "sending");
    this.clock ??= setTimeout(() => this.flush(), 150);
  }

  // Stores what is typed, at once.
  async flush() {
    if (!this.clock) return;
    clearTimeout(this.clock);
    this.clock = null;
    if (["writing", "refused"].includes(this.draft.state)) await this.keep();
  }

  async keep() {
    const { draft } = this;
    if (draft.isNew) navigator.storage?.persist?.();
    delete draft.isNew;
    draft.fields = this.fields();
    draft.title = this.title();
    try {
      await drafts.save(draft);
      history.replaceState(null, "", `#draft-${draft.id}`);
      return true;
    } catch (error) {
      const reason = isFull(error) ? "手机存储满了。删掉一些照片或送达的记录" : "浏览器不让存。不要用无痕模式";
      this.say(`没有存下：${reason}，再改一下这里就会重存。`, "refused");
      return false;
    }
  }

  title() {
    const place = this.form.elements.place;
    const words = [place.selectedOptions[0]?.value ? place.selectedOptions[0].textContent.trim() : "没有选地方"];
    if (this.form.elements.spot.value.trim()) words.push(this.form.elements.spot.value.trim());
    return words.join(" · ");
  }

  // MARK: Checking and delivering

  async submit(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.isSubmitting) return;
    this.isSubmitting = true;
    try {
      await this.files.settled();
      if (await this.keep()) await this.handIn();
    } finally {
      this.isSubmitting = false;
    }
  }

  async handIn() {
    const offline = (this.offline ??= await this.loadPlan());
    const { draft } = this;
    if (!offline) return this.say("没有送到：这台手机还没有这张检查表。连上网络再送，内容已存在本机。", "refused");
    const value = (name) => this.form.elements[name].value.trim();
    Object.assign(draft, {
      place: value("place"), spot: value("spot"), checklist: offline.checklist.key, version: offline.checklist.version,
      foundAt: this.moment(value("found")), answers: this.answers(offline.checklist.items),
      address: offline.plan.submissions,
    });
    draft.issues = this.wrong(draft, offline);
    if (draft.issues.length === 0) Object.assign(draft, { state: "waiting", reason: null });
    if (!(await this.keep())) return (draft.state = "writing");
    if (draft.issues.length > 0) return this.issues(draft.issues);
    await this.open("");
    await this.show();
    this.list.scrollIntoView({ block: "nearest" });
    this.outbox.wake();
  }

  wrong(draft, { checklist, words }) {
    const counted = Object.fromEntries(
      Object.entries(draft.answers).map(([key, one]) => [key, { ...one, photos: this.files.count(key) }]),
    );
    const checked = check(checklist, counted, Math.floor((draft.foundAt + 8 * 3600000) / 86400000));
    const issues = checked.issues.map((issue) => ({ item: issue.item, sentence: sentence(words, issue) }));
    return draft.place ? issues : [{ item: "place", sentence: "选择地方。" }, ...issues];
  }

  // Today is now; an earlier day is its noon on the county's clock.
  moment(day) {
    return day === today() || !day ? Date.now() : Date.parse(`${day}T12:00:00+08:00`);
  }

  answers(items) {
    const data = new FormData(this.form);
    const answers = {};
    for (const item of items) {
      const text = String(data.get(item.key) ?? "").trim();
      let value = text === "" ? undefined : text;
      if (item.type === "several") value = data.getAll(item.key);
      if (item.type === "yes-no" && value !== undefined) value = text === "yes";
      if (item.type === "number" && value !== undefined) value = number(text);
      answers[item.key] = { value, note: String(data.get(`note-${item.key}`) ?? "").trim() };
    }
    return answers;
  }

  // MARK: What is shown

  bar() {
    this.state = element("p", { className: "phone-state", role: "status" });
    this.list = element("ul", { className: "phone-drafts", ariaLabel: "这台手机上的记录" });
    const fresh = element("button", { type: "button", className: "button button-secondary", textContent: "新开一份" });
    fresh.addEventListener("click", async () => {
      await this.flush();
      await this.open("");
      await this.show();
    });
    const bar = element("section", { className: "phone-bar", ariaLabel: "本机" });
    bar.append(this.state, this.list, fresh);
    this.root.prepend(bar);
  }

  say(words, tone) {
    this.state.textContent = words;
    this.state.dataset.tone = tone;
  }

  async show() {
    const all = await drafts.list(this.person);
    const own = all.find((draft) => draft.id === this.draft.id);
    if (own && own.state !== this.draft.state && !this.isElsewhere && !this.isSubmitting) this.take(own);
    this.lock();
    if (this.isElsewhere) this.say("这份记录在另一个页面里开着，这里不能改。", "refused");
    else if (this.clock) this.say("正在存到本机", "sending");
    else if (!own) this.say("填一项就存在本机，没有网络也能填。", "kept");
    else if (own.state === "writing" && own.issues?.length > 0) this.say(`还不能送：有 ${own.issues.length} 处要补，内容已存在本机`, "refused");
    else if (own.state === "writing") this.say(`本机已存 ${time(own.changedAt)}，还没有送出`, "kept");
    else this.say(drafts.standing(own).words, drafts.standing(own).tone);
    this.list.replaceChildren(...all.map((draft) => this.line(draft)));
    this.list.hidden = all.length === 0;
  }

  // Nothing was typed meanwhile: the form was shut.
  take(own) {
    Object.assign(this.draft, own);
    this.issues(this.draft.issues ?? []);
  }

  line(draft) {
    const { tone, words } = drafts.standing(draft);
    const line = element("li", { className: draft.id === this.draft.id ? "is-open" : "" });
    line.append(element("strong", { textContent: draft.title ?? "" }), element("span", { textContent: words, data: { tone } }));
    const act = (word, run) => {
      const button = element("button", { type: "button", className: "button button-quiet", textContent: word });
      button.addEventListener("click", run);
      line.append(button);
    };
    if (draft.needsSignIn) {
      const back = encodeURIComponent(location.pathname + location.search);
      line.append(element("a", { href: `/login?return_to=${back}`, textContent: "登录后接着送" }));
    }
    if (draft.state === "delivered" && draft.visit) line.append(element("a", { href: draft.visit, textContent: "看记录" }));
    if (["writing", "refused"].includes(draft.state) && draft.id !== this.draft.id) {
      act("接着填", async () => {
        await this.flush();
        if (draft.plan !== this.plan) return location.assign(`/inspections/${draft.plan}/visits/new#draft-${draft.id}`);
        await this.open(draft.id);
        await this.show();
      });
    }
    if (draft.state === "waiting") {
      act("现在送", () => this.outbox.wake());
      if (!draft.isPosted) act("取回来改", () => this.takeBack(draft));
    }
    if (draft.state !== "sending" && !draft.isPosted) {
      act("删除", async () => {
        if (draft.state !== "delivered" && !confirm(`删除“${draft.title}”？照片也一起删，找不回来。`)) return;
        await drafts.remove(draft.id);
        if (draft.id === this.draft.id) await this.open("");
        await this.show();
      });
    }
    return line;
  }

  async takeBack(draft) {
    await this.flush();
    if (await drafts.move(draft.id, ["waiting"], { state: "writing" })) await this.open(draft.id);
    await this.show();
  }

  // Every sentence stands at its item.
  issues(issues) {
    for (const old of this.root.querySelectorAll("[data-phone-issue]")) old.remove();
    for (const { item, sentence: words } of issues) {
      const line = element("p", { className: "field-error", textContent: words, role: "alert", data: { phoneIssue: "" } });
      const place = item && this.root.querySelector(`[data-item="${CSS.escape(item)}"]`);
      const field = item && this.form.elements[item];
      if (place) place.prepend(line);
      else if (field instanceof Element) field.before(line);
      else this.form.prepend(line);
    }
    this.root.querySelector("[data-phone-issue]")?.scrollIntoView({ block: "center" });
  }
}

// The day on the county's clock.
const today = () => new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);

// A number as people type it; what is none stays as it was typed.
function number(text) {
  const plain = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/．/g, ".").replace(/[－−]/g, "-").replace(/[,，\s]/g, "");
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : text;
}

export function phone() {
  const root = document.querySelector("[data-offline-inspection]");
  if (!root || !document.body.dataset.person || !window.indexedDB) return;
  new Page(root).start();
}

// Leaving asks for the drafts on this phone; what sends and checks is held against the county's in tests.
const { list, removePlans } = drafts;
export { ChunkedSending, Session, check, evaluate, day, holds, list, removePlans };
