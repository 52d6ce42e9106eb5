/// What the driver asks inside a page. It lives in an isolated world: the page's policy and scripts do not touch it, and it works where the
/// page's own scripts are off. Every function answers at once; the waiting is done outside.
enum PageScript {
    static let source = #"""
        globalThis.luoshi = (() => {
          const squeeze = text => (text ?? "").replace(/\s+/g, " ").trim();
          const all = (selector, root = document) => [...root.querySelectorAll(selector)];
          const isVisible = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
            && [...element.getClientRects()].some(rect => rect.width > 0 && rect.height > 0);
          const words = element => squeeze(element.innerText);

          const nameOf = element => {
            const labels = (element.getAttribute("aria-labelledby") ?? "").split(" ")
              .map(id => squeeze(document.getElementById(id)?.textContent)).filter(Boolean);
            if (labels.length) return labels.join(" ");
            if (element.getAttribute("aria-label")) return squeeze(element.getAttribute("aria-label"));
            if (element.matches("input")) return squeeze(element.value);
            return words(element) || squeeze(element.querySelector("img")?.alt) || squeeze(element.title);
          };

          const labelText = label => {
            const copy = label.cloneNode(true);
            all("input, select, textarea, button, .field-optional", copy).forEach(part => part.remove());
            return squeeze(copy.textContent);
          };
          const namesOfField = field => [
            ...[...(field.labels ?? [])].map(labelText), squeeze(field.getAttribute("aria-label")),
            ...(field.getAttribute("aria-labelledby") ?? "").split(" ")
              .map(id => squeeze(document.getElementById(id)?.textContent)),
            squeeze(field.placeholder), field.name, field.id,
          ].filter(Boolean);

          // Exact names come before names that begin so, and those before names that contain the words.
          const closest = (elements, names, text) => {
            const wanted = squeeze(text);
            for (const fits of [name => name === wanted, name => name.startsWith(wanted), name => name.includes(wanted)]) {
              const found = elements.filter(element => names(element).some(fits));
              if (found.length) return found;
            }
            return [];
          };

          // Of several, those with the shortest way up to something that shows the words `near`.
          const nearest = (elements, near) => {
            if (!near) return elements;
            const wanted = squeeze(near);
            const bare = wanted.replace(/ /g, "");
            // Elements share their ancestors, and the shown text of a large one is dear: each is asked once, and only
            // where its text, shown or not, has the words at all.
            const known = new Map();
            const showsIt = up => {
              if (!known.has(up)) known.set(up, hasIt(up));
              return known.get(up);
            };
            const hasIt = up => all(textual, up).some(field => field.value.includes(wanted))
              || up.textContent.replace(/\s+/g, "").includes(bare) && squeeze(up.innerText).includes(wanted);
            const distance = element => {
              let steps = 0;
              for (let up = element; up && up !== document.body; up = up.parentElement, steps++)
                if (showsIt(up)) return steps;
              return Infinity;
            };
            const far = elements.map(distance);
            const least = Math.min(...far);
            return least === Infinity ? [] : elements.filter((_, index) => far[index] === least);
          };

          const inPlace = (selector, place) => {
            const roots = place.within ? all(place.within) : [document];
            const found = [...new Set(roots.flatMap(root => all(selector, root)))];
            return found;
          };

          // A person looks at an open dialog first, then at the page's content, then at what frames it.
          const foremost = elements => {
            for (const area of ["dialog[open], [role=dialog]", "main, [role=main]"]) {
              const inside = elements.filter(element => element.closest(area));
              if (inside.length) return inside;
            }
            return elements;
          };

          const clickable = "button, a[href], input[type=submit], input[type=button], input[type=reset], "
            + "input[type=image], summary, [role=button], [role=link], [role=tab], [role=menuitem], [role=option], [onclick]";
          const textual = "textarea, [contenteditable=''], [contenteditable=true], input:not([type=hidden], [type=submit], "
            + "[type=button], [type=reset], [type=image], [type=checkbox], [type=radio], [type=file])";

          const one = (elements, what, place) => {
            let found = elements;
            if (place.near) found = nearest(found, place.near);
            else if (found.length > 1) found = foremost(found);
            if (!found.length) return { wait: `no ${what}` };
            const targets = new Set(found.map(element => element.href ?? element));
            if (found.length > 1 && targets.size > 1)
              return { wait: `${found.length} of ${what}; say near: or within:\n` + found.map(e => "  " + e.outerHTML.slice(0, 160)).join("\n") };
            return { element: found[0] };
          };

          const pointOf = element => {
            element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
            const rect = [...element.getClientRects()].find(rect => rect.width > 0 && rect.height > 0);
            if (!rect) return { wait: "it takes no room on the page" };
            const x = rect.left + rect.width / 2, y = rect.top + rect.height / 2;
            const top = document.elementFromPoint(x, y);
            if (!top) return { wait: "it lies outside the screen" };
            if (!element.contains(top) && !top.contains(element) && top.closest("label")?.control !== element)
              return { wait: `it is covered by ${top.outerHTML.slice(0, 120)}` };
            return { x, y };
          };

          const button = (text, place) => {
            const shown = inPlace(clickable, place).filter(isVisible);
            const found = one(closest(shown, element => [nameOf(element)], text), `button or link 「${text}」`, place);
            if (found.wait) return found;
            if (found.element.matches(":disabled, [aria-disabled=true]")) return { wait: `「${text}」 is disabled` };
            return pointOf(found.element);
          };

          const linkTo = (address, selector) => {
            const found = all(selector).find(link => link.getAttribute("href") === address && isVisible(link));
            return found ? pointOf(found) : { wait: `no link to ${address} at ${selector}` };
          };

          const fieldOf = (selector, label, place) => {
            const shown = inPlace(selector, place)
              .filter(field => isVisible(field) || [...(field.labels ?? [])].some(isVisible) || field.type === "file");
            return one(closest(shown, namesOfField, label), `field 「${label}」`, place);
          };

          const changed = element => {
            element.dispatchEvent(new Event("input", { bubbles: true }));
            element.dispatchEvent(new Event("change", { bubbles: true }));
          };

          const isPicked = /^(date|time|datetime-local|month|week|color|range)$/;
          const fill = (label, value, place) => {
            const found = fieldOf(textual, label, place);
            if (found.wait) return found;
            const field = found.element;
            if (field.disabled || field.readOnly) return { wait: `field 「${label}」 cannot be written in` };
            field.scrollIntoView({ block: "center", behavior: "instant" });
            field.focus();
            if (isPicked.test(field.type)) {
              field.value = value;
              if (field.value !== value) return { wait: `field 「${label}」 does not take 「${value}」` };
              changed(field);
              return { done: true };
            }
            if (field.select) field.select(); else getSelection().selectAllChildren(field);
            return { type: true };
          };

          const choose = (label, option, place) => {
            const found = fieldOf("select", label, place);
            if (found.wait) return radio(label, option, place) ?? found;
            const field = found.element;
            const options = closest([...field.options], one => [squeeze(one.label), one.value], option);
            if (!options.length) return { wait: `no 「${option}」 among ` + [...field.options].map(o => o.label).join("、") };
            field.focus();
            if (field.multiple) options[0].selected = true; else field.selectedIndex = options[0].index;
            changed(field);
            return { done: true };
          };

          const radio = (label, option, place) => {
            const groups = closest(inPlace("fieldset, [role=radiogroup]", place), group =>
              [squeeze(group.querySelector("legend")?.innerText), nameOf(group)], label);
            for (const group of groups) {
              const found = closest(all("input[type=radio]", group), namesOfField, option)[0];
              if (found) return boxPoint(found);
            }
          };

          const boxPoint = box => pointOf(isVisible(box) ? box : [...box.labels].find(isVisible) ?? box);
          const check = (label, isOn, place) => {
            const found = fieldOf("input[type=checkbox], input[type=radio]", label, place);
            if (found.wait) return found;
            if (found.element.checked === isOn) return { done: true };
            if (found.element.disabled) return { wait: `「${label}」 is disabled` };
            return boxPoint(found.element);
          };

          // The first place where the words stand in what is shown, across the elements they run through.
          const rangeOf = (text, within) => {
            for (const root of all(within ?? "body")) {
              const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, node =>
                node.parentElement.closest("script, style") || !isVisible(node.parentElement)
                  ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
              const places = [];
              let whole = "";
              for (let node = walker.nextNode(); node; node = walker.nextNode())
                for (let index = 0; index < node.data.length; index++) {
                  if (/\s/.test(node.data[index])) continue;
                  places.push([node, index]);
                  whole += node.data[index];
                }
              const wanted = text.replace(/\s+/g, "");
              const at = whole.indexOf(wanted);
              if (at < 0) continue;
              const range = document.createRange();
              range.setStart(...places[at]);
              const [node, index] = places[at + wanted.length - 1];
              range.setEnd(node, index + 1);
              return range;
            }
          };

          const drag = (text, within) => {
            const range = rangeOf(text, within);
            if (!range) return { wait: `no 「${text}」 in ${within ?? "the page"}` };
            range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
            const rects = [...range.getClientRects()].filter(rect => rect.width > 0);
            const first = rects[0], last = rects[rects.length - 1];
            const edge = 1;
            return {
              from: { x: first.left + edge / 2, y: first.top + first.height / 2 },
              to: { x: last.right - edge / 2, y: last.top + last.height / 2 },
            };
          };

          const shows = (text, within) => {
            const wanted = squeeze(text);
            return all(within ?? "body").some(root => isShown(root, wanted));
          };
          const isShown = (root, wanted) => words(root).includes(wanted) || squeeze(document.title) === wanted
            || all("input:not([type=password], [type=hidden]), textarea", root)
              .some(field => isVisible(field) && squeeze(field.value).includes(wanted));

          return {
            button, linkTo, fill, choose, check, drag, shows,
            words: () => document.body?.innerText ?? "",
            leave: () => document.activeElement?.blur?.(),
            file: (label, place) => fieldOf("input[type=file]", label, place),
            selected: () => getSelection().toString(),
            value: (label, place) => {
              const found = fieldOf("input, select, textarea", label, place);
              if (found.wait) return found;
              const field = found.element;
              return { value: field.matches("select") ? squeeze(field.selectedOptions[0]?.label) : field.value };
            },
            texts: selector => all(selector).filter(isVisible).map(words),
            isReady: () => document.readyState !== "loading",
          };
        })();
        """#
}
