// Puts the page at hand on the shelf for times without a network, as this person got it from the county, with every file
// of the program it loaded; the worker answers from there.
const prefix = "luoshi-phone-";

export async function shell(person, offline) {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return false;
  try {
    await navigator.serviceWorker.register("/worker.js", { scope: "/inspections/" });
    const shelf = await caches.open(prefix + person);
    const page = await fetch(location.pathname, { headers: { Accept: "text/html" } });
    const text = await page.clone().text();
    // Another person may have signed in meanwhile, and a page that leads to signing in is no shell.
    if (!page.ok || page.redirected || !text.includes(`data-person="${person}"`) || !text.includes(offline)) return false;
    await shelf.put(location.pathname, page);
    await keepAssets(shelf);
    document.documentElement.dataset.shell = "kept";
    return true;
  } catch {
    return false;
  }
}

async function keepAssets(shelf) {
  const own = performance.getEntriesByType("resource").map((entry) => new URL(entry.name))
    .filter((address) => address.origin === location.origin && address.pathname.startsWith("/assets/"));
  const versions = new Set(own.map((address) => address.pathname.split("/")[2]));
  for (const request of await shelf.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/assets/") && !versions.has(pathname.split("/")[2])) await shelf.delete(request);
  }
  for (const { pathname } of own) if (!(await shelf.match(pathname))) await shelf.add(pathname);
}
