// The data of the check, and what can be looked up in it.

const data = JSON.parse(document.getElementById("data").textContent);

const columns = [
  "id", "title", "status", "kind", "collection", "operation", "actor", "expected", "actual", "cause", "path",
  "file", "line", "ruleLine",
];
const cases = data.cases.map(values => Object.fromEntries(columns.map((name, at) => [name, values[at]])));
const failing = cases.filter(one => one.status !== "passed");
const byId = new Map(cases.map(one => [one.id, one]));
const operations = ["get", "list", "create", "update", "delete"];

const grouped = (items, key) => {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(item);
  }
  return groups;
};

const placeOf = item => `${item.file}:${item.line}`;
const casesByPlace = grouped(cases, placeOf);
const linesByPlace = grouped(data.lines, placeOf);
const cellKey = (collection, operation, actor) => JSON.stringify([collection, operation, actor]);
const actorsOf = new Map(data.matrices.map(matrix => [matrix.collection, new Set(matrix.actors)]));

/** The row of a matrix that a caller is in: whoever has a role that no sentence names is one of the others. */
const rowOf = one => actorsOf.get(one.collection)?.has(one.actor) ? one.actor : "Others";
const casesByCell = grouped(
  cases.filter(one => one.kind === "permission"),
  one => cellKey(one.collection, one.operation, rowOf(one)));
const casesOfCell = (matrix, cell) =>
  casesByCell.get(cellKey(matrix.collection, cell.operation, cell.provedBy)) ?? [];
const notPassed = list => list.filter(one => one.status !== "passed");

/** The text of the spec that a case comes from. */
const sourceOf = one => (linesByPlace.get(placeOf(one)) ?? []).map(line => line.text).join(" ");

const statuses = {
  passed: { sign: "✓", word: "passed" },
  failed: { sign: "✗", word: "failed" },
  warned: { sign: "!", word: "warned" },
  error: { sign: "?", word: "not decided" },
};
const outcomes = {
  holds: { sign: "✓", word: "Holds" },
  fails: { sign: "✗", word: "Fails" },
  unusableinput: { sign: "?", word: "Nothing was checked" },
};

const status = name =>
  el("span", { class: `status ${name}` }, sign(statuses[name].sign), " ", statuses[name].word);

// Addresses in the page. They are made of names alone, so they can be sent, and hold for later runs.
const inPath = text => encodeURIComponent(text).replaceAll("%2F", "/");
const caseAddress = one => `#case/${inPath(one.id)}`;
const collectionAddress = collection => `#permissions/${inPath(collection)}`;
const cellAddress = (collection, cell) =>
  `#cell/${inPath(collection)}/${cell.operation}/${encodeURIComponent(cell.actor)}`;
const casesAddress = filters => `#cases?${new URLSearchParams(filters)}`;
const placeAddress = (file, line) => {
  if (file === data.rules?.path) return `#rules/${line}`;
  return data.specs.some(spec => spec.path === file) ? `#spec/${inPath(file)}/${line}` : null;
};

/** A place as a link, where the page has its file. */
const place = (file, line) => {
  const text = `${file}:${line}`;
  const address = placeAddress(file, line);
  return address ? link(address, code(text)) : code(text);
};
