// The page: its parts, the way between them, the theme, and print.

const decoded = text => { try { return decodeURIComponent(text); } catch { return text; } };

const views = {
  overview: { title: "Overview", render: overview },
  permissions: { title: "Permissions", render: permissions },
  cases: { title: "Cases", render: casesView },
  spec: { title: "Spec", render: specView },
  rules: { title: "Rules", render: rulesView },
  indexes: { title: "Indexes", render: indexesView },
  findings: { title: "Findings", render: findingsView },
};
const main = document.getElementById("main");
const reportTitle = data.title ? `${data.title}: rules against spec` : "Firestore rules against their spec";

const sections = Object.fromEntries([...Object.keys(views), "case"].map(name =>
  [name, el("section", { id: `view-${name}`, class: "view", hidden: true, "aria-labelledby": `title-${name}` })]));

const fill = (name, title, content) =>
  sections[name].replaceChildren(el("h2", { id: `title-${name}`, tabindex: "-1" }, title), ...nodes([content]));

/** Parts that don't change are made when they are first looked at. */
const ready = name => {
  if (sections[name].childElementCount === 0) fill(name, views[name].title, views[name].render(""));
};

/** What an address shows: a part of the page, and the element in it that is meant. */
const shown = address => {
  const [path, query] = [address.split("?")[0], address.split("?").slice(1).join("?")];
  const [first, rest] = [path.split("/")[0], path.split("/").slice(1).join("/")];
  switch (first) {
    case "case": {
      const { title, content } = caseView(decoded(rest));
      fill("case", title, content);
      return { name: "case", title };
    }
    case "cell":
      ready("permissions");
      return { name: "permissions", target: showCell(rest) };
    case "permissions":
      ready("permissions");
      return { name: "permissions", target: rest ? showCollection(decoded(rest)) : null };
    case "spec":
      ready("spec");
      return { name: "spec", target: rest ? specLine(rest) : null };
    case "rules":
      ready("rules");
      return { name: "rules", target: rest ? document.getElementById(`rules-${rest}`) : null };
    case "cases":
      fill("cases", "Cases", casesView(query));
      return { name: "cases" };
    default:
      return { name: views[first] ? first : "overview" };
  }
};

const navigate = isFirst => {
  const { name, title, target } = shown(location.hash.slice(1));
  if (name !== "case") ready(name);
  for (const [each, section] of Object.entries(sections)) section.hidden = each !== name;
  const current = name === "case" ? "cases" : name;
  for (const entry of document.querySelectorAll("#nav a")) {
    if (entry.getAttribute("href") === `#${current}`) entry.setAttribute("aria-current", "page");
    else entry.removeAttribute("aria-current");
  }
  document.title = `${outcomes[data.outcome].sign} ${title ?? views[name].title} · ${reportTitle}`;
  for (const marked of document.querySelectorAll(".meant")) marked.classList.remove("meant");
  if (target) {
    target.classList.add("meant");
    target.scrollIntoView({ block: "center" });
    if (target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
  } else if (!isFirst) {
    window.scrollTo(0, 0);
    sections[name].querySelector("h2").focus({ preventScroll: true });
  }
};

const counts = { cases: failing.length, findings: data.diagnostics.filter(one => one.severity === "error").length, indexes: data.indexes.missing.length };

const navEntry = ([name, { title }]) =>
  el("li", {}, link(`#${name}`, title, counts[name] > 0 ? [" ", el("span", { class: "broken" }, `✗ ${number(counts[name])}`, spoken(" do not hold"))] : null));

// A file that is opened from a disk may not be allowed to remember anything.
const remembered = () => { try { return localStorage.getItem("rulesharness-theme"); } catch { return null; } };
const remember = theme => { try { localStorage.setItem("rulesharness-theme", theme); } catch { /* for this visit only */ } };

const applyTheme = theme => { document.documentElement.dataset.theme = theme; };

const themeChoice = () => {
  const theme = remembered() ?? "auto";
  applyTheme(theme);
  return choice("theme", "Theme", [["auto", "as the system"], ["light", "light"], ["dark", "dark"]], theme, event => {
    applyTheme(event.target.value);
    remember(event.target.value);
  });
};

const about = () => {
  const engine = data.engine === "embedded" ? "the embedded engine" : `the engine ${data.engine}${data.engineVersion ? ` (emulator ${data.engineVersion})` : ""}`;
  const files = [...data.specs.map(spec => spec.path), data.rules?.path, data.indexes.file].filter(path => path);
  return [
    el("p", {}, "Read: ", files.map((path, at) => [at > 0 ? ", " : "", code(path)]), ", for the database ", code(data.database),
      data.otherDatabases.length > 0 ? `; not checked: ${data.otherDatabases.join(", ")}` : "", "."),
    el("p", {}, `Decided on ${engine} in ${(data.durationMs / 1000).toFixed(1)} s, with the seed ${data.seed}, by RulesHarness ${data.version}.`),
  ];
};

document.getElementById("banner").append(
  el("h1", {}, reportTitle),
  el("p", { class: `outcome ${data.outcome}` }, sign(outcomes[data.outcome].sign), " ", outcomes[data.outcome].word),
  themeChoice());
document.getElementById("nav").append(el("ul", {}, Object.entries(views).map(navEntry)));
document.getElementById("about").append(...about());
main.append(...Object.values(sections));
document.getElementById("skip").addEventListener("click", event => {
  event.preventDefault();
  main.focus();
});
window.addEventListener("hashchange", () => navigate(false));
// A print has every part, except for the case that is looked at, which has a page of its own.
window.addEventListener("beforeprint", () => {
  if (sections.case.hidden) Object.keys(views).forEach(ready);
  document.documentElement.classList.toggle("one-case", !sections.case.hidden);
});
navigate(true);
