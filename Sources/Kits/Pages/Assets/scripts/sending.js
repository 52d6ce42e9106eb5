// Forms are sent once, and filters leave their empty answers out of the address.
export function sending() {
  for (const form of document.querySelectorAll("form[method='post']")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = "yes";
      event.submitter?.setAttribute("aria-busy", "true");
      // An answer that is a file leaves the page as it is.
      setTimeout(() => release(form), 5000);
    });
  }
  for (const form of document.querySelectorAll("form[data-filter]")) {
    form.addEventListener("submit", () => {
      for (const control of form.elements) if (control.name && control.value === "") control.disabled = true;
    });
  }
}

function release(form) {
  delete form.dataset.sent;
  for (const control of form.elements) control.removeAttribute("aria-busy");
}

// A page taken back from the browser's history.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) release(form);
  for (const control of document.querySelectorAll("form[data-filter] :disabled")) control.disabled = false;
});
