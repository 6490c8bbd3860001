// Words are chosen in the text with the mouse, or with the arrow keys, and fill the form that says what they are.
// Offsets count code points, as everywhere in careo. What is refused is said above the form, which stays as it is.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const text = document.getElementById("text");
  const form = document.getElementById("add");
  const refused = document.getElementById("refused");
  const said = text.textContent;
  const words = [...said.matchAll(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)].map((one) => [one.index, one.index + one[0].length]);
  const letters = (string) => [...string].length;
  const marks = [...text.querySelectorAll(".range:not(.on)")];
  let [anchor, focus] = [-1, -1];

  const unitsBefore = (node, at) => {
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(node, at);
    return before.toString().length;
  };

  const pointAt = (units) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let left = units;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
    return [text, text.childNodes.length];
  };

  const choose = (first, last) => {
    const [start, stop] = [words[Math.min(first, last)][0], words[Math.max(first, last)][1]];
    document.getSelection().setBaseAndExtent(...pointAt(start), ...pointAt(stop));
    pointAt(start)[0].parentElement?.scrollIntoView({ block: "nearest" });
  };

  const nearest = (select, start, stop) => {
    const far = (one) => {
      const [from, to] = [Number(one.dataset.start), Number(one.dataset.stop)];
      return Math.max(0, from - stop, start - to) * 1e6 + Math.abs(from - start);
    };
    const options = [...select.options].filter((one) => one.dataset.start);
    if (options.length) select.value = options.reduce((best, one) => (far(one) < far(best) ? one : best)).value;
  };

  const showPage = (start) => {
    const select = document.getElementById("page-number");
    const found = [...(select?.options ?? [])].filter((one) => Number(one.dataset.start) <= start).at(-1);
    if (!found || found.selected) return;
    found.selected = true;
    document.getElementById("page-image").src = select.dataset.image + found.value;
  };

  const isPinned = (name) => new URLSearchParams(location.search).has(name);

  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    const start = letters(said.slice(0, unitsBefore(range.startContainer, range.startOffset)));
    const stop = start + letters(range.toString());
    form.elements.start.value = start;
    form.elements.stop.value = stop;
    document.getElementById("chosen-words").textContent = range.toString();
    document.getElementById("say-words").open = true;
    for (const name of ["claim", "event"]) if (!isPinned(name)) nearest(form.elements[name], start, stop);
    showPage(start);
  });

  const wordAt = (units) => Math.max(0, words.findLastIndex((one) => one[0] <= units));

  const markAfter = (step) => {
    const here = focus < 0 ? -1 : words[focus][0];
    const starts = [...new Set(marks.map((one) => unitsBefore(one, 0)))].sort((a, b) => a - b);
    return step > 0 ? starts.find((one) => one > here) : starts.findLast((one) => one < here);
  };

  text.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !words.length) return;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && focus >= 0) {
      event.preventDefault();
      form.querySelector("[name=aspect]:checked").focus();
      return;
    }
    if (!step) return;
    event.preventDefault();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const start = markAfter(step);
      if (start === undefined) return;
      focus = wordAt(start);
      if (words[focus][0] < start && focus + 1 < words.length) focus += 1;
      anchor = focus;
    } else {
      focus = Math.min(words.length - 1, Math.max(0, focus + step));
      if (!event.shiftKey || anchor < 0) anchor = focus;
    }
    choose(anchor, focus);
  });

  text.addEventListener("mouseup", () => {
    const chosen = document.getSelection();
    if (chosen.rangeCount && text.contains(chosen.anchorNode))
      anchor = focus = wordAt(unitsBefore(chosen.anchorNode, chosen.anchorOffset));
  });

  const refuse = (answer) => {
    const line = (...parts) => {
      const made = document.createElement("p");
      made.textContent = parts.join(" ");
      return made;
    };
    const lines = [line(answer.said)];
    if (answer.token) {
      lines.push(line(`${refused.dataset.was}:`, answer.was_said), line(`${refused.dataset.now}:`, answer.now_said, `(${answer.by})`));
      lines.push(line(refused.dataset.again));
    }
    refused.replaceChildren(...lines);
    refused.scrollIntoView({ block: "nearest" });
  };

  document.querySelector("aside").addEventListener("submit", async (event) => {
    if (event.target.method !== "post") return;
    event.preventDefault();
    const sent = event.target;
    const headers = { accept: "application/json" };
    const answer = await fetch(sent.action, { method: "POST", body: new FormData(sent), headers });
    const found = await answer.json();
    if (!answer.ok) {
      refuse(found);
      if (found.token) sent.elements.seen.value = found.token;
      return;
    }
    const [path, hash] = found.address.split("#");
    if (path === location.pathname + location.search) {
      location.hash = hash ?? "";
      location.reload();
    } else location.assign(found.address);
  });

  document.getElementById("page-number")?.addEventListener("change", (event) => {
    document.getElementById("page-image").src = event.target.dataset.image + event.target.value;
  });

  const asked = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (asked && !text.contains(asked)) {
    asked.focus();
    document.getElementById("page-image")?.addEventListener("load", () => asked.scrollIntoView(), { once: true });
  }

  const sought = text.querySelector(".sought [tabindex]");
  if (sought) {
    const start = unitsBefore(sought, 0);
    anchor = focus = Math.max(0, words.findIndex((one) => one[1] > start));
    sought.focus({ preventScroll: true });
    sought.scrollIntoView({ block: "center" });
  }

  text.addEventListener("click", (event) => {
    if (!event.detail) text.focus();
  });
});
