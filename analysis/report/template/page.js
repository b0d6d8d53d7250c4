// Sort a table by the column whose heading is pressed.
function value(row, column) {
  const cell = row.cells[column];
  return cell.dataset.value === undefined ? cell.textContent.trim() : cell.dataset.value;
}
function sort(heading) {
  const table = heading.closest("table"), body = table.tBodies[0], column = heading.cellIndex;
  const down = heading.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  const numeric = heading.classList.contains("number"), turn = down ? -1 : 1;
  const rows = [...body.rows].sort((a, b) => {
    const x = value(a, column), y = value(b, column);
    if (!numeric) return turn * x.localeCompare(y, "en", { numeric: true });
    const p = parseFloat(x), q = parseFloat(y);
    // what has no value stays last
    if (isNaN(p) || isNaN(q)) return (isNaN(p) ? 1 : 0) - (isNaN(q) ? 1 : 0);
    return turn * (p - q);
  });
  body.append(...rows);
}
document.addEventListener("click", event => {
  const button = event.target.closest("th button");
  if (button) sort(button.parentElement);
});
// On a phone a table of passages is told row by row: each cell says its column, and what is a row stays one to a screen reader.
for (const table of document.querySelectorAll(".table table")) {
  if (2 * table.querySelectorAll("td.long").length < table.tBodies[0].rows.length) continue;
  const names = [...table.tHead.rows[0].cells].map(heading => heading.textContent);
  table.classList.add("cards");
  table.setAttribute("role", "table");
  for (const part of [table.tHead, ...table.tBodies]) part.setAttribute("role", "rowgroup");
  for (const row of table.rows) {
    row.setAttribute("role", "row");
    for (const cell of row.cells) {
      cell.setAttribute("role", cell.tagName === "TH" ? "columnheader" : "cell");
      if (cell.tagName === "TD") cell.dataset.name = names[cell.cellIndex];
    }
  }
}
// A figure opens over the whole window; Escape closes it.
const dialog = document.createElement("dialog"), close = document.createElement("button");
close.textContent = "Close";
close.addEventListener("click", () => dialog.close());
document.body.append(dialog);
for (const figure of document.querySelectorAll("figure:has(.plot)")) {
  const open = document.createElement("button"), plot = figure.querySelector(".plot.wide") || figure.querySelector(".plot");
  open.className = "larger";
  open.textContent = "Larger";
  open.setAttribute("aria-label", `Larger: ${plot.getAttribute("aria-label")}`);
  open.addEventListener("click", () => {
    const place = document.createComment("figure");
    plot.replaceWith(place);
    dialog.replaceChildren(close, plot);
    dialog.setAttribute("aria-label", plot.getAttribute("aria-label"));
    dialog.addEventListener("close", () => { place.replaceWith(plot); open.focus(); }, { once: true });
    dialog.showModal();
  });
  figure.append(open);
}
