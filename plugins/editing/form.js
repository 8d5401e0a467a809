// Asks before what is written and not saved gets lost, and saves with Ctrl-S.

const form = document.getElementById("form");
const opened = words();
let sent = false;

function words() {
  const held = new FormData(form);
  held.delete("files"); // chosen files are objects, and never equal
  return new URLSearchParams(held).toString();
}

form.addEventListener("submit", () => {
  sent = true;
});

addEventListener("beforeunload", (event) => {
  if (!sent && (words() !== opened || document.getElementById("f-files")?.value)) {
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
