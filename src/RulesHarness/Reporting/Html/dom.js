// Elements, made of text alone: no text is ever read as markup.

/** Characters that are not seen, or that change the order of others, as \u0007. */
const visible = text =>
  String(text).replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    letter => "\\u" + letter.charCodeAt(0).toString(16).padStart(4, "0"));

/** An element with attributes and children; a child is a node, a text, a list of these, or null for none. */
const el = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key, value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...nodes(children));
  return element;
};

const nodes = children =>
  children.flat(Infinity)
    .filter(child => child !== null && child !== undefined && child !== false)
    .map(child => child instanceof Node ? child : document.createTextNode(visible(child)));

/** Text that only a screen reader says. */
const spoken = text => el("span", { class: "spoken" }, text);

/** A sign that a screen reader leaves out: the words beside it say the same. */
const sign = text => el("span", { class: "sign", "aria-hidden": "true" }, text);

/** Code and strong text of Markdown; all other markup is shown as it is written. */
const inline = text =>
  text.split(/(\*\*(?:`[^`]*`|[^*`])+\*\*|`[^`]+`)/).filter(part => part.length > 0).map(part =>
    part.length > 4 && part.startsWith("**") && part.endsWith("**") ? el("strong", {}, inline(part.slice(2, -2)))
      : part.length > 2 && part.startsWith("`") && part.endsWith("`") ? code(part.slice(1, -1)) : part);

const code = text => el("code", {}, text);
const link = (address, ...children) => el("a", { href: address }, ...children);
const number = value => value.toLocaleString("en-US");
const counted = (count, one, many) => `${number(count)} ${count === 1 ? one : many}`;

/** A table with a caption for screen readers, headers with a scope, and rows of cells; the first cell heads its row. */
const table = (caption, headers, rows, className) =>
  el("table", { class: className },
    el("caption", { class: "spoken" }, caption),
    el("thead", {}, el("tr", {}, headers.map(header => el("th", { scope: "col" }, header)))),
    el("tbody", {}, rows.map(row)));

const row = cells =>
  el("tr", {}, cells.map((cell, at) => at === 0 ? el("th", { scope: "row" }, cell) : el("td", {}, cell)));

/** What may be wider than the page scrolls by itself, and by the keyboard too. */
const scrolling = (label, ...children) =>
  el("div", { class: "scrolling", role: "group", tabindex: "0", "aria-label": label }, ...children);

const button = (text, click) => el("button", { type: "button", click }, text);

/** A block of code with a button that copies it. */
const copyable = (label, text) => {
  const copy = button("Copy", async () => {
    copy.textContent = await copied(text) ? "Copied" : "Select the text, and copy it";
  });
  copy.setAttribute("aria-label", `Copy: ${label}`);
  return el("div", { class: "copyable" }, copy, scrolling(label, el("pre", {}, text)));
};

const copied = text => navigator.clipboard?.writeText(text).then(() => true, () => false) ?? false;

/** The first items, and a button for more: a page of ten thousand rows is slow, and nobody reads it. */
const paged = (items, size, container, render) => {
  let shown = 0;
  const more = button("", () => show(shown + size));
  const show = upTo => {
    const next = items.slice(shown, upTo);
    shown += next.length;
    container.append(...next.map(render));
    more.textContent = `Show ${number(Math.min(size, items.length - shown))} more of ${number(items.length - shown)}`;
    more.hidden = shown >= items.length;
  };
  show(size);
  return { more: el("p", { class: "more" }, more), showThrough: at => { if (at >= shown) show(at + 1); } };
};
