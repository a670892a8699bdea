// Switches for the marks of a release, one per kind.
"use strict";
for (const box of document.querySelectorAll(".switches input")) {
  const show = () => {
    for (const mark of document.querySelectorAll(`.text .${box.dataset.kind}`)) mark.classList.toggle("off", !box.checked);
  };
  box.addEventListener("change", show);
  show();
}
