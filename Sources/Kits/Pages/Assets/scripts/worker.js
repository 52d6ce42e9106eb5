// Answers for the pages of an inspection while there is no network, from what their own script put on the shelf: the shell
// of plans a person opened, and the files of the program. Everything else goes to the network as if this were not here.
const shelves = "luoshi-phone-";
const patience = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (request.mode === "navigate" && /^\/inspections\/\d+\/visits\/new$/.test(url.pathname)) event.respondWith(page(request));
});

// Addresses of assets change with their content: what is kept is right.
async function asset(request) {
  return (await caches.match(request)) ?? fetch(request);
}

// The network's page where it comes in time: it knows who is signed in. The shelf's where it does not.
async function page(request) {
  const kept = await caches.match(request.url.split("#")[0], { ignoreSearch: true, ignoreVary: true });
  if (!kept) return fetch(request);
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), patience);
  try {
    const answer = await fetch(request, { signal: stop.signal });
    return answer.status >= 500 ? kept : answer;
  } catch {
    return kept;
  } finally {
    clearTimeout(clock);
  }
}

// A page says that it was left for good: nothing of that person's pages stays.
self.addEventListener("message", (event) => {
  if (event.data === "leave") event.waitUntil(leave());
});

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith(shelves)) await caches.delete(name);
}
