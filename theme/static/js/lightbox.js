// Opens pictures large, in a dialog: by click or Enter on their links, on with the arrow keys or a swipe, back with Escape.

const dialog = document.querySelector("[data-lightbox]");
const links = [...document.querySelectorAll(".figure__link")];
const stage = dialog.querySelector(".lightbox__stage");
const caption = dialog.querySelector(".lightbox__caption");
let shown = 0;

function show(index) {
  shown = (index + links.length) % links.length;
  const link = links[shown];
  const picture = link.querySelector("picture").cloneNode(true);
  for (const part of picture.children) part.setAttribute("sizes", "100vw");
  const image = picture.querySelector("img");
  image.removeAttribute("loading");
  image.classList.add("lightbox__image");
  const words = link.closest("figure")?.querySelector("figcaption");
  caption.replaceChildren(...(words ? [...words.cloneNode(true).childNodes] : []));
  caption.lang = link.closest("[lang]").lang;
  stage.lang = caption.lang;
  stage.replaceChildren(picture);
}

function step(by) {
  if (links.length > 1) show(shown + by);
}

for (const button of dialog.querySelectorAll("[data-step]")) {
  button.hidden = links.length < 2;
  button.addEventListener("click", () => step(Number(button.dataset.step)));
}
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
dialog.addEventListener("keydown", (event) => {
  if (event.key === "ArrowLeft") step(-1);
  if (event.key === "ArrowRight") step(1);
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target === stage) dialog.close();
});
dialog.addEventListener("close", () => {
  stage.replaceChildren();
  links[shown].focus(); // where the visitor has come to, not where she began
});

let began = null;
stage.addEventListener("pointerdown", (event) => (began = event.clientX));
stage.addEventListener("pointerup", (event) => {
  const moved = began === null ? 0 : event.clientX - began;
  began = null;
  if (Math.abs(moved) > 60) step(moved > 0 ? -1 : 1);
});

for (const [index, link] of links.entries()) {
  link.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a tab of its own
    event.preventDefault();
    show(index);
    dialog.showModal();
  });
}
