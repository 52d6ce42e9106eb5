// What a phone keeps: drafts, their photos and voices, plans that were opened (IndexedDB "luoshi-phone").
let opened = null;

function open() {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open("luoshi-phone", 1);
    request.onupgradeneeded = () => {
      const database = request.result;
      database.createObjectStore("drafts", { keyPath: "id" });
      database.createObjectStore("files", { keyPath: "key" }).createIndex("draft", "draft");
      database.createObjectStore("plans", { keyPath: "key" });
      database.createObjectStore("sheets", { keyPath: "form" });
    };
    request.onsuccess = () => {
      // Another tab brings a newer page: it must not wait for this one. What is closed is opened anew when it is needed.
      request.result.onversionchange = () => {
        request.result.close();
        opened = null;
      };
      request.result.onclose = () => (opened = null);
      done(request.result);
    };
    request.onerror = () => failed(request.error);
  });
  opened.catch(() => (opened = null));
  return opened;
}

// One transaction over some stores; `work` gets them by name and gives the request whose result is wanted.
async function within(names, mode, work) {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction(names, mode, { durability: "strict" });
    const request = work((name) => transaction.objectStore(name));
    transaction.oncomplete = () => done(request?.result);
    transaction.onabort = () => failed(transaction.error ?? new DOMException("aborted", "AbortError"));
    transaction.onerror = () => failed(transaction.error ?? request?.error);
  });
}

// One transaction. `change` answers the new value, or nothing to leave it; so does this.
export function change(name, key, change) {
  let changed;
  return within([name], "readwrite", (store) => {
    const request = store(name).get(key);
    request.onsuccess = () => {
      changed = request.result && change(request.result);
      if (changed) store(name).put(changed);
    };
    return request;
  }).then(() => changed);
}

export const get = (name, key) => within([name], "readonly", (store) => store(name).get(key));
export const all = (name) => within([name], "readonly", (store) => store(name).getAll());
export const put = (name, value) => within([name], "readwrite", (store) => store(name).put(value));
export const remove = (name, key) => within([name], "readwrite", (store) => store(name).delete(key));
export const clear = (name) => within([name], "readwrite", (store) => store(name).clear());

export const filesOf = (draft) => within(["files"], "readonly", (store) => store("files").index("draft").getAll(draft));

// A draft goes with everything that belongs to it, or stays whole.
export async function removeDraft(id) {
  const files = await filesOf(id);
  await within(["drafts", "files"], "readwrite", (store) => {
    for (const file of files) store("files").delete(file.key);
    return store("drafts").delete(id);
  });
}

// Delivered: the photos are at the county, the line stays.
export async function removeFiles(draft) {
  const files = await filesOf(draft.id);
  await within(["drafts", "files"], "readwrite", (store) => {
    for (const file of files) store("files").delete(file.key);
    return store("drafts").put(draft);
  });
}

export const isFull = (error) => error?.name === "QuotaExceededError" || error?.inner?.name === "QuotaExceededError";

// 32 hexadecimal digits nobody made before, or as RFC 9562 writes them.
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function newUUID() {
  const digits = [...newKey()];
  digits[12] = "4";
  digits[16] = "89ab"[parseInt(digits[16], 16) & 3];
  return digits.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
