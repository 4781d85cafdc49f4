// Narrows a table of positions to a party, a side or a period. Without it the table is whole, with links into it.
for (const form of document.querySelectorAll("form.narrow")) {
  const table = form.parentElement.querySelector(".stances table");
  const { row, side, period } = form.elements;
  const said = form.querySelector("output");
  const rows = [...table.querySelectorAll("tr[id]")];

  function narrow() {
    const column = Number(period.value);
    for (const line of table.rows) {
      [...line.cells].forEach((cell, at) => {
        cell.hidden = column > 0 && at > 0 && at !== column;
      });
    }
    let shown = 0;
    for (const line of rows) {
      const empty = column > 0 && !line.cells[column].hasChildNodes();
      const bySide = side.value && !line.closest("tbody").matches(`.${side.value}`);
      line.hidden = Boolean((row.value && line.id !== row.value) || bySide || empty);
      shown += line.hidden ? 0 : 1;
    }
    for (const body of table.tBodies) {
      body.hidden = !body.querySelector("tr[id]:not([hidden])");
    }
    said.textContent = `${shown}/${rows.length}`;
  }

  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link into the table leads to what may be narrowed away.
  addEventListener("hashchange", () => {
    form.reset();
    narrow();
  });
  form.hidden = false;
}
