// Everything here makes a working page handier. A page does its job without any of it.
import { autosize } from "./autosize.js";
import { grids } from "./grids.js";
import { keys } from "./keys.js";
import { keeping } from "./keeping.js";
import { leaving } from "./leaving.js";
import { menus } from "./menus.js";
import { panes } from "./panes.js";
import { pickers } from "./pickers.js";
import { points } from "./points.js";
import { selection } from "./selection.js";
import { sending } from "./sending.js";
import { tables } from "./tables.js";
import { theme } from "./theme.js";
import { uploads } from "./uploads.js";

// `start` runs again when an upload has replaced the page's content.
function start() {
  for (const part of [keeping, autosize, grids, keys, leaving, menus, panes, pickers, points, selection, sending, tables, theme]) part();
  uploads(start);
  if (document.querySelector("[data-review]")) import("./review.js").then(({ review }) => review(start));
  if (document.querySelector("[data-offline-inspection]")) import("./phone.js").then(({ phone }) => phone());
  document.querySelector("[data-error-summary]")?.focus();
}

start();
