// All cases, searched and filtered. The filters are in the address.

const filterNames = ["q", "status", "collection", "operation", "actor", "kind", "place", "rule"];
const rowsAtOnce = 100;
const distinct = key => [...new Set(cases.map(one => one[key]))].sort();

const searched = one => one.searched ??= `${one.id} ${one.title} ${one.path} ${sourceOf(one)}`.toLowerCase();

const matching = filters => {
  const words = (filters.q ?? "").toLowerCase().split(/\s+/).filter(word => word.length > 0);
  return cases.filter(one =>
    (!filters.status || (filters.status === "failing" ? one.status !== "passed" : one.status === filters.status))
    && (!filters.collection || one.collection === filters.collection)
    && (!filters.operation || one.operation === filters.operation)
    && (!filters.actor || one.actor === filters.actor)
    && (!filters.kind || one.kind === filters.kind)
    && (!filters.place || placeOf(one) === filters.place)
    && (!filters.rule || String(one.ruleLine) === filters.rule)
    && words.every(word => searched(one).includes(word)));
};

const caseRow = one =>
  row([
    [link(caseAddress(one), one.title), el("span", { class: "id" }, one.id)],
    status(one.status),
    one.actor,
    one.operation,
    code(one.collection),
  ]);

const choice = (name, label, options, value, change) =>
  el("label", { class: "choice" }, label,
    el("select", { name, change },
      options.map(([key, text]) => el("option", { value: key, selected: key === value }, text))));

const casesForm = (filters, change) => {
  const all = key => [["", "all"], ...distinct(key).map(value => [value, value])];
  return el("form", { role: "search", "aria-label": "Cases", class: "filters", submit: event => event.preventDefault() },
    el("label", { class: "choice wide" }, "Search",
      el("input", { type: "search", name: "q", value: filters.q ?? "", placeholder: "title, id, path or sentence", input: change })),
    choice("status", "Verdict",
      [["", "all"], ["failing", "does not hold"], ...Object.entries(statuses).map(([key, { word }]) => [key, word])],
      filters.status, change),
    choice("collection", "Collection", all("collection"), filters.collection, change),
    choice("operation", "Operation", [["", "all"], ...operations.map(name => [name, name])], filters.operation, change),
    choice("actor", "Who", all("actor"), filters.actor, change),
    choice("kind", "From", [["", "all"], ["permission", "permissions"], ["schema", "schemas"], ["access-pattern", "queries"], ["rules", "the rules"]],
      filters.kind, change));
};

const filtersIn = query => {
  const given = new URLSearchParams(query);
  return Object.fromEntries(filterNames.filter(name => given.get(name)).map(name => [name, given.get(name)]));
};

const casesView = query => {
  let filters = filtersIn(query);
  const count = el("p", { role: "status", class: "count" });
  const results = el("div", {});
  const refresh = () => {
    const found = matching(filters);
    count.replaceChildren(...nodes([
      `${counted(found.length, "case", "cases")} of ${number(cases.length)}`,
      filters.place ? `, from ${filters.place}` : null,
      filters.rule ? `, decided at ${data.rules?.path}:${filters.rule}` : null,
      filters.place || filters.rule ? [". ", link(casesAddress({ ...filters, place: "", rule: "" }), "Show those of all lines")] : null,
    ]));
    const list = table("Cases", ["Case", "Verdict", "Who", "Operation", "Collection"], [], "cases");
    const pages = paged(found, rowsAtOnce, list.tBodies[0], caseRow);
    results.replaceChildren(...(found.length > 0 ? [list, pages.more] : [el("p", {}, "No case matches. Clear the search, or choose other filters.")]));
  };
  const form = casesForm(filters, () => {
    const chosen = Object.fromEntries(new FormData(form));
    filters = filtersIn(new URLSearchParams({ ...chosen, place: filters.place ?? "", rule: filters.rule ?? "" }));
    history.replaceState(null, "", casesAddress(filters));
    refresh();
  });
  refresh();
  return [form, count, results];
};
