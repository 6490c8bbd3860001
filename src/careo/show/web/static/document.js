// Words selected in the text fill the form that adds a claim. Offsets count code points, as everywhere in careo.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const text = document.querySelector("article.text");
  const form = document.getElementById("add");
  const letters = (said) => [...said].length;

  const offset = (node, at) => {
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(node, at);
    return letters(before.toString());
  };

  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    form.elements.start.value = offset(range.startContainer, range.startOffset);
    form.elements.stop.value = offset(range.endContainer, range.endOffset);
    document.getElementById("chosen-words").textContent = range.toString();
  });
});
