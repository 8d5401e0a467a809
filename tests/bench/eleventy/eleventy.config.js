// What ours writes, and nothing more. Lists, neighbours and translations are looked up once, not page by page.
const languages = ["lt", "nb", "en"];

export default function (config) {
  const news = new Map(); // language -> its items, newest first
  const byItem = new Map(); // item -> language -> its page
  const place = new Map(); // address -> place in the list of its language

  config.addPassthroughCopy({ static: "." });
  let all; // of all languages, newest first
  const sort = (api) => {
    if (all) {
      return; // collections are made in no stated order; a build is a process of its own
    }
    all = api.getFilteredByGlob("content/news/*.md").reverse();
    for (const language of languages) {
      news.set(language, all.filter((page) => page.data.lang === language));
      news.get(language).forEach((page, index) => place.set(page.url, index));
    }
    for (const page of all) {
      const translations = byItem.get(page.data.item) ?? {};
      translations[page.data.lang] = page;
      byItem.set(page.data.item, translations);
    }
  };
  config.addCollection("news", (api) => {
    sort(api);
    return all;
  });
  config.addCollection("lists", (api) => {
    sort(api);
    const lists = [];
    for (const language of languages) {
      const items = news.get(language);
      const count = Math.max(1, Math.ceil(items.length / 10));
      for (let number = 1; number <= count; number++) {
        lists.push({ language, number, count, items: items.slice((number - 1) * 10, number * 10) });
      }
    }
    return lists;
  });
  config.addCollection("tagged", (api) => {
    sort(api);
    return languages.flatMap((language) => {
      const found = new Map();
      for (const page of news.get(language)) {
        for (const topic of page.data.topics) {
          found.has(topic) ? found.get(topic).push(page) : found.set(topic, [page]);
        }
      }
      const topics = [...found.keys()].sort();
      return topics.map((topic) => ({ language, topic, pages: found.get(topic) }));
    });
  });
  config.addFilter("translations", (item) => languages.map((language) => byItem.get(item)[language]));
  config.addFilter("older", (page) => news.get(page.data.lang)[place.get(page.url) + 1]);
  config.addFilter("newer", (page) => news.get(page.data.lang)[place.get(page.url) - 1]);
  config.addFilter("self", (item, language) => byItem.get(item)[language]);
  config.addFilter("newest", (language, count) => news.get(language).slice(0, count));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("rfc3339", (date) => date.toISOString());
  config.addFilter("of", (lists, language) => lists.filter((each) => each.language === language));

  return {
    dir: { input: "content", output: "output" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
