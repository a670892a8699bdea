// Search over all releases. The texts are loaded at the first search, one script after the other; a hit is shown with
// the words around it. Everything is put into the page as text, never as markup.
"use strict";
const box = document.querySelector(".search");
const input = document.getElementById("words");
const status = document.getElementById("status");
const hits = document.getElementById("hits");
const pieces = [];
const AROUND = 70;
const LINES = 300;

function presswatchSearch(place, releases) {
  pieces[place] = releases;
}

function load(place) {
  if (pieces[place]) return Promise.resolve(pieces[place]);
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `search/${place}.js`;
    script.onload = () => resolve(pieces[place]);
    script.onerror = () => reject(new Error(script.src));
    document.head.append(script);
  });
}

function pattern(words) {
  const escaped = words.trim().split(/\s+/).map((word) => {
    const any = word.endsWith("*");
    const plain = (any ? word.slice(0, -1) : word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return any ? `${plain}[\\p{L}\\p{N}]*` : plain;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped.join("\\s+")}(?![\\p{L}\\p{N}])`, "giu");
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

// Offsets of the results count code points, those of scripts UTF-16 units.
function codePoints(text, units) {
  let count = 0;
  for (const _ of text.slice(0, units)) count += 1;
  return count;
}

function lineOf(address, text, starts, at, length) {
  const place = codePoints(text, at);
  const sentence = starts.filter((start) => start <= place).at(-1) ?? 0;
  const link = element("a", "", "line");
  link.href = `${address}#s${sentence}`;
  const before = text.slice(Math.max(0, at - AROUND), at).replace(at > AROUND ? /^\S*\s/ : "", "");
  const end = at + length;
  const after = text.slice(end, end + AROUND).replace(end + AROUND < text.length ? /\s\S*$/ : "", "");
  const cut = [at > AROUND ? "… " : "", end + AROUND < text.length ? " …" : ""];
  link.append(`${cut[0]}${before}`, element("b", text.slice(at, end)), `${after}${cut[1]}`);
  const item = document.createElement("li");
  item.append(link);
  return item;
}

let latest = 0;
async function search() {
  const own = ++latest;
  const words = input.value;
  hits.replaceChildren();
  if (words.trim().length < 2) {
    status.textContent = "Type at least two letters.";
    return;
  }
  history.replaceState(null, "", `#q=${encodeURIComponent(words)}`);
  const wanted = pattern(words);
  let lines = 0;
  let releases = 0;
  for (let place = 0; place < Number(box.dataset.pieces); place += 1) {
    status.textContent = "Searching …";
    const piece = await load(place);
    if (own !== latest) return;
    for (const [address, title, published, text, starts] of piece) {
      const found = [...text.matchAll(wanted)];
      if (!found.length) continue;
      releases += 1;
      const room = LINES - lines;
      lines += found.length;
      if (room <= 0) continue;
      const section = element("section", "", "hits");
      const heading = document.createElement("h2");
      const link = element("a", title || address);
      link.href = address;
      heading.append(link, " ", element("small", published));
      const list = document.createElement("ul");
      list.append(...found.slice(0, room).map((hit) => lineOf(address, text, starts, hit.index, hit[0].length)));
      section.append(heading, list);
      hits.append(section);
    }
  }
  const more = lines > LINES ? `; the first ${LINES} are shown` : "";
  status.textContent = lines ? `${lines} hits in ${releases} releases${more}` : "Not found. Try fewer words, or a * for any ending.";
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
