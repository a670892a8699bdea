// Answers of the server that shows the pages: there are too many releases for an index in scripts.
"use strict";

async function asked(question, from) {
  if (location.protocol === "file:") {
    throw new Error("there are too many releases to search them from files; run “presswatch serve RESULTS” and open the address that it tells");
  }
  const response = await fetch(`search/answer?${new URLSearchParams({ q: question, from })}`);
  const told = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(told.error ?? "the server does not answer as it should");
  return told;
}

async function answer(question) {
  const first = await asked(question, 0);
  ownLetters = first.letters;
  folds.clear();
  const part = async (from, to) => (from ? (await asked(question, from)).releases : first.releases).slice(0, to - from);
  return { terms: termsOf(question), names: first.names, count: first.count, part };
}
