// The index in the folder's scripts: which releases and names have all terms. Loaded piece by piece, when first needed.
"use strict";
const loading = new Map();
const shards = [];
const pieces = [];
let head = null;

function presswatchIndex(told) {
  head = told;
  ownLetters = told.letters;
  folds.clear();
  head.first = [];
  let units = 0;
  for (const release of told.releases) {
    head.first.push(units);
    units += release[4];
  }
}
function presswatchWords(number, words) {
  shards[number] = words;
}
function presswatchTexts(number, releases) {
  pieces[number] = releases;
}

function load(address) {
  if (!loading.has(address)) {
    loading.set(address, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${address} is missing`));
      document.head.append(script);
    }));
  }
  return loading.get(address);
}

function releaseOf(unit) {
  let low = 0;
  let high = head.first.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (head.first[middle] <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

function numbers(differences) {
  let number = 0;
  return differences.split(" ").map((each) => (number += parseInt(each, 36)));
}

// The sentences that have a word, or one that begins so.
async function unitsWith(word, open) {
  const after = head.shards.findIndex((first) => first > word);
  let number = (after === -1 ? head.shards.length : after) - 1;
  const found = new Set();
  for (number = Math.max(number, 0); number < head.shards.length; number += 1) {
    if (head.shards[number] > word && !(open && head.shards[number].startsWith(word))) break;
    await load(`search/words-${number}.js`);
    const shard = shards[number];
    const fitting = open ? Object.keys(shard).filter((each) => each.startsWith(word)) : Object.hasOwn(shard, word) ? [word] : [];
    for (const each of fitting) for (const unit of numbers(shard[each])) found.add(unit);
  }
  return found;
}

async function unitsWithAll(term) {
  let found = null;
  for (const [place, word] of term.words.entries()) {
    const own = await unitsWith(word, term.open && place === term.words.length - 1);
    found = found ? new Set([...found].filter((unit) => own.has(unit))) : own;
  }
  return found;
}

async function sentenceOf(unit) {
  const release = releaseOf(unit);
  const piece = head.releases[release][5];
  await load(`search/texts-${piece}.js`);
  const first = head.releases.findIndex((each) => each[5] === piece);
  return pieces[piece][release - first][unit - head.first[release]];
}

// release → Map of its sentences, each with the terms that it has.
async function candidates(terms) {
  let found = null;
  for (const [number, term] of terms.entries()) {
    const own = new Map();
    for (const unit of await unitsWithAll(term)) {
      const release = releaseOf(unit);
      if (found && !found.has(release)) continue;
      const units = own.get(release) ?? found?.get(release) ?? new Map();
      units.set(unit, (units.get(unit) ?? new Set()).add(number));
      own.set(release, units);
    }
    found = own;
  }
  return found;
}

// Takes away what has the words of a phrase, but not side by side.
async function sideBySide(terms, units) {
  for (const [unit, own] of units) {
    const phrases = [...own].filter((number) => terms[number].words.length > 1);
    if (!phrases.length) continue;
    const words = wordsOf((await sentenceOf(unit))[1]);
    for (const number of phrases) if (!placesOf(terms[number], words).length) own.delete(number);
  }
  return units;
}

async function answer(question) {
  await load("search/index.js");
  const terms = termsOf(question);
  const found = [];
  for (const [release, units] of terms.length ? await candidates(terms) : []) {
    const shown = toldBy(terms, await sideBySide(terms, units));
    if (shown.length) found.push({ release, shown });
  }
  found.sort((a, b) => a.shown.length - b.shown.length || a.release - b.release);
  return { terms, names: namesWith(terms), count: found.length, part: (from, to) => Promise.all(found.slice(from, to).map(told)) };
}

async function told({ release, shown }) {
  const [address, title, published, publisher] = head.releases[release];
  return { address, title, published, publisher, sentences: await Promise.all(shown.map(sentenceOf)) };
}

function namesWith(terms) {
  if (!terms.length) return [];
  head.spelled ??= head.entities.map(([, , , ...spellings]) => spellings.map(wordsOf));
  const found = [];
  head.entities.forEach(([address, kind, releases, ...spellings], place) => {
    const fitting = head.spelled[place].findIndex((words) => terms.every((term) => placesOf(term, words).length));
    if (fitting >= 0) found.push({ address, kind, releases, name: spellings[0], spelling: spellings[fitting] });
  });
  return found;
}
