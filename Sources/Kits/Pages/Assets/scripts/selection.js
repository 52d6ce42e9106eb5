// Marking a stretch of a document: the form [data-selection] appears with the stretch in its fields
// [data-selection-start], [data-selection-end] (Unicode scalars of the whole text) and [data-selection-text].
export function selection() {
  const form = document.querySelector("[data-selection]");
  const reader = document.querySelector("[data-reader]");
  if (!form || !reader) return;
  form.hidden = true;
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (form.contains(document.activeElement)) return;
    const range = chosen.rangeCount > 0 ? chosen.getRangeAt(0) : null;
    if (!range || range.collapsed || !reader.contains(range.commonAncestorContainer)) return (form.hidden = true);
    const start = place(range.startContainer, range.startOffset);
    const end = place(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return (form.hidden = true);
    form.hidden = false;
    form.querySelector("[data-selection-start]").value = start;
    form.querySelector("[data-selection-end]").value = end;
    const words = form.querySelector("[data-selection-text]");
    if (words) words[words.matches("input, textarea") ? "value" : "textContent"] = chosen.toString();
  });
}

// The paragraph says where it begins; what stands before the point in it is counted in scalars, not UTF-16 units.
function place(node, offset) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const paragraph = element.closest("[data-offset]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.offset) + [...before.toString()].length;
}
