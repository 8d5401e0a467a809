// Sets the page by the visitor's clock. A page may have been built days ago: what was to come then may be over now.
//
// data-clock="month"    a month's table: marks today among its days
// data-clock="events"   a list: what is over moves from [data-clock="to-come"] to its year, [data-clock="year"]
// data-clock="next"     the next events of the home page: what is over goes; if nothing is left, its [data-past] stays
// data-over             on an event: when it is over
// data-until            on anything: when it is no longer of use
// data-from             on anything hidden: when it is of use

const now = new Date();
const over = (event) => new Date(event.dataset.over) <= now;

function markToday(month) {
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  for (const date of month.querySelectorAll("td > time")) {
    if (date.dateTime === today) date.parentElement.setAttribute("aria-current", "date");
    else date.parentElement.removeAttribute("aria-current");
  }
}

function sortEvents(list) {
  const toCome = list.querySelector('[data-clock="to-come"]');
  if (!toCome) return;
  // Soonest first there, latest first in the years: each goes before those that were over when the page was built.
  for (const event of [...toCome.querySelectorAll("[data-over]")].filter(over)) {
    yearOf(list, event.dataset.year).querySelector(".list").prepend(event);
  }
  toCome.querySelector('[data-clock="nothing"]').hidden = toCome.querySelector("[data-over]") !== null;
}

function yearOf(list, year) {
  const years = [...list.querySelectorAll('[data-clock="year"]')];
  const known = years.find((section) => section.dataset.year === year);
  if (known) return known;
  const made = document.createElement("section");
  made.className = "section section--rail";
  made.dataset.clock = "year";
  made.dataset.year = year;
  made.innerHTML = '<div class="section-head"><h2 class="section-head__title"></h2></div><div class="list"></div>';
  const heading = made.querySelector("h2");
  heading.id = `year-${year}`;
  heading.textContent = year;
  const earlier = years.find((section) => section.dataset.year < year);
  if (earlier) earlier.before(made);
  else list.append(made);
  return made;
}

function showNext(section) {
  const events = [...section.querySelectorAll("[data-over]")];
  const coming = events.filter((event) => !over(event));
  const heading = section.querySelector("[data-past]");
  if (coming.length) for (const event of events) event.hidden = over(event);
  else if (heading) heading.textContent = heading.dataset.past;
}

for (const month of document.querySelectorAll('[data-clock="month"]')) markToday(month);
for (const list of document.querySelectorAll('[data-clock="events"]')) sortEvents(list);
for (const section of document.querySelectorAll('[data-clock="next"]')) showNext(section);
for (const thing of document.querySelectorAll("[data-until]")) {
  if (new Date(thing.dataset.until) <= now) thing.hidden = true;
}
for (const thing of document.querySelectorAll("[data-from]")) {
  if (new Date(thing.dataset.from) <= now) thing.hidden = false;
}
