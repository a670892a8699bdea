// Tables that are sorted by their headings and narrowed down by words and by the values of a column. What is chosen is
// kept in the address: #f=words&Type=person; a link may choose as well: ?Type=person. The rows of a long list that are not on the page are loaded, script by
// script, when they are first needed, and a part of what fits is shown at a time.
"use strict";
const STEP = 250;
const loaded = [];

function presswatchRows(piece, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  loaded[piece] = [...template.content.children];
}

function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = () => reject(new Error(address));
    document.head.append(script);
  });
}

function value(row, column) {
  const cell = row.cells[column];
  return cell.dataset.v === undefined ? cell.textContent.trim() : Number(cell.dataset.v);
}

const order = new Intl.Collator("en", { numeric: true });
const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : order.compare(String(a), String(b)));

function begin(table) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const region = table.closest(".scroll") ?? table;
  const form = region.previousElementSibling?.matches("form.filter") ? region.previousElementSibling : null;
  const status = form?.querySelector("[role=status]");
  const isPart = table.dataset.part !== undefined; // what a server has narrowed down: of another choice it has not all rows
  const pieces = Number(table.dataset.pieces ?? 0);
  const total = Number(table.dataset.rows ?? body.rows.length);
  let rows = [...body.rows];
  let shown = rows.length;
  let sorting = null;

  let completing = null;
  async function fetchRest() {
    if (status) status.textContent = "Loading …";
    for (let piece = 0; piece < pieces; piece += 1) await load(`lists/${table.dataset.list}-${piece}.js`);
    rows = [...rows, ...loaded.flat()];
  }
  function complete() {
    completing ??= rows.length === total ? Promise.resolve() : fetchRest();
    return completing;
  }

  function fitting() {
    if (!form) return rows;
    const wanted = form.elements.f.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = [...form.querySelectorAll("select")].filter((select) => select.value);
    const columns = chosen.map((select) => heads.findIndex((head) => head.dataset.title === select.name));
    return rows.filter((row) => {
      if (!chosen.every((select, place) => row.cells[columns[place]].textContent === select.value)) return false;
      const words = wanted.length ? row.textContent.toLowerCase() : "";
      return wanted.every((word) => words.includes(word));
    });
  }

  const more = document.createElement("button");
  more.type = "button";
  more.className = "more";
  more.addEventListener("click", () => {
    shown += STEP * 4;
    show();
  });
  region.after(more);

  async function show() {
    const narrowed = form && [...form.elements].some((field) => field.value);
    if (sorting || narrowed || shown > rows.length) await complete();
    const fit = fitting();
    const part = fit.slice(0, shown);
    body.replaceChildren(...part);
    const left = (narrowed ? fit.length : total) - part.length;
    more.hidden = left <= 0;
    more.textContent = `Show more rows (${left.toLocaleString("en")} left)`;
    if (!status) return;
    const by = sorting ? `, sorted by ${sorting.title}, ${sorting.descending ? "the largest or last first" : "the smallest or first first"}` : "";
    status.textContent = `${(narrowed ? fit.length : total).toLocaleString("en")} of ${total.toLocaleString("en")} rows${by}`;
  }

  heads.forEach((head, column) => {
    head.dataset.title = head.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", async () => {
      const descending = head.getAttribute("aria-sort") === "ascending" || (!head.hasAttribute("aria-sort") && head.classList.contains("n"));
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      sorting = { title: head.dataset.title, descending };
      await complete();
      const keys = new Map(rows.map((row) => [row, value(row, column)]));
      rows.sort((a, b) => compare(keys.get(a), keys.get(b)) * (descending ? -1 : 1));
      show();
    });
  });

  // What is chosen on the page stands behind the #, and goes before what a link has chosen.
  function fromAddress() {
    const asked = new URLSearchParams(location.hash.slice(1) || location.search);
    for (const field of form.elements) if (field.name && asked.has(field.name)) field.value = asked.get(field.name);
    show();
  }
  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      shown = STEP;
      const filled = new URLSearchParams([...new FormData(form)].filter(([name, words]) => words || name === "f"));
      if (isPart) location.assign(`${location.pathname}#${filled}`);
      else history.replaceState(null, "", `#${filled}`);
      show();
    });
    addEventListener("hashchange", fromAddress);
    fromAddress();
  } else {
    show();
  }
}

for (const table of document.querySelectorAll("table.sortable")) begin(table);
for (const picture of document.querySelectorAll(".chart img")) {
  picture.addEventListener("error", () => picture.closest("figure").remove());
}
