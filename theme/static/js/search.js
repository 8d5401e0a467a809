// The site's search. The index is fetched when somebody begins to search, and then only the parts that a word needs;
// what is searched for stays in the browser. Words come from the page: this file has none.
//
// No module, so that it runs before what stands below the form is there, and nothing has to move when the form appears.

"use strict";

const box = document.getElementById("search");
const form = box.querySelector("form");
const field = form.elements.q;
const choices = [form.elements.kind, form.elements.country, form.elements.year];
const status = document.getElementById("search-status");
const meant = document.getElementById("search-meant");
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
const ENDING = 2; // letters in which two forms of one word may differ
const PATIENCE = 8000; // milliseconds for which what stands below waits for a first answer

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

// A slip of the finger: the site's own words are at hand, and the one that is nearest is proposed.
let lexicon; // a promise of [as it is compared, as it is written], the commonest first

function vocabulary() {
  lexicon ??= fetch(box.dataset.words).then(async (answer) => {
    const lines = answer.ok ? (await answer.text()).split("\n") : [];
    return lines.filter(Boolean).map((word) => [plain(word), word]);
  });
  lexicon.catch(() => (lexicon = undefined));
  return lexicon;
}

function plain(word) {
  const small = word.toLowerCase().replaceAll("ø", "o").replaceAll("æ", "ae");
  return small.normalize("NFD").replace(/\p{M}/gu, "");
}

/** How many letters are wrong, missing, too many or have changed places: `most` or more are all one. */
function slips(one, other, most) {
  if (Math.abs(one.length - other.length) >= most) return most;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1];
      next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + (same ? 0 : 1));
      const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (swapped) next[at] = Math.min(next[at], before[at - 2] + 1);
    }
    if (Math.min(...next) >= most) return most;
    [before, last] = [last, next];
  }
  return last[other.length];
}

/** Whether one word could be another form of the other. */
function akin(one, other) {
  const least = Math.max(4, Math.min(one.length, other.length) - ENDING);
  return one.slice(0, least) === other.slice(0, least);
}

/** The word that was meant by `word`; itself where the site has it, or has found something by what may be its form. */
function nearest(word, known, nothing) {
  const typed = plain(word);
  if (known.some(([each]) => each.startsWith(typed) || (!nothing && akin(typed, each)))) return word;
  let best = word;
  let most = typed.length < 8 ? 2 : 3; // of short words too many are near: “budget” is no “judge”
  for (const [each, written] of known) {
    const count = slips(typed, each, most);
    if (count < most) [best, most] = [written, count];
  }
  return best !== word && /^\p{Lu}/u.test(word) ? best[0].toUpperCase() + best.slice(1) : best;
}

function propose(asked, known) {
  const nothing = !found.length && !choices.some((each) => each.value);
  const better = asked.replace(/\p{L}{4,}/gu, (word) => nearest(word, known, nothing));
  meant.replaceChildren();
  if (better === asked) return;
  const link = document.createElement("a");
  const address = new URL(location.href);
  address.searchParams.set("q", better);
  link.href = address;
  link.textContent = better;
  const [before, after] = meant.dataset.meant.split("{words}");
  meant.append(before, link, after);
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
  const when = one.querySelector("[data-fact=when]");
  one.querySelector("[data-fact=kind]").textContent = kinds[data.meta.kind];
  if (data.meta.when) when.textContent = fromIndex(data.meta.when);
  else when.parentElement.remove();
  one.querySelector(".search-result__excerpt").append(marked(data.excerpt, data.content));
  const places = one.querySelector(".search-result__parts");
  const parts = data.sub_results.filter((each) => each.url.includes("#")).slice(0, 3);
  for (const part of parts) {
    const place = document.createElement("a");
    place.href = part.url;
    place.textContent = fromIndex(part.title);
    places.append(" ", place); // no list: after each one, the list that it is in would be announced again
  }
  if (!parts.length) places.remove();
  return one;
}

async function show(mine, count = STEP) {
  const next = await Promise.all(found.slice(shown, shown + count).map((each) => each.data()));
  if (mine !== turn) return;
  const made = next.map(item);
  list.append(...made);
  more.hidden = (shown += made.length) >= found.length;
  keep();
  return made[0];
}

// Who comes back from a result finds as many as she had, where she was: browsers put a page where it was before there
// is an answer, if they have not kept it whole.
let left = history.state ?? {};
const keep = () => history.replaceState({ shown, top: window.scrollY }, "");
document.addEventListener("click", keep);

function remember(words) {
  const address = new URL(location.href);
  for (const { name, value } of [{ name: "q", value: words }, ...choices]) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(null, "", address);
  const asked = words && `?${new URLSearchParams({ q: words })}`;
  for (const link of document.querySelectorAll(".language-switch__link, [data-search-language]")) link.search = asked;
}

/** Let what stands below come: the answer is there, or takes too long. */
function settle() {
  box.classList.remove("search-form--awaited");
}

async function search() {
  const mine = ++turn;
  const words = field.value.trim();
  const filters = Object.fromEntries(choices.filter((each) => each.value).map((each) => [each.name, each.value]));
  remember(words);
  if (!words && !Object.keys(filters).length) {
    list.replaceChildren();
    meant.replaceChildren();
    status.textContent = "";
    more.hidden = others.hidden = true;
    settle();
    return;
  }
  list.setAttribute("aria-busy", "true");
  if (!index) status.textContent = box.dataset.searching;
  try {
    // All of an answer at once, or what is proposed would push down what was found; that stands without it, too.
    const [pagefind, known] = await Promise.all([load(), words ? vocabulary().catch(() => []) : []]);
    const answer = await pagefind.search(words ? toIndex(words) : null, { filters });
    if (mine !== turn) return;
    [found, shown] = [answer.results, 0];
    const old = [...list.children];
    await show(mine, Math.max(STEP, left.shown ?? 0));
    if (mine !== turn) return;
    for (const each of old) each.remove();
    others.hidden = !words;
    const count = box.dataset[plural.select(found.length)] ?? box.dataset.other;
    status.textContent = found.length
      ? count.replace("{n}", number.format(found.length))
      : box.dataset.nothing.replace("{words}", words);
    propose(words, known);
    box.classList.remove("search-form--failed");
  } catch {
    if (mine !== turn) return;
    list.replaceChildren();
    meant.replaceChildren();
    more.hidden = true;
    status.textContent = box.dataset.failed;
    box.classList.add("search-form--failed");
  }
  settle();
  list.setAttribute("aria-busy", "false");
  if (left.top) window.scrollTo({ top: left.top, behavior: "instant" });
  left = {};
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
box.classList.add("search-form--awaited");
setTimeout(settle, PATIENCE);
box.hidden = false;
search();
