// A large file of a form goes ahead of it in chunks, and the form then names it. The file is kept in the browser until it
// has arrived, so that a page loaded again can go on without choosing it again.
import { ChunkedSending } from "./chunks.js";
import { digestOfFile } from "./digest.js";
import { Session } from "./session.js";
import * as store from "./store.js";

const formKey = (form, input) => `${new URL(form.action).pathname} ${input.name}`;

// Sends what an input holds; gives the upload's key. `tell({sent, size})` while it goes on.
export async function sendAhead(form, input, tell) {
  const file = input.files[0];
  const digest = await digestOfFile(file);
  const [form_, key] = [formKey(form, input), digest.slice(0, 40)];
  // Where nothing can be kept the file is sent all the same.
  await store.put("sheets", { form: form_, key, digest, file, at: Date.now(), person: document.body.dataset.person })
    .catch(() => null);
  await run({ key, digest, file }, tell);
  return key;
}

async function run({ key, digest, file }, tell) {
  const sending = new ChunkedSending(file, { key, token: new Session().token, tell });
  sending.digest = digest;
  await sending.run();
}

// The form was answered: its file is needed no more.
export const forget = (form, input) => store.remove("sheets", formKey(form, input)).catch(() => null);

// A file that was on its way when the page went: put back into the field as if it had been chosen again.
export async function putBack(form, input) {
  const left = await store.get("sheets", formKey(form, input)).catch(() => null);
  if (!left || left.person !== document.body.dataset.person || input.files.length > 0) return null;
  if (Date.now() - left.at > 7 * 86400000) {
    await forget(form, input);
    return null;
  }
  const chosen = new DataTransfer();
  chosen.items.add(new File([left.file], left.file.name, { type: left.file.type }));
  input.files = chosen.files;
  return left.file.name;
}
