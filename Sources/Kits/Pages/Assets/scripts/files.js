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
    for (const place of page.root.querySelectorAll("[data-item]")) this.bind(place, place.dataset.item);
    this.position();
  }

  async open(draft) {
    this.all = await store.filesOf(draft.id);
    this.show();
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
    let running = null;
    button.addEventListener("click", async () => {
      if (running) return running.stop();
      try {
        running = await recording((seconds) => (button.textContent = `停止录音 ${seconds} 秒`));
        button.textContent = "停止录音";
        const { blob, seconds } = await running.done;
        await this.add(item, words, async () => ({ kind: "voice", name: `录音 ${seconds} 秒.${ending(blob)}`, blob, seconds }));
      } catch (error) {
        words.textContent = error.message;
      }
      running = null;
      button.textContent = "录音";
    });
    return button;
  }

  async add(item, words, make) {
    const { page } = this;
    words.textContent = "正在存到本机";
    try {
      const file = { key: store.newKey(), draft: page.draft.id, item, isSent: false, ...(await make()) };
      await store.put("files", file);
      this.all.push(file);
      words.textContent = "";
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

  // Where the phone is, only when somebody asks for it to be written down.
  position() {
    if (!navigator.geolocation || !window.isSecureContext) return;
    const { page } = this;
    const spot = page.form.elements.spot;
    const button = element("button", { type: "button", className: "button button-quiet", textContent: "写下现在的位置" });
    const words = element("p", { className: "field-hint", role: "status" });
    spot.after(button, words);
    button.addEventListener("click", () => {
      words.textContent = "正在定位";
      navigator.geolocation.getCurrentPosition(
        async ({ coords }) => {
          const { latitude, longitude, accuracy } = coords;
          page.draft.position = { latitude, longitude, accuracy };
          words.textContent = `已写下：北纬 ${latitude.toFixed(5)}，东经 ${longitude.toFixed(5)}，误差约 ${Math.ceil(accuracy)} 米。`;
          await page.keep();
          await page.show();
        },
        () => (words.textContent = "没有定位成功。打开手机定位，或者把具体地点写清楚。"),
        { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 },
      );
    });
  }
}

const ending = (blob) => (blob.type.includes("mp4") ? "m4a" : blob.type.includes("ogg") ? "ogg" : "webm");
