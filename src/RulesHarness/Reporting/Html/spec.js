// The spec as it is written, with the verdict beside each sentence, row and pattern.

/** Splits Markdown into blocks, each with the lines that it is of: one for a bullet, a row, a heading, a paragraph. */
const blocksOf = text => {
  const blocks = [];
  let open = null;
  let fence = null;
  text.split(/\r?\n/).forEach((content, at) => {
    const line = at + 1;
    const start = kind => { open = { kind, line, texts: [content], lines: [line] }; blocks.push(open); };
    const go = () => { open.texts.push(content); open.lines.push(line); };
    if (fence !== null) {
      go();
      if (content.trim().startsWith(fence)) fence = open = null;
    } else if (/^\s*(```|~~~)/.test(content)) {
      fence = content.trim().slice(0, 3);
      start("code");
    } else if (line === 1 && content.trim() === "---") {
      fence = "---";
      start("code");
    } else if (content.trim() === "") open = null;
    else if (/^#{1,6}\s/.test(content)) { start("heading"); open = null; }
    else if (/^\s*\|/.test(content)) open?.kind === "table" ? go() : start("table");
    else if (/^\s*([-*+]|\d+\.)\s/.test(content)) start("item");
    else if (open && open.kind !== "table") go();
    else start(/^\s*>/.test(content) ? "quote" : "text");
  });
  return blocks;
};

const cellsOf = line =>
  line.trim().replace(/^\|/, "").replace(/(?<!\\)\|$/, "").split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll("\\|", "|"));

/** The verdict on some lines of a file: how many of their cases hold; nothing where no case could come from them. */
const lineVerdict = (file, lines) => {
  const at = lines.map(line => `${file}:${line}`).filter(key => linesByPlace.has(key));
  if (at.length === 0) return null;
  const tried = at.flatMap(key => casesByPlace.get(key) ?? []);
  const broken = notPassed(tried).length;
  if (tried.length === 0) return el("span", { class: "status none" }, sign("○"), " no case");
  return el("a", { class: `status ${broken > 0 ? "failed" : "passed"}`, href: casesAddress({ place: at.find(key => casesByPlace.has(key)) }) },
    sign(broken > 0 ? "✗" : "✓"),
    broken > 0 ? ` ${number(broken)} of ${number(tried.length)}` : ` ${number(tried.length)}`,
    spoken(broken > 0 ? " cases do not hold" : " cases hold"));
};

const lineId = (file, line) => `spec-${data.specs.findIndex(spec => spec.path === file)}-${line}`;

const specTable = (file, block) => {
  const rows = block.texts.map(cellsOf);
  const body = rows.slice(2).map((cells, at) => {
    const line = block.lines[at + 2];
    return el("tr", { id: lineId(file, line) },
      el("td", { class: "gutter" }, lineVerdict(file, [line])),
      cells.map((cell, column) => column === 0 ? el("th", { scope: "row" }, inline(cell)) : el("td", {}, inline(cell))));
  });
  return scrolling(`Table at line ${block.line}`,
    el("table", { class: "spec" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Verdict"), rows[0].map(cell => el("th", { scope: "col" }, inline(cell))))),
      el("tbody", {}, body)));
};

const depthOf = text => Math.min(4, Math.floor(/^\s*/.exec(text)[0].length / 2));

const blockElement = (file, block) => {
  const joined = block.texts.map(text => text.trim()).join(" ");
  const quoted = block.texts.map(text => text.trim().replace(/^>\s?/, "")).join(" ");
  switch (block.kind) {
    case "heading": {
      const level = Math.min(6, /^#+/.exec(joined)[0].length + 2);
      return el(`h${level}`, { id: lineId(file, block.line) }, inline(joined.replace(/^#+\s+/, "")));
    }
    case "table":
      return specTable(file, block);
    case "code":
      return scrolling(`Lines from ${block.line}`, el("pre", { id: lineId(file, block.line) }, block.texts.join("\n")));
    default:
      return el("div", { class: `block ${block.kind} depth-${block.kind === "item" ? depthOf(block.texts[0]) : 0}`, id: lineId(file, block.line) },
        el("div", { class: "gutter" }, lineVerdict(file, block.lines)),
        el("div", { class: "written" }, inline(block.kind === "item" ? joined.replace(/^[-*+]\s/, "• ") : quoted)));
  }
};

const specView = () =>
  data.specs.flatMap(spec => [
    el("h3", { class: "file" }, code(spec.path)),
    el("article", { class: "document" }, levelled(blocksOf(spec.text)).map(block => blockElement(spec.path, block))),
  ]);

/** No heading is more than one level below the one before it: readers who hear the page go from level to level. */
const levelled = blocks => {
  let level = 1;
  for (const block of blocks.filter(one => one.kind === "heading")) {
    const written = /^#+/.exec(block.texts[0])[0].length;
    level = Math.min(Math.max(written, 2), level + 1);
    block.texts[0] = "#".repeat(level) + block.texts[0].slice(written);
  }
  return blocks;
};

/** The element of a line of the spec, or of the nearest one before it. */
const specLine = rest => {
  const [line, ...before] = rest.split("/").reverse();
  const file = decoded(before.reverse().join("/"));
  for (let at = Number(line); at > 0; at--) {
    const found = document.getElementById(lineId(file, at));
    if (found) return found;
  }
  return null;
};
