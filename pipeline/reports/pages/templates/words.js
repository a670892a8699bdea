// What a question asks for and what fits it. The same rules are written in Python beside the index (search/rules.py).
"use strict";
const LONGEST = 300;
const MOST_TERMS = 20;
const IS_LETTER = /[\p{L}\p{N}]/u;
const IS_MARK = /\p{M}/u;
const folds = new Map();
let ownLetters = {};

function folded(letter) {
  if (!folds.has(letter)) {
    const plain = letter.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const told = [...plain].map((each) => ownLetters[each] ?? each).join("");
    folds.set(letter, IS_LETTER.test(letter) || IS_MARK.test(letter) ? told : letter);
  }
  return folds.get(letter);
}

// The words of a text, folded, each with the place of its letters in the text.
function wordsOf(text) {
  const words = [];
  let open = false;
  let place = 0;
  for (const letter of text) {
    for (const each of folded(letter)) {
      if (!IS_LETTER.test(each)) {
        open = false;
      } else if (open) {
        words.at(-1).word += each;
        words.at(-1).end = place + letter.length;
      } else {
        words.push({ word: each, start: place, end: place + letter.length });
        open = true;
      }
    }
    place += letter.length;
  }
  return words;
}

// A term is words that stand side by side; of an open one the last may go on.
function termsOf(question) {
  const terms = new Map();
  const parts = [...question].slice(0, LONGEST).join("").split(/["“”„‟«»]/);
  parts.forEach((part, place) => {
    for (const chunk of place % 2 ? [part] : part.split(/\s+/)) {
      const words = wordsOf(chunk).map(({ word }) => word);
      const open = chunk.trimEnd().endsWith("*");
      if (words.length) terms.set(`${words.join(" ")}${open ? "*" : ""}`, { words, open });
    }
  });
  return [...terms.values()].slice(0, MOST_TERMS);
}

// The places among the words at which a term begins.
function placesOf(term, words) {
  const last = term.words.length - 1;
  const places = [];
  for (let place = 0; place + last < words.length; place += 1) {
    const same = (each, number) =>
      number === last && term.open ? words[place + number].word.startsWith(each) : words[place + number].word === each;
    if (term.words.every(same)) places.push(place);
  }
  return places;
}

// The fewest sentences that show all terms: first the one that has most, then what it lacks. `units` are [unit, Set of terms].
function toldBy(terms, units) {
  const left = new Set(terms.keys());
  const chosen = [];
  while (left.size) {
    let best = null;
    let most = 0;
    for (const [unit, own] of units) {
      const count = [...own].filter((term) => left.has(term)).length;
      if (count > most || (count && count === most && unit < best[0])) {
        best = [unit, own];
        most = count;
      }
    }
    if (!best) return [];
    chosen.push(best[0]);
    for (const term of best[1]) left.delete(term);
  }
  return chosen.sort((a, b) => a - b);
}
