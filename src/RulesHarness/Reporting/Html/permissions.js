// Who can do what: a table for each collection, and what stands behind each cell.

const cellWords = {
  allow: { sign: "✓", word: "always", sentence: "is allowed, always" },
  if: { sign: "◐", word: "if", sentence: "is allowed under a condition" },
  deny: { sign: "–", word: "never", sentence: "is denied" },
};
const matrixId = collection => `matrix-${data.matrices.findIndex(matrix => matrix.collection === collection)}`;
const shownMatrices = 40;

const cellOf = (matrix, cell) => {
  const { sign: mark, word } = cellWords[cell.value];
  const tried = casesOfCell(matrix, cell);
  const broken = notPassed(tried).length;
  const state = broken > 0 ? el("span", { class: "broken" }, `✗ ${number(broken)} of ${number(tried.length)} fail`) : null;
  return el("td", { class: `cell ${cell.value}${broken > 0 ? " failing" : ""}` },
    link(cellAddress(matrix.collection, cell),
      sign(mark), el("span", { class: "word" }, word),
      spoken(`: ${cell.actor}, ${cell.operation}`), state));
};

const matrixTable = matrix => {
  const used = operations.filter(operation => matrix.cells.some(cell => cell.operation === operation));
  const rows = matrix.actors.map(actor =>
    el("tr", {},
      el("th", { scope: "row" }, actor),
      used.map(operation => {
        const cell = matrix.cells.find(one => one.actor === actor && one.operation === operation);
        return cell ? cellOf(matrix, cell) : el("td", {}, "");
      })));
  return el("table", { class: "matrix" },
    el("caption", { class: "spoken" }, `Who can do what to ${matrix.collection}`),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Who"), used.map(name => el("th", { scope: "col" }, name)))),
    el("tbody", {}, rows));
};

const matrixSection = matrix =>
  el("section", { class: "collection" },
    el("h3", { id: matrixId(matrix.collection), tabindex: "-1" }, code(matrix.collection), " ",
      el("a", { class: "anchor", href: collectionAddress(matrix.collection), "aria-label": `Link to ${matrix.collection}` }, "#")),
    scrolling(`Permissions of ${matrix.collection}`, matrixTable(matrix)),
    el("div", { class: "behind" }));

/** The sentences and the cases behind a cell. */
const behindCell = (matrix, cell) => {
  const tried = casesOfCell(matrix, cell);
  return el("div", { class: "panel" },
    el("h4", { tabindex: "-1" }, `${cell.actor}, ${cell.operation}: ${cellWords[cell.value].word}`),
    cell.sentences.length === 0
      ? el("p", {}, "No sentence grants it, so it is denied.")
      : el("ul", { class: "sentences" }, cell.sentences.map(sentence =>
          el("li", {}, el("q", {}, sentence.text), " ", place(sentence.file, sentence.line)))),
    cell.provedBy === cell.actor ? null
      : el("p", { class: "note" }, `No sentence about this operation names ${cell.actor}: the cases of ${cell.provedBy} prove it.`),
    tried.length === 0
      ? el("p", {}, "No case tests this cell.")
      : [
          el("p", {}, `${counted(tried.length, "case tests", "cases test")} it. `, link(
            casesAddress({ collection: matrix.collection, operation: cell.operation, kind: "permission" }),
            `All cases of ${matrix.collection}, ${cell.operation}`)),
          el("ul", { class: "plain" }, [...notPassed(tried), ...tried.filter(one => one.status === "passed")].slice(0, 10).map(caseEntry)),
        ]);
};

let matrixPages = null;

const permissions = () => {
  if (data.matrices.length === 0) return [el("p", {}, "The spec can't be used, so nothing is known of permissions.")];
  const tables = el("div", {});
  matrixPages = paged(data.matrices, shownMatrices, tables, matrixSection);
  return [
    el("p", { class: "lead" },
      "The sentences of the spec as tables. Each cell leads to the sentences behind it and to the cases that test it."),
    el("ul", { class: "legend", "aria-label": "Legend" },
      Object.entries(cellWords).map(([value, { sign: mark, word, sentence }]) =>
        el("li", {}, el("span", { class: `swatch cell ${value}` }, sign(mark), word), ` the request ${sentence}`))),
    el("ul", { class: "toc", "aria-label": "Collections" },
      data.matrices.map(matrix => el("li", {}, link(collectionAddress(matrix.collection), code(matrix.collection))))),
    tables,
    matrixPages.more,
  ];
};

/** Shows a collection; returns its heading. */
const showCollection = collection => {
  const at = data.matrices.findIndex(matrix => matrix.collection === collection);
  if (at < 0) return null;
  matrixPages.showThrough(at);
  return document.getElementById(matrixId(collection));
};

/** Shows what is behind a cell, named as in its address; returns its heading. */
const showCell = rest => {
  const [actor, operation, ...before] = rest.split("/").reverse();
  const collection = decoded(before.reverse().join("/"));
  const matrix = data.matrices.find(one => one.collection === collection);
  const cell = matrix?.cells.find(one => one.operation === operation && one.actor === decoded(actor));
  if (!cell) return null;
  const section = showCollection(collection).closest("section");
  for (const open of document.querySelectorAll(".behind")) open.replaceChildren();
  for (const current of document.querySelectorAll(".cell a[aria-current]")) current.removeAttribute("aria-current");
  const address = cellAddress(collection, cell);
  for (const one of section.querySelectorAll(".cell a")) {
    if (one.getAttribute("href") === address) one.setAttribute("aria-current", "true");
  }
  const panel = behindCell(matrix, cell);
  section.querySelector(".behind").append(panel);
  return panel.querySelector("h4");
};
