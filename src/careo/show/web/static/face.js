// The arrow keys of the face-to-face table: left and right to the next account that speaks, up and down to the next question.
"use strict";
(() => {
  const place = (value) => {
    const cell = value.closest("td");
    return [cell.parentElement.sectionRowIndex, cell.cellIndex];
  };

  document.addEventListener("keydown", (event) => {
    const here = event.target.closest?.(".face .value");
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!here || !step) return;
    event.preventDefault();
    const [row, column] = place(here);
    const next = [...document.querySelectorAll(".face .value")]
      .map((value) => ({ value, at: place(value) }))
      .filter(({ at }) => (step[0] ? Math.sign(at[0] - row) === step[0] : at[0] === row && Math.sign(at[1] - column) === step[1]))
      .sort((a, b) => Math.abs(a.at[0] - row) * 100 + Math.abs(a.at[1] - column) - (Math.abs(b.at[0] - row) * 100 + Math.abs(b.at[1] - column)));
    next[0]?.value.focus();
  });
})();
