// The rules with their coverage: cases at each statement, and each condition shown both ways, one way or never.

const shownWords = {
  both: "both ways",
  one: "one way",
  never: "never",
  impossible: "can't be shown",
};
const shownSigns = { both: "", one: "½", never: "0", impossible: "∅" };

/** The conditions of each place. One in a function is a condition of every statement that calls it: the worst counts. */
const conditionsByPlace = () => {
  const worst = list => ["never", "one", "both", "impossible"].find(shown => list.some(one => one.shown === shown));
  return [...grouped(data.rules.conditions, one => one.at).values()]
    .map(list => ({ ...list[0], shown: worst(list), of: list }))
    .sort((one, other) => one.at - other.at);
};

const textOf = condition => data.rules.text.slice(condition.at, condition.at + condition.length);

const conditionTitle = condition =>
  `shown ${shownWords[condition.shown]}` + (condition.of.length > 1
    ? `: ${condition.of.map(one => `${shownWords[one.shown]} for the statement at line ${one.statement}`).join(", ")}`
    : "");

/** A line of code, with the parts of it that are conditions marked. */
const markedLine = (text, start, conditions) => {
  const parts = [];
  let at = start;
  for (const condition of conditions) {
    const indent = /^\s*/.exec(text)[0].length;
    const from = Math.max(condition.at, at, start + indent);
    const to = Math.min(condition.at + condition.length, start + text.length);
    if (to <= from) continue;
    parts.push(text.slice(at - start, from - start));
    const isEnd = condition.at + condition.length <= start + text.length;
    parts.push(el("mark", { class: condition.shown, title: conditionTitle(condition) },
      text.slice(from - start, to - start),
      isEnd && condition.shown !== "both" ? [sign(shownSigns[condition.shown]), spoken(` (shown ${shownWords[condition.shown]})`)] : null));
    at = to;
  }
  parts.push(text.slice(at - start));
  return parts;
};

/** The cases that reached the statements of a line, and those decided there that do not hold. */
const statementCell = (statements, line) => {
  const broken = brokenByLine().get(line)?.length ?? 0;
  return [
    broken > 0 ? [link(casesAddress({ rule: line, status: "failing" }), el("span", { class: "broken" }, `✗ ${number(broken)}`, spoken(" cases do not hold"))), " "] : null,
    statements ? reachedBy(statements) : null,
  ];
};

const brokenByLine = () => brokenLines ??= grouped(failing, one => one.ruleLine);
let brokenLines = null;

const reachedBy = statements => {
  const reached = statements.reduce((all, one) => all + one.cases, 0);
  const state = statements.every(one => one.cases > 0) ? (statements.every(one => one.allowed) ? "passed" : "warned") : "failed";
  const words = { passed: "", warned: " (allows none)", failed: " (not reached)" };
  return el("span", { class: `status ${state}` }, `${number(reached)}`, words[state], spoken(" cases"));
};

const rulesTable = () => {
  const statements = grouped(data.rules.statements, one => one.line);
  const conditions = conditionsByPlace();
  let start = 0;
  let first = 0;
  const rows = data.rules.text.split("\n").map((text, at) => {
    const [from, to] = [start, start + text.length];
    start = to + 1;
    while (first < conditions.length && conditions[first].at + conditions[first].length <= from) first++;
    const here = [];
    for (let next = first; next < conditions.length && conditions[next].at < to; next++) here.push(conditions[next]);
    return el("tr", { id: `rules-${at + 1}` },
      el("th", { scope: "row" }, link(`#rules/${at + 1}`, at + 1)),
      el("td", { class: "reached" }, statementCell(statements.get(at + 1), at + 1)),
      el("td", { class: "code" }, markedLine(text.replace(/\r$/, ""), from, here)));
  });
  return scrolling("Rules with their coverage",
    el("table", { class: "source" },
      el("caption", { class: "spoken" }, "Rules, line by line, with their coverage"),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Line"), el("th", { scope: "col" }, "Cases"), el("th", { scope: "col" }, data.rules.path))),
      el("tbody", {}, rows)));
};

const conditionsTable = () => {
  const open = data.rules.conditions.filter(one => one.shown !== "both");
  if (open.length === 0) return null;
  const list = table("Conditions that are not shown both ways", ["Condition", "Shown", "Line", "Statement"], []);
  const pages = paged(open, 100, list.tBodies[0], one =>
    row([
      code(textOf(one).replace(/\s+/g, " ")),
      el("span", { class: `status ${one.shown}` }, shownWords[one.shown]),
      link(`#rules/${one.line}`, one.line),
      link(`#rules/${one.statement}`, one.statement),
    ]));
  return el("section", {},
    el("h3", {}, "Conditions that are not shown both ways"),
    scrolling("Conditions that are not shown both ways", list), pages.more);
};

const rulesView = () => {
  if (!data.rules) return [el("p", {}, "There are no rules.")];
  return [
    el("p", { class: "lead" },
      "Beside each allow statement stand the cases that reached it. A condition is shown both ways if two cases differ in it and in the decision, and in nothing else that decides."),
    el("ul", { class: "legend", "aria-label": "Legend" },
      Object.entries(shownWords).map(([shown, words]) =>
        el("li", {}, el("mark", { class: shown }, "condition", sign(shownSigns[shown])), ` ${words}`))),
    rulesTable(),
    conditionsTable(),
  ];
};
