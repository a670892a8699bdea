// Tables that can be sorted by their headings and filtered by words. The filter is kept in the address: #f=words
"use strict";
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.v === undefined ? cell.textContent.trim() : Number(cell.dataset.v);
  };
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en"));
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const descending = head.getAttribute("aria-sort") === "ascending" || (!head.hasAttribute("aria-sort") && head.classList.contains("n"));
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      rows.sort((a, b) => compare(value(a, column), value(b, column)) * (descending ? -1 : 1));
      body.append(...rows);
    });
  });
  if (rows.length < 8) continue;
  const box = document.createElement("div");
  box.className = "filter";
  const label = document.createElement("label");
  label.append("Only rows with ");
  const input = document.createElement("input");
  input.type = "search";
  label.append(input);
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  box.append(label, status);
  (table.closest(".scroll") ?? table).before(box);
  const words = rows.map((row) => row.textContent.toLowerCase());
  const filter = () => {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, place) => {
      row.hidden = !wanted.every((word) => words[place].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    status.textContent = `${shown} of ${rows.length} rows`;
  };
  input.addEventListener("input", filter);
  const fromAddress = () => {
    const wanted = new URLSearchParams(location.hash.slice(1)).get("f");
    if (wanted !== null) input.value = wanted;
    filter();
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();
}
for (const picture of document.querySelectorAll(".chart img")) {
  picture.addEventListener("error", () => picture.closest("figure").remove());
}
