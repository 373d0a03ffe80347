// The verdict, the figures, and what to look at first.

const sum = counts => Object.values(counts).reduce((one, other) => one + other, 0);

const countsText = () =>
  `${number(data.counts.passed)} of ${counted(sum(data.counts), "case", "cases")} passed, `
  + `${number(data.counts.failed)} failed, ${number(data.counts.error)} not decided, ${number(data.counts.warned)} warned`;

/** A figure with its part of the whole, as a bar too. */
const figure = (name, address, part, whole) => {
  const percent = whole === 0 ? 100 : Math.floor(100 * part / whole);
  const bar = el("span", { class: "bar", "aria-hidden": "true" }, el("span", {}));
  bar.firstChild.style.inlineSize = `${percent}%`;
  return el("div", { class: part < whole ? "figure part" : "figure" },
    el("dt", {}, link(address, name)),
    el("dd", {}, el("strong", {}, number(part)), ` of ${number(whole)}`, el("span", { class: "percent" }, `${percent} %`), bar));
};

const figures = () => {
  const possible = (data.rules?.conditions ?? []).filter(one => one.shown !== "impossible");
  const statements = data.rules?.statements ?? [];
  const withCases = data.lines.filter(line => casesByPlace.has(placeOf(line)));
  return el("dl", { class: "figures" },
    figure("Cases that hold", "#cases", data.counts.passed, sum(data.counts)),
    figure("Lines of the spec with a case", "#spec", withCases.length, data.lines.length),
    figure("Allow statements reached", "#rules", statements.filter(one => one.cases > 0).length, statements.length),
    figure("Conditions shown both ways", "#rules", possible.filter(one => one.shown === "both").length, possible.length));
};

const firstProblems = () => {
  const errors = data.diagnostics.filter(finding => finding.severity === "error");
  if (failing.length + errors.length === 0) return null;
  return el("section", {},
    el("h3", {}, "What does not hold"),
    errors.slice(0, 5).map(findingEntry),
    errors.length > 5 ? el("p", {}, link("#findings", `All ${number(data.diagnostics.length)} findings`)) : null,
    el("ul", { class: "plain" }, failing.slice(0, 12).map(caseEntry)),
    failing.length > 12 ? el("p", {}, link(casesAddress({ status: "failing" }), `All ${number(failing.length)} cases that do not hold`)) : null);
};

const caseEntry = one =>
  el("li", { class: "entry" },
    status(one.status), " ",
    link(caseAddress(one), one.title),
    el("span", { class: "detail" }, `expected ${one.expected}, got ${one.actual}`));

const collectionRow = ([collection, list]) => {
  const count = (filters, isCounted) => {
    const found = list.filter(isCounted).length;
    return found === 0 ? "" : link(casesAddress({ collection, ...filters }), number(found));
  };
  const broken = notPassed(list).length;
  return [
    link(collectionAddress(collection), code(collection)),
    operations.map(operation =>
      count({ operation, kind: "permission" }, one => one.kind === "permission" && one.operation === operation)),
    count({ kind: "access-pattern" }, one => one.kind === "access-pattern"),
    count({ kind: "schema" }, one => one.kind === "schema"),
    broken === 0 ? "" : link(casesAddress({ collection, status: "failing" }), el("strong", { class: "broken" }, `✗ ${number(broken)}`)),
  ].flat();
};

const perCollection = () =>
  el("section", {},
    el("h3", {}, "Cases of each collection"),
    scrolling("Cases of each collection",
      table("Cases of each collection",
        ["Collection", ...operations, "queries", "schema", "do not hold"],
        [...grouped(cases, one => one.collection)].map(collectionRow),
        "numbers")));

const overview = () => [
  el("p", { class: `verdict ${data.outcome}` },
    el("strong", {}, sign(outcomes[data.outcome].sign), " ", outcomes[data.outcome].word), ": ", countsText(), "."),
  data.only ? el("p", { class: "note" }, "Only the cases that match ", code(data.only), " were run: coverage is that of these cases.") : null,
  cases.length > 0 ? figures() : null,
  firstProblems(),
  cases.length > 0 ? perCollection() : null,
];
