// Files are sent with done and total in view; the answer takes the page's place as a navigation would.
let replaced = false;

// A file from this size on goes ahead of its form in chunks, where the field says so.
const large = 1e6;

export function uploads(start) {
  for (const form of document.querySelectorAll("form[data-upload]")) {
    for (const input of form.querySelectorAll("input[type='file']")) {
      input.addEventListener("change", () => warn(input));
      if (input.dataset.chunks !== undefined) putBack(form, input);
    }
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented || !hasFiles(form)) return;
      event.preventDefault();
      const tooLarge = [...form.querySelectorAll("input[type='file']")].find((input) => largeFile(input));
      if (tooLarge) return stay(form, tooLarge);
      const inChunks = [...form.querySelectorAll("input[data-chunks]")].find((input) => input.files[0]?.size >= large);
      if (inChunks) return sendAhead(form, inChunks, event.submitter, start);
      send(form, event.submitter, start);
    });
  }
}

function hasFiles(form) {
  return [...form.querySelectorAll("input[type='file']")].some((input) => input.files.length > 0);
}

function size(bytes) {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} KB`;
  return bytes < 1e9 ? `${Math.round(bytes / 1e5) / 10} MB` : `${Math.round(bytes / 1e8) / 10} GB`;
}

function largeFile(input) {
  const largest = Number(input.dataset.largest);
  return largest > 0 ? [...input.files].find((file) => file.size > largest) : undefined;
}

// What is known to be too large is not sent: the form stays as it is, at the field that says why.
function stay(form, input) {
  warn(input);
  free(form);
  input.focus();
}

function warn(input) {
  const field = input.closest(".field");
  field.querySelector("[data-too-large]")?.remove();
  const large = largeFile(input);
  field.classList.toggle("has-error", large !== undefined || field.querySelector(".field-error") !== null);
  if (!large) return;
  const words = document.createElement("p");
  words.className = "field-error";
  words.dataset.tooLarge = "";
  words.setAttribute("role", "alert");
  words.textContent = `“${large.name}”有 ${size(large.size)}，每个文件不超过 ${size(Number(input.dataset.largest))}。换一个小一些的文件再提交。`;
  input.before(words);
}

// What did not arrive before the page went is chosen again by itself.
async function putBack(form, input) {
  const name = await (await import("./sheets.js")).putBack(form, input);
  if (!name) return;
  const words = document.createElement("p");
  words.className = "field-hint";
  words.setAttribute("role", "status");
  words.textContent = `上次没有传完的“${name}”已经放回来，再按一次上传，从断开的地方接着传。`;
  input.after(words);
}

async function sendAhead(form, input, submitter, start) {
  const sheets = await import("./sheets.js");
  const place = progress(form);
  try {
    const key = await sheets.sendAhead(form, input, ({ sent, size: total, broken }) => {
      place.bar.max = total;
      place.bar.value = sent;
      const done = `${size(sent)} / ${size(total)}`;
      place.words.textContent = broken
        ? `网络断了，已传 ${done}，接上后从这里接着传` : `正在上传 ${done}，断了会从断开的地方接着传`;
    });
    send(form, submitter, start, { input, key, done: () => sheets.forget(form, input) });
  } catch (problem) {
    place.words.textContent = problem.kind === "refused"
      ? `没有传上去：${problem.message}` : `没有传完：${problem.message}已传的部分还在，再按一次上传，从断开的地方接着传。`;
    if (problem.kind === "refused") sheets.forget(form, input);
    free(form);
  }
}

function send(form, submitter, start, ahead = null) {
  const place = progress(form);
  // The form by itself is small, and what is done with the file takes the time.
  if (ahead) place.words.textContent = `已传完 ${size(ahead.input.files[0].size)}，正在处理`;
  const request = new XMLHttpRequest();
  // The property `formAction` is the page itself where a button names no address of its own.
  request.open("POST", submitter?.getAttribute("formaction") ?? form.action);
  request.setRequestHeader("Accept", "text/html");
  request.responseType = "blob";
  request.upload.addEventListener("progress", (event) => {
    if (ahead || !event.lengthComputable) return;
    place.bar.max = event.total;
    place.bar.value = event.loaded;
    const state = event.loaded < event.total ? "正在上传" : "已传完，正在处理";
    place.words.textContent = `${state} ${size(event.loaded)} / ${size(event.total)}`;
  });
  request.addEventListener("load", async () => {
    await ahead?.done();
    const name = attachment(request);
    if (name === null) return take(request, await request.response.text(), start);
    download(request.response, name);
    place.words.textContent = `已下载：${name}`;
    free(form);
  });
  request.addEventListener("error", () => {
    place.words.textContent = "没有传上去：网络断了。填写的内容还在，可以再传一次。";
    free(form);
  });
  const answers = new FormData(form);
  if (submitter?.name) answers.append(submitter.name, submitter.value);
  if (ahead) {
    answers.delete(ahead.input.name);
    answers.set(`${ahead.input.name}-upload`, ahead.key);
  }
  request.send(answers);
}

// The form can be sent again.
function free(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}

// What a file in answer is called, as of a blank form that was filled; null for a page.
function attachment(request) {
  const words = request.getResponseHeader("Content-Disposition") ?? "";
  if (!words.startsWith("attachment")) return null;
  const name = /filename\*=UTF-8''([^;]+)/.exec(words);
  return name ? decodeURIComponent(name[1]) : "文件";
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function progress(form) {
  form.querySelector(".work-progress")?.remove();
  const box = document.createElement("div");
  box.className = "work-progress";
  box.setAttribute("role", "status");
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", "上传进度");
  const words = document.createElement("p");
  box.append(bar, words);
  form.append(box);
  return { bar, words };
}

// The answer may carry a notice that is told once, so it is shown as it came instead of being fetched again.
function take(request, text, start) {
  const page = new DOMParser().parseFromString(text, "text/html");
  if (request.responseURL && request.responseURL !== location.href) history.pushState(null, "", request.responseURL);
  replaced = true;
  document.documentElement.replaceWith(document.adoptNode(page.documentElement));
  scrollTo(0, 0);
  start();
}

// Only entries made by `take` need the page again; a jump to a #place does not.
addEventListener("popstate", () => {
  if (replaced) location.reload();
});
