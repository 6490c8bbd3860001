// What the workbench refuses (no reason, somebody changed it meanwhile) is said above the question, which stays.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const refused = document.getElementById("refused");

  document.addEventListener("htmx:responseError", (event) => {
    const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    refused.replaceChildren(...(answer.getElementById("page")?.childNodes ?? []));
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "suggestion") refused.replaceChildren();
  });
});
