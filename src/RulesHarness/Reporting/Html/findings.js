// Findings, what is set aside, and what no case could be made for.

const severities = {
  error: ["failed", "✗", "error"],
  warning: ["warned", "!", "warning"],
  info: ["none", "i", "info"],
};

const findingEntry = finding =>
  el("div", { class: "finding" },
    el("p", {}, worded(severities[finding.severity]), " ", code(finding.id), " ", inline(finding.message)),
    el("p", { class: "detail" }, inline(finding.help)),
    finding.details ? el("pre", { class: "wrapped" }, finding.details) : null,
    el("p", { class: "detail" }, place(finding.file, finding.line), finding.collection ? [" · ", code(finding.collection)] : null));

const findingsOf = (title, lead, findings) => {
  if (findings.length === 0) return null;
  const list = el("div", {});
  const pages = paged(findings, 100, list, findingEntry);
  return el("section", {}, el("h3", {}, title), lead ? el("p", { class: "lead" }, lead) : null, list, pages.more);
};

const unproven = () => {
  if (data.unproven.length === 0) return null;
  const list = table("Requests for which no case could be made", ["Request", "Expected", "Not found", "Spec"], []);
  const pages = paged(data.unproven, 100, list.tBodies[0], one =>
    row([[`${one.actor}, ${one.operation}, `, code(one.collection)], one.expected, inline(one.reason), place(one.file, one.line)]));
  return el("section", {},
    el("h3", {}, "Requests for which no case could be made"),
    el("p", { class: "lead" }, "Another case may show the same. Where none does, a finding above says so."),
    scrolling("Requests for which no case could be made", list), pages.more);
};

const findingsView = () => {
  const sections = [
    findingsOf("Open", null, data.diagnostics),
    findingsOf("Set aside", `Accepted by ${data.baseline}: they do not count.`, data.setAside),
    unproven(),
  ].filter(section => section !== null);
  return sections.length > 0 ? sections : [el("p", {}, "There is nothing to report.")];
};
