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
