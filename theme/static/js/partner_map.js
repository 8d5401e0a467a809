/*
  Partner map: zoom and pan by mouse, touch and keyboard, and choice by country and kind; drawings that stay beside
  their list. All that it offers to see is there without it.

  The view is the drawing's viewBox; --zoom tells the stylesheet how much smaller marks have to be drawn to keep their
  size on the screen.
*/

const MOST = 8; // times larger
const STEP = 1.6; // a press of a button or key
const DRAG = 6; // pixels that a finger may slip and still mean a tap
const LINKED = 30; // pins that the stylesheet links to their entries by itself

/** Let one panel be zoomed and moved. */
function movable(panel) {
  const stage = panel.querySelector("[data-map-stage]");
  const drawing = stage.querySelector("svg");
  const tools = panel.querySelector("[data-map-tools]");
  const { width, height } = drawing.viewBox.baseVal;
  let view = { x: 0, y: 0, part: 1 }; // part: how much of the width is seen
  const pointers = new Map();
  let moved = 0;

  function show(x, y, part) {
    part = Math.min(1, Math.max(1 / MOST, part));
    view = {
      x: Math.min(Math.max(x, 0), width * (1 - part)),
      y: Math.min(Math.max(y, 0), height * (1 - part)),
      part,
    };
    drawing.setAttribute("viewBox", `${view.x} ${view.y} ${width * part} ${height * part}`);
    drawing.style.setProperty("--zoom", part);
    stage.toggleAttribute("data-zoomed", part < 1);
    // Where there is something to move to, the arrow keys need a place to be pressed at.
    if (part < 1) drawing.setAttribute("tabindex", "0");
    else drawing.removeAttribute("tabindex");
    for (const tool of tools.querySelectorAll("[data-map-zoom]")) {
      const stuck = tool.dataset.mapZoom === "in" ? part <= 1 / MOST : part >= 1;
      tool.setAttribute("aria-disabled", stuck);
    }
  }

  /** Change the size by `factor`; what is under (clientX, clientY) stays there. */
  function zoom(factor, clientX, clientY) {
    const box = drawing.getBoundingClientRect();
    const right = clientX === undefined ? 0.5 : (clientX - box.left) / box.width;
    const down = clientY === undefined ? 0.5 : (clientY - box.top) / box.height;
    const part = Math.min(1, Math.max(1 / MOST, view.part / factor));
    const change = view.part - part;
    show(view.x + right * width * change, view.y + down * height * change, part);
  }

  function pan(acrossPixels, downPixels) {
    const unit = (width * view.part) / drawing.getBoundingClientRect().width;
    show(view.x - acrossPixels * unit, view.y - downPixels * unit, view.part);
  }

  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const how = event.target.closest("[data-map-zoom]")?.dataset.mapZoom;
    if (how === "in") zoom(STEP);
    if (how === "out") zoom(1 / STEP);
    if (how === "whole") show(0, 0, 1);
  });

  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = {
      "+": () => zoom(STEP),
      "=": () => zoom(STEP),
      "-": () => zoom(1 / STEP),
      0: () => show(0, 0, 1),
      ArrowLeft: () => pan(40, 0),
      ArrowRight: () => pan(-40, 0),
      ArrowUp: () => pan(0, 40),
      ArrowDown: () => pan(0, -40),
    };
    const act = keys[event.key];
    if (!act || (event.key.startsWith("Arrow") && view.part === 1)) return; // the page scrolls
    act();
    event.preventDefault();
  });

  // A plain wheel scrolls the page; with Ctrl, and as a touchpad's pinch, it zooms.
  stage.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 200), event.clientX, event.clientY);
    },
    { passive: false },
  );

  drawing.addEventListener("dblclick", (event) => zoom(STEP, event.clientX, event.clientY));

  drawing.addEventListener("pointerdown", (event) => {
    if (pointers.size === 0) moved = 0;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });

  drawing.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    moved += Math.hypot(now.x - before.x, now.y - before.y);
    pointers.set(event.pointerId, now);
    if (pointers.size === 2) {
      const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      const spread = Math.hypot(now.x - other.x, now.y - other.y);
      const spreadBefore = Math.hypot(before.x - other.x, before.y - other.y) || spread;
      zoom(spread / spreadBefore, (now.x + other.x) / 2, (now.y + other.y) / 2);
      pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    } else if (moved > DRAG && view.part < 1) {
      if (!drawing.hasPointerCapture(event.pointerId)) drawing.setPointerCapture(event.pointerId);
      pan(now.x - before.x, now.y - before.y);
    }
  });

  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    drawing.addEventListener(end, (event) => pointers.delete(event.pointerId));
  }

  // A drag that ends on a pin is no tap on it; links are not to be dragged off the map.
  drawing.addEventListener(
    "click",
    (event) => {
      if (moved > DRAG && view.part < 1) event.preventDefault();
    },
    true,
  );
  drawing.addEventListener("dragstart", (event) => event.preventDefault());

  // The keyboard may reach a pin whose mark lies outside the part that is seen, or on its edge: show the whole. It is
  // not the drawing that listens: Chromium stops with Tab at each drawing that does, though nothing can be done there.
  stage.addEventListener("focusin", (event) => {
    const link = event.target;
    if (view.part === 1 || link === drawing || !link.matches(":focus-visible")) return;
    const mark = (link.querySelector(".map-panel__mark") ?? link).getBoundingClientRect();
    const box = drawing.getBoundingClientRect();
    const seen =
      mark.left >= box.left && mark.right <= box.right && mark.top >= box.top && mark.bottom <= box.bottom;
    if (!seen) show(0, 0, 1);
  });

  show(0, 0, 1);
}

/** Let a pin or an opening say how many of its entries are shown: to the eye, and in its name. */
function counted(link, count) {
  const number = link.querySelector("[data-map-number]");
  link.toggleAttribute("data-left-out", count === 0);
  if (!number) return;
  link.dataset.name ??= link.getAttribute("aria-label");
  link.dataset.all ??= number.textContent;
  number.textContent = count;
  const [town] = link.dataset.name.split(": ");
  link.setAttribute("aria-label", String(count) === link.dataset.all ? link.dataset.name : `${town}: ${count}`);
}

/** Let the reader choose which entries are shown, in the list and on the pins. */
function choosable(map) {
  const form = map.querySelector("[data-map-filter]");
  if (!form) return;
  const found = form.querySelector("[data-map-found]");
  const entries = [...map.querySelectorAll("[data-kind]")];

  function choose() {
    const country = form.elements.country.value;
    const kind = form.elements.kind.value;
    for (const entry of entries) {
      const there = entry.closest("[data-country]").dataset.country;
      entry.hidden = Boolean((country && country !== there) || (kind && kind !== entry.dataset.kind));
    }
    const shown = entries.filter((entry) => !entry.hidden);
    for (const part of map.querySelectorAll("[data-country], [data-town]")) {
      part.hidden = !shown.some((entry) => part.contains(entry));
      const total = part.querySelector("[data-map-total]");
      if (total) total.textContent = shown.filter((entry) => part.contains(entry)).length;
    }
    for (const pin of map.querySelectorAll("a[data-pin]")) {
      const count = shown.filter((entry) => entry.dataset.pin === pin.dataset.pin).length;
      counted(pin, count);
    }
    for (const opening of map.querySelectorAll("[data-map-opens]")) {
      const pins = new Set(opening.dataset.mapOpens.split(" "));
      const count = shown.filter((entry) => pins.has(entry.dataset.pin)).length;
      counted(opening, count);
    }
    found.textContent = found.dataset.words.replace("{shown}", shown.length).replace("{all}", entries.length);
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", choose);
  // Not before: where it appears while the page loads, a screen reader would say it out of nowhere.
  form.addEventListener("focusin", () => found.setAttribute("aria-live", "polite"), { once: true });
  // A browser may keep the choice over a reload, or over a visit to a partner's page: then it sets it after this.
  window.addEventListener("pageshow", choose);
  choose();
}

/** Mark what belongs together where there are more pins than the stylesheet knows of. */
function linked(map) {
  const mark = (event) => {
    const number = event.target.closest?.("[data-pin]")?.dataset.pin;
    for (const part of map.querySelectorAll("[data-pin]")) {
      part.toggleAttribute("data-found", Number(number) > LINKED && part.dataset.pin === number);
    }
  };
  for (const kind of ["pointerover", "pointerleave", "focusin", "focusout"]) map.addEventListener(kind, mark);
}

/** Let the drawings stay in sight beside the list where all of them is: of taller ones the lower part could not be reached. */
function staying(drawings) {
  const look = () => drawings.toggleAttribute("data-fits", drawings.offsetHeight < window.innerHeight);
  new ResizeObserver(look).observe(drawings);
  window.addEventListener("resize", look);
}

for (const map of document.querySelectorAll("[data-partner-map]")) {
  map.querySelectorAll("[data-map-panel]").forEach(movable);
  map.querySelectorAll("[data-map-drawings]").forEach(staying);
  choosable(map);
  linked(map);
}
