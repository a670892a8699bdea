// Search: names first, then releases, each with the sentences that have the words. Everything is put into the page as
// text, never as markup. What is asked for stands in the address: #q=words.
"use strict";
const AT_ONCE = 20;
const NAMES_AT_ONCE = 8;
const input = document.getElementById("words");
const status = document.getElementById("status");
const hits = document.getElementById("hits");

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function linked(address, ...inside) {
  const link = element("a");
  link.href = address;
  link.append(...inside);
  return link;
}

// The sentence with the words that were asked for in bold.
function bolded(sentence, terms) {
  const words = wordsOf(sentence);
  const bold = new Set();
  for (const term of terms) {
    for (const place of placesOf(term, words)) for (let each = place; each < place + term.words.length; each += 1) bold.add(each);
  }
  const parts = [];
  let done = 0;
  for (const number of [...bold].sort((a, b) => a - b)) {
    parts.push(sentence.slice(done, words[number].start), element("b", sentence.slice(words[number].start, words[number].end)));
    done = words[number].end;
  }
  return [...parts, sentence.slice(done)];
}

function nameItem({ address, kind, releases, name, spelling }, terms) {
  const item = element("li");
  const also = spelling === name ? [] : [", also ", ...bolded(spelling, terms)];
  const count = `${kind}, ${releases.toLocaleString("en")} release${releases === 1 ? "" : "s"}`;
  item.append(linked(address, ...bolded(name, terms)), ...also, " ", element("small", count));
  return item;
}

function nameList(names, terms) {
  const list = element("ul", "", "counts");
  list.append(...names.map((each) => nameItem(each, terms)));
  return list;
}

function namesSection(names, terms) {
  const section = element("section", "", "hits");
  section.append(element("h2", "Names"), nameList(names.slice(0, NAMES_AT_ONCE), terms));
  if (names.length > NAMES_AT_ONCE) {
    const rest = element("details");
    rest.append(element("summary", `${names.length - NAMES_AT_ONCE} more names`), nameList(names.slice(NAMES_AT_ONCE), terms));
    section.append(rest);
  }
  return section;
}

function releaseSection({ address, title, published, publisher, sentences }, terms) {
  const section = element("section", "", "hits");
  const heading = element("h3");
  heading.append(linked(address, title || address), " ", element("small", [published, publisher].filter(Boolean).join(", ")));
  const list = element("ul");
  for (const [start, sentence] of sentences) {
    const item = element("li");
    const line = linked(`${address}#s${start}`, ...bolded(sentence, terms));
    line.className = "line";
    item.append(line);
    list.append(item);
  }
  section.append(heading, list);
  return section;
}

async function showReleases(found, into, more, own) {
  const shown = into.childElementCount;
  const part = await found.part(shown, shown + AT_ONCE);
  if (own !== latest) return;
  into.append(...part.map((each) => releaseSection(each, found.terms)));
  const left = found.count - shown - part.length;
  more.hidden = left <= 0;
  more.textContent = `Show more releases (${left.toLocaleString("en")} left)`;
}

function counted(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

async function show(found, own) {
  if (found.names.length) hits.append(namesSection(found.names, found.terms));
  if (found.count) {
    const into = element("div");
    const more = element("button", "", "more");
    more.type = "button";
    more.addEventListener("click", () => showReleases(found, into, more, own));
    hits.append(element("h2", "Releases"), into, more);
    await showReleases(found, into, more, own);
    if (own !== latest) return;
  }
  const told = [counted(found.names.length, "name"), counted(found.count, "release")].join(" and ");
  status.textContent = found.names.length + found.count ? `${told} found.` : "Not found. Try fewer words, or a * for any ending.";
}

let latest = 0;
async function search() {
  latest += 1;
  const own = latest;
  hits.replaceChildren();
  const asked = input.value;
  if (!termsOf(asked).some(({ words }) => words.join("").length > 1)) {
    status.textContent = "Type at least two letters.";
    return;
  }
  history.replaceState(null, "", `#q=${encodeURIComponent(asked)}`);
  status.textContent = "Searching …";
  try {
    const found = await answer(asked);
    if (own === latest) await show(found, own);
  } catch (error) {
    if (own === latest) status.textContent = `The search could not be done: ${error.message}.`;
  }
}

document.getElementById("go").addEventListener("click", search);
input.addEventListener("keydown", (event) => { if (event.key === "Enter") search(); });
function fromAddress() {
  const words = new URLSearchParams(location.hash.slice(1)).get("q");
  if (words) {
    input.value = words;
    search();
  }
}
addEventListener("hashchange", fromAddress);
fromAddress();
