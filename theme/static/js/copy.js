// Copies what a field holds. The button is there only where this can work; without it the field can be copied by hand.

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  if (!field || !navigator.clipboard) continue;
  const words = button.textContent;
  // What is done is said beside the button: its own name would be said, too, when it comes while the page loads.
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  button.after(said);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = said.textContent = button.dataset.copied;
      setTimeout(() => {
        button.textContent = words;
        said.textContent = "";
      }, 4000);
    } catch {
      field.select(); // the browser would not: one keystroke is left to the visitor
    }
  });
}
