// The indexes: those that are missing, those that are declared, and the queries that use them.

const planWords = {
  automatic: ["passed", "✓", "an automatic index"],
  merged: ["passed", "✓", "indexes, merged"],
  declared: ["passed", "✓", "a declared index"],
  missing: ["failed", "✗", "missing"],
  unsupported: ["failed", "✗", "not supported"],
};
const indexWords = {
  used: ["passed", "✓", "used"],
  unused: ["warned", "!", "no query uses it"],
  redundant: ["warned", "!", "others can replace it"],
};

const worded = ([className, mark, words]) => el("span", { class: `status ${className}` }, sign(mark), " ", words);
const listed = names => names.length === 0 ? "" : el("ul", { class: "plain" }, names.map(name => el("li", {}, name)));

const missingIndexes = () =>
  data.indexes.missing.length === 0 ? null
    : el("section", {},
        el("h3", {}, "Missing"),
        data.indexes.missing.map(index => [
          el("p", {}, worded(["failed", "✗", "missing"]), " ", code(index.index),
            index.users.length > 0 ? `, for ${index.users.join(", ")}` : ", which the spec declares"),
          copyable(`the index ${index.index}`, index.json),
        ]));

const declaredIndexes = () =>
  el("section", {},
    el("h3", {}, "Declared"),
    data.indexes.declared.length === 0
      ? el("p", {}, "No index is declared.")
      : scrolling("Declared indexes",
          table("Declared indexes", ["Index", "State", "Queries", "Line"],
            data.indexes.declared.map(index =>
              [code(index.index), worded(indexWords[index.state]), listed(index.users), code(`${index.file}:${index.line}`)]))));

const plannedQueries = () =>
  data.indexes.patterns.length === 0 ? null
    : el("section", {},
        el("h3", {}, "Queries"),
        scrolling("Queries",
          table("Queries and the indexes that serve them", ["Query", "Collection", "Served by", "Indexes", "Spec"],
            data.indexes.patterns.map(pattern => [
              [pattern.name, pattern.usedBy ? el("span", { class: "detail" }, pattern.usedBy) : null],
              code(pattern.collection),
              [worded(planWords[pattern.status]), pattern.reason ? el("span", { class: "detail" }, pattern.reason) : null],
              listed(pattern.needs.map(code)),
              place(pattern.file, pattern.line),
            ]))));

const indexesView = () => [
  el("p", { class: "lead" }, data.indexes.file ? ["Read from ", code(data.indexes.file), "."] : "There is no index file."),
  missingIndexes(),
  declaredIndexes(),
  plannedQueries(),
];
