// The site's search. The index is fetched when somebody begins to search, and then only the parts that a word needs;
// what is searched for stays in the browser. Words come from the page: this file has none.

const box = document.getElementById("search");
const form = box.querySelector("form");
const field = form.elements.q;
const choices = [form.elements.kind, form.elements.country, form.elements.year];
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const more = document.getElementById("search-more");
const others = document.getElementById("search-others");
const sample = document.getElementById("search-result").content.firstElementChild;
const kinds = Object.fromEntries([...box.querySelectorAll("[data-kind]")].map((each) => [each.dataset.kind, each.textContent]));
const plural = new Intl.PluralRules(document.documentElement.lang);
const number = new Intl.NumberFormat(document.documentElement.lang);
const STEP = 10; // results shown at once
const WORD = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su;
const EDGE = 30; // letters by which an excerpt's place in its text is known
const PAUSE = 250; // milliseconds without a key before a search

// Letters that are typed in two ways are indexed with a stroke over them: see plugins/searching/letters.py.
const STROKE = "\u0338";
const toIndex = (words) =>
  words
    .replaceAll("ø", `o${STROKE}`)
    .replaceAll("Ø", `O${STROKE}`)
    .replaceAll("æ", `a${STROKE}e`)
    .replaceAll("Æ", `A${STROKE}E`);
const fromIndex = (words) =>
  words
    .replaceAll(`a${STROKE}e`, "æ")
    .replaceAll(`A${STROKE}E`, "Æ")
    .replaceAll(`o${STROKE}`, "ø")
    .replaceAll(`O${STROKE}`, "Ø");

let index; // a promise, once somebody searches
let turn = 0; // counts searches: an answer that comes late is not shown
let found = [];
let shown = 0;

function load() {
  index ??= import(box.dataset.index).then(async (pagefind) => {
    await pagefind.options({ excerptLength: 28 });
    await pagefind.init();
    return pagefind;
  });
  index.catch(() => (index = undefined)); // the next attempt may have a network again
  return index;
}

// An excerpt is HTML: only its words and marks are taken over. Where it has been cut out of a text, that shows.
function marked(html, content) {
  const parts = document.createDocumentFragment();
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const [all, cut] = [content, body.textContent].map((text) => text.replace(/\s+/g, " ").trim());
  if (!all.startsWith(cut.slice(0, EDGE))) parts.append("… ");
  for (const node of body.childNodes) {
    const words = fromIndex(node.textContent);
    if (node.nodeName === "MARK") {
      const [, before, word, after] = WORD.exec(words); // the index marks “(word).”, signs and all
      const mark = document.createElement("mark");
      mark.textContent = word;
      parts.append(before, mark, after);
    } else parts.append(words);
  }
  if (!all.endsWith(cut.slice(-EDGE))) parts.append(" …");
  return parts;
}

function item(data) {
  const one = sample.cloneNode(true);
  const link = one.querySelector(".search-result__link");
  link.href = data.url;
  link.textContent = fromIndex(data.meta.title);
  const facts = [kinds[data.meta.kind], data.meta.when && fromIndex(data.meta.when)];
  one.querySelector(".search-result__facts").textContent = facts.filter(Boolean).join(" · ");
  one.querySelector(".search-result__excerpt").append(marked(data.excerpt, data.content));
  const places = one.querySelector(".search-result__parts");
  for (const part of data.sub_results.filter((each) => each.url.includes("#")).slice(0, 3)) {
    const place = document.createElement("a");
    place.href = part.url;
    place.textContent = fromIndex(part.title);
    places.appendChild(document.createElement("li")).append(place);
  }
  if (!places.children.length) places.remove();
  return one;
}

async function show(mine) {
  const next = await Promise.all(found.slice(shown, shown + STEP).map((each) => each.data()));
  if (mine !== turn) return;
  const made = next.map(item);
  list.append(...made);
  more.hidden = (shown += made.length) >= found.length;
  return made[0];
}

function remember(words) {
  const address = new URL(location.href);
  for (const { name, value } of [{ name: "q", value: words }, ...choices]) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(null, "", address);
  for (const link of others.querySelectorAll("a")) link.search = words && `?${new URLSearchParams({ q: words })}`;
}

async function search() {
  const mine = ++turn;
  const words = field.value.trim();
  const filters = Object.fromEntries(choices.filter((each) => each.value).map((each) => [each.name, each.value]));
  remember(words);
  if (!words && !Object.keys(filters).length) {
    list.replaceChildren();
    status.textContent = "";
    more.hidden = others.hidden = true;
    return;
  }
  list.setAttribute("aria-busy", "true");
  if (!index) status.textContent = box.dataset.searching;
  try {
    const answer = await (await load()).search(words ? toIndex(words) : null, { filters });
    if (mine !== turn) return;
    [found, shown] = [answer.results, 0];
    const old = [...list.children];
    await show(mine);
    if (mine !== turn) return;
    for (const each of old) each.remove();
    others.hidden = !words;
    const count = box.dataset[plural.select(found.length)] ?? box.dataset.other;
    status.textContent = found.length
      ? count.replace("{n}", number.format(found.length))
      : box.dataset.nothing.replace("{words}", words);
  } catch {
    if (mine !== turn) return;
    list.replaceChildren();
    more.hidden = true;
    status.textContent = box.dataset.failed;
    document.getElementById("search-engine").hidden = false;
  }
  list.setAttribute("aria-busy", "false");
}

let waiting;
field.addEventListener("focus", () => load().catch(() => {}), { once: true });
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, PAUSE);
});
for (const choice of choices) choice.addEventListener("change", search);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  search();
});
more.addEventListener("click", async () => (await show(turn))?.querySelector("a").focus());

const asked = new URLSearchParams(location.search);
field.value = asked.get("q") ?? "";
for (const choice of choices) {
  const wanted = asked.get(choice.name) ?? "";
  if ([...choice.options].some((each) => each.value === wanted)) choice.value = wanted;
}
box.hidden = false;
document.getElementById("search-engine").hidden = true;
search();
