// Files dropped anywhere on the page are put into the form and sent.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("drop");
  const field = form.querySelector("input[type=file]");
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    form.requestSubmit();
  });
});
