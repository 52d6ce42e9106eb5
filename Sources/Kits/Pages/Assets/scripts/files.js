// Photos, spoken notes and the place of the draft at hand: kept on the phone the moment they are taken.
import { taken } from "./photos.js";
import * as store from "./store.js";
import { canRecord, recording } from "./voice.js";

// An element with its properties; `data` are its data attributes.
export function element(name, { data = {}, ...properties } = {}) {
  const made = Object.assign(document.createElement(name), properties);
  Object.assign(made.dataset, data);
  return made;
}

export class Files {
  constructor(page) {
    this.page = page;
    this.all = [];
    this.lists = new Map();
    this.addresses = [];
    this.pending = new Set();
    for (const place of page.root.querySelectorAll("[data-item]")) this.bind(place, place.dataset.item);
    this.position();
  }

  async open(draft) {
    this.running?.stop();
    this.all = await store.filesOf(draft.id);
    this.show();
    this.located?.();
  }

  // What is still being made belongs to the record before it goes.
  async settled() {
    this.running?.stop();
    while (this.pending.size > 0) await Promise.allSettled(this.pending);
  }

  count(item) {
    return this.all.filter((file) => file.item === item && file.kind === "photo").length;
  }

  bind(place, item) {
    const input = place.querySelector("input[type='file']");
    if (!input) return;
    const list = element("ul", { className: "phone-files" });
    const words = element("p", { className: "field-hint", role: "status" });
    input.after(list, words);
    this.lists.set(item, { list, words });
    input.addEventListener("change", async () => {
      const chosen = [...input.files];
      input.value = "";
      for (const file of chosen) await this.add(item, words, () => this.photo(file));
    });
    if (canRecord()) list.before(this.recorder(item, words));
  }

  async photo(file) {
    const { blob, exif, width, height } = await taken(file);
    return { kind: "photo", name: `${file.name.replace(/\.\w+$/, "") || "照片"}.jpg`, blob, exif, width, height };
  }

  recorder(item, words) {
    const button = element("button", { type: "button", className: "button button-quiet", textContent: "录音" });
    button.addEventListener("click", async () => {
      if (this.running) return this.running.stop();
      const { draft } = this.page;
      try {
        const running = await recording((seconds) => (button.textContent = `停止录音 ${seconds} 秒`));
        this.running = running;
        button.textContent = "停止录音";
        if (this.page.draft.id !== draft.id) running.stop();
        else await this.add(item, words, () => this.voice(running));
      } catch (error) {
        words.textContent = error.message;
      }
      this.running = null;
      button.textContent = "录音";
    });
    return button;
  }

  async voice(running) {
    const { blob, seconds } = await running.done;
    return { kind: "voice", name: `录音 ${seconds} 秒.${ending(blob)}`, blob, seconds };
  }

  // With the draft that is open now, whatever is opened before the file is ready.
  add(item, words, make) {
    const work = this.keep(item, words, make, this.page.draft);
    this.pending.add(work);
    return work.finally(() => this.pending.delete(work));
  }

  async keep(item, words, make, draft) {
    const { page } = this;
    const isOpen = () => page.draft.id === draft.id;
    words.textContent = "正在存到本机";
    try {
      const file = { key: store.newKey(), draft: draft.id, item, isSent: false, ...(await make()) };
      if (draft.isNew && isOpen() && !(await page.keep())) throw new Error("这份记录没有存下。");
      await store.put("files", file);
      words.textContent = "";
      if (!isOpen()) return;
      this.all.push(file);
      this.show();
      await page.keep();
      await page.show();
    } catch (error) {
      words.textContent = store.isFull(error)
        ? "没有存下：手机存储满了。删掉一些照片或送达的记录，再选一次。" : `没有存下：${error.message}`;
    }
  }

  show() {
    for (const address of this.addresses) URL.revokeObjectURL(address);
    this.addresses = [];
    for (const [item, { list }] of this.lists) {
      const files = this.all.filter((file) => file.item === item);
      list.replaceChildren(...files.map((file) => this.line(file)));
      if (files.length > 0) list.closest("details")?.setAttribute("open", "");
    }
  }

  line(file) {
    const line = element("li");
    const address = URL.createObjectURL(file.blob);
    this.addresses.push(address);
    line.append(
      file.kind === "photo"
        ? element("img", { src: address, alt: file.name, width: 96, height: Math.round((96 * file.height) / file.width) })
        : element("audio", { src: address, controls: true }),
    );
    line.append(element("span", { textContent: `${file.name} · ${Math.ceil(file.blob.size / 1000)} KB` }));
    const button = element("button", { type: "button", className: "button button-quiet", textContent: "删除" });
    button.setAttribute("aria-label", `删除 ${file.name}`);
    button.addEventListener("click", async () => {
      await store.remove("files", file.key);
      this.all = this.all.filter((one) => one !== file);
      this.show();
      await this.page.keep();
    });
    line.append(button);
    return line;
  }

  // Only when somebody asks for it.
  position() {
    if (!navigator.geolocation || !window.isSecureContext) return;
    const { page } = this;
    const make = (textContent) => element("button", { type: "button", className: "button button-quiet", textContent });
    const [button, away] = [make("写下现在的位置"), make("去掉位置")];
    const words = element("p", { className: "field-hint", role: "status" });
    page.form.elements.spot.after(button, away, words);
    this.located = () => {
      const { position } = page.draft;
      away.hidden = !position;
      words.textContent = position
        ? `已写下：北纬 ${position.latitude.toFixed(5)}，东经 ${position.longitude.toFixed(5)}，误差约 ${Math.ceil(position.accuracy)} 米。` : "";
    };
    const write = async (draft, position) => {
      if (page.draft.id !== draft.id) return;
      if (position) draft.position = position;
      else delete draft.position;
      this.located();
      await page.keep();
      await page.show();
    };
    away.addEventListener("click", () => write(page.draft, null));
    button.addEventListener("click", () => {
      const { draft } = page;
      words.textContent = "正在定位";
      navigator.geolocation.getCurrentPosition(
        ({ coords: { latitude, longitude, accuracy } }) => write(draft, { latitude, longitude, accuracy }),
        ({ code }) => {
          const remedy = code === 1 ? "在浏览器里允许定位" : "到开阔的地方";
          words.textContent = `没有写下位置：${remedy}再按一次，或者写清具体地点。`;
        },
        { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 },
      );
    });
  }
}

const ending = (blob) => (blob.type.includes("mp4") ? "m4a" : blob.type.includes("ogg") ? "ogg" : "webm");
