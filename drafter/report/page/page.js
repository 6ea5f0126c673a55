"use strict";
// The page reads without this. It opens what a link points into, and what is folded when the page is printed; it
// filters the table, and prints one that is too wide for paper in parts.
const folds = () => document.querySelectorAll("details:not([name])");
const reveal = () => {
  const at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = at && at.closest("details");
  if (fold && !fold.open) {
    fold.open = true;
    at.scrollIntoView();
  }
};
addEventListener("hashchange", reveal);
addEventListener("beforeprint", () => folds().forEach((fold) => { fold.open = true; }));
reveal();

const table = document.querySelector(".wide table");
if (table) {
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells];
  const find = (id) => document.getElementById(id);
  const group = find("by_group"), word = find("by_word"), name = find("by_name"), shown = find("shown");
  let gone = new Set();
  const filter = () => {
    const wanted = name.value.toUpperCase().split(/[^A-Z0-9]+/).filter(Boolean);
    const kept = new Set([0]);
    let count = 0;
    for (const row of rows) {
      const cells = [...row.cells];
      const inGroup = !group || !group.value || row.dataset.groups.split(" ").includes(group.value);
      const named = !wanted.length || wanted.some((one) => cells[0].textContent.toUpperCase().startsWith(one));
      const says = cells.flatMap((cell, at) => (at && cell.className && (!word.value || cell.className === word.value) ? [at] : []));
      row.hidden = !(inGroup && named && (says.length || !word.value));
      if (!row.hidden) {
        count += 1;
        says.forEach((at) => kept.add(at));
      }
    }
    const all = !word.value && !wanted.length && !(group && group.value);
    const hide = new Set(all ? [] : heads.map((_, at) => at).filter((at) => !kept.has(at)));
    const changed = [...hide].filter((at) => !gone.has(at)).concat([...gone].filter((at) => !hide.has(at)));
    for (const row of [table.tHead.rows[0], ...rows]) changed.forEach((at) => { row.cells[at].hidden = hide.has(at); });
    gone = hide;
    shown.textContent = `${count} of ${rows.length} members, ${heads.length - 1 - hide.size} of ${heads.length - 1} paragraphs`;
  };
  const forPaper = () => {
    const cells = rows.filter((row) => !row.hidden).map((row) => [...row.cells]);
    const told = heads.map((_, at) => at).filter((at) => at && !heads[at].hidden && cells.some((row) => row[at].className));
    const parts = document.createElement("div");
    parts.className = "wide parts";
    const most = Math.ceil(told.length / Math.ceil(told.length / 16));
    for (let first = 0; first < told.length; first += most) {
      const columns = told.slice(first, first + most);
      const part = parts.appendChild(document.createElement("table"));
      part.append(document.createElement("colgroup"));
      const copied = (row, onto) => onto.insertRow().append(...[0, ...columns].map((at) => row[at].cloneNode(true)));
      const last = first + columns.length;
      const head = part.createTHead();
      const note = head.insertRow().insertCell();
      note.colSpan = columns.length + 1;
      note.textContent = `Paragraphs ${first + 1} to ${last} of the ${told.length} that members speak of. Who says nothing of these is left out.`;
      copied(heads, head);
      const body = part.createTBody();
      cells.filter((row) => columns.some((at) => row[at].className)).forEach((row) => copied(row, body));
    }
    return parts;
  };
  const wide = table.parentElement;
  if (wide.classList.contains("many")) {
    addEventListener("beforeprint", () => wide.after(forPaper()));
    addEventListener("afterprint", () => document.querySelectorAll(".parts").forEach((parts) => parts.remove()));
  }
  [group, word].forEach((one) => one && one.addEventListener("change", filter));
  name.addEventListener("input", filter);
  document.querySelector(".filters").hidden = false;
}
