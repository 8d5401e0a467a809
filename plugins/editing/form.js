// Asks before what is written and not saved gets lost, and saves with Ctrl-S.

const form = document.getElementById("form");
const opened = words();
let sent = false;

function words() {
  const held = new FormData(form);
  held.delete("files"); // chosen files are objects, and never equal
  return new URLSearchParams(held).toString();
}

// More than the server takes would end in a page of the browser's own, and what was written would be gone.
const files = document.getElementById("f-files");
files?.addEventListener("change", () => {
  const size = [...files.files].reduce((sum, file) => sum + file.size, 0);
  files.setCustomValidity(size > Number(files.dataset.most) ? files.dataset.tooMuch : "");
  files.reportValidity();
});

form.addEventListener("submit", () => {
  sent = true;
});

addEventListener("beforeunload", (event) => {
  if (!sent && (words() !== opened || files?.value)) {
    event.preventDefault();
  }
});

addEventListener("pageshow", () => {
  sent = false;
});

addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    form.requestSubmit();
  }
});
