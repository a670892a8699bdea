// Switches for the marks of a release, one per kind, and one for all.
"use strict";
const boxes = [...document.querySelectorAll(".switches input")];
const all = document.querySelector(".switches .all");
function show(box) {
  for (const mark of document.querySelectorAll(`.text .${box.dataset.kind}`)) mark.classList.toggle("off", !box.checked);
}
function label() {
  all.textContent = boxes.some((box) => box.checked) ? "none" : "all";
}
for (const box of boxes) {
  box.addEventListener("change", () => { show(box); label(); });
  show(box);
}
if (all) {
  all.hidden = false;
  label();
  all.addEventListener("click", () => {
    const checked = !boxes.some((box) => box.checked);
    for (const box of boxes) { box.checked = checked; show(box); }
    label();
  });
}
for (const list of document.querySelectorAll("details.named")) list.open = matchMedia("(min-width: 64rem)").matches;
