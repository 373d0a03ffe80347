// One case: what was asked, what was expected, what came, and why.

const facts = entries =>
  el("dl", { class: "facts" },
    entries.filter(entry => entry && entry[1]).map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));

const marks = { " ": "stays", "+": "is added", "-": "is removed", "~": "changes" };

const documentDiff = ({ path, exists, fields }) =>
  el("section", {},
    el("h3", {}, "Document"),
    el("p", {}, code(path), exists ? null : ", which does not exist"),
    fields.length === 0 ? null
      : scrolling("Fields of the document",
          el("table", { class: "diff" },
            el("caption", { class: "spoken" }, "Fields of the document before and after the request"),
            el("thead", { class: "spoken" }, el("tr", {}, ["Change", "Field", "Value"].map(name => el("th", { scope: "col" }, name)))),
            el("tbody", {}, fields.map(([mark, field, value]) =>
              el("tr", { class: marks[mark].replace("is ", "") },
                el("td", { class: "mark" }, sign(mark), spoken(marks[mark])),
                el("th", { scope: "row" }, field),
                el("td", {}, value)))))));

const lookedUp = documents =>
  el("section", {},
    el("h3", {}, "Documents that the rules looked up"),
    scrolling("Documents that the rules looked up",
      table("Documents that the rules looked up", ["Path", "Fields"],
        documents.map(([path, fields]) => [code(path), fields === null ? "does not exist" : code(fields)]))));

const details = (one, detail) => [
  detail.document ? documentDiff(detail.document) : null,
  detail.lookedUp?.length > 0 ? lookedUp(detail.lookedUp) : null,
  detail.trace ? el("section", {},
    el("h3", {}, "Statements that were tried"),
    el("p", { class: "lead" }, "Each expression with its value, and the line on which it stands."),
    scrolling("Statements that were tried", el("pre", { class: "trace" }, detail.trace))) : null,
  detail.note ? el("p", { class: "note" }, detail.note) : null,
  el("section", {}, el("h3", {}, "The request as a test in C#"), copyable("the test in C#", detail.code)),
];

const withoutDetails = one =>
  one.status === "passed" ? null
    : el("p", { class: "note" },
        `The first ${number(data.mostExplained)} cases that do not hold are explained here, so that the file stays small. `,
        "To explain this one, run ", code(`rulesharness check --only '${one.id}'`), ".");

const cellLink = one => {
  const matrix = data.matrices.find(each => each.collection === one.collection);
  const cell = matrix?.cells.find(each => each.operation === one.operation && each.actor === one.actor);
  return cell ? link(cellAddress(one.collection, cell), `${cell.actor}, ${cell.operation}: ${cellWords[cell.value].word}`) : null;
};

const caseView = id => {
  const one = byId.get(id);
  if (!one) return { title: "Case", content: [el("p", {}, "This report has no case ", code(id), ".")] };
  const detail = data.details[one.id];
  const origin = one.kind === "rules" ? "Allowed by" : "Spec";
  const content = [
    el("p", {}, status(one.status), ": expected ", el("strong", {}, one.expected), ", got ", el("strong", {}, one.actual), "."),
    facts([
      ["Case", code(one.id)],
      one.kind === "rules" ? ["Spec", "no sentence grants this request"] : null,
      [origin, [el("q", {}, detail?.source ?? sourceOf(one)), " ", place(one.file, one.line)]],
      ["Who", detail ? `${one.actor}: ${detail.caller}` : one.actor],
      ["Request", code(detail?.request ?? `${one.operation} ${one.path}`)],
      ["Time", detail?.time],
      ["Got", detail && detail.got !== one.actual ? detail.got : null],
      ["Decided at", one.ruleLine > 0 && data.rules ? place(data.rules.path, one.ruleLine) : null],
      ["Permission", cellLink(one)],
      ["Collection", link(collectionAddress(one.collection), code(one.collection))],
      ["Same line", link(casesAddress({ place: placeOf(one) }), `all cases of ${placeOf(one)}`)],
    ]),
    detail ? details(one, detail) : withoutDetails(one),
  ];
  return { title: one.title, content };
};
