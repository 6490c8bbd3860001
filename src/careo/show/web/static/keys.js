// The keyboard of every page: an element with data-key="x" is clicked or focused by x ("x y": by either); "g i" and its like go to a page.
// Nothing happens while somebody writes in a field, or together with Ctrl, Alt or Meta.
"use strict";
(() => {
  const PAGES = { i: "/", d: "/documents", r: "/review", h: "/history", a: "/actors", p: "/places", v: "/voices", o: "/problems", m: "/import", x: "/export" };
  let going = false;

  const isWriting = (element) =>
    element instanceof HTMLElement &&
    (element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName)) &&
    !["radio", "checkbox", "button", "submit"].includes(element.getAttribute("type"));

  const press = (element) => {
    if (isWriting(element)) {
      element.focus();
      element.select?.();
    } else {
      element.click();
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape" && isWriting(event.target)) {
      event.target.blur();
      return;
    }
    if (isWriting(event.target)) return;
    if (going) {
      going = false;
      if (PAGES[event.key]) {
        event.preventDefault();
        location.assign(PAGES[event.key]);
      }
      return;
    }
    if (event.key === "g") {
      going = true;
      setTimeout(() => (going = false), 1500);
      return;
    }
    const open = document.querySelector("dialog[open]");
    const found = [...(open ?? document).querySelectorAll("[data-key]")].find(
      (one) => one.dataset.key.split(" ").includes(event.key) && !one.disabled && one.offsetParent !== null,
    );
    if (found) {
      event.preventDefault();
      press(found);
    }
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest?.("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  });
})();
