// Runs the examples of a page where they stand, with what the reader makes of them.

/** Where this file lies, and so the library that examples import. */
const LIBRARY = new URL("library/", document.currentScript.src);

/** Examples that read files have none to read here. */
const runs = (code) => /from "customer-kpis/.test(code) && !/from "node:/.test(code);

for (const block of document.querySelectorAll("pre > code.ts")) {
  for (const end of block.querySelectorAll("br")) end.replaceWith("\n");
  if (runs(block.textContent)) addRun(block);
}

function addRun(block) {
  const run = document.createElement("button");
  run.type = "button";
  run.className = "run";
  run.textContent = "Run";
  run.title = "Runs the code as it stands. You may change it before.";
  const shown = document.createElement("output");
  shown.className = "shown";
  shown.dir = "ltr";
  block.contentEditable = "plaintext-only";
  block.spellcheck = false;
  block.setAttribute("aria-label", "Example, can be changed and run");
  block.parentElement.append(run);
  block.parentElement.after(shown);
  const start = () => answer(block.textContent, shown);
  run.addEventListener("click", start);
  block.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      start();
    }
  });
}

/** Runs some code as a module, and lists what its expressions came to. */
async function answer(code, shown) {
  shown.replaceChildren();
  const add = (text, kind) => {
    const line = document.createElement("div");
    line.className = kind;
    line.textContent = text;
    shown.append(line);
  };
  window.customerKpisExample = async (text, value) => {
    try {
      add(`${text}  →  ${written(await value())}`, "value");
    } catch (error) {
      add(`${text}  →  ${error.name}: ${error.message}`, "error");
    }
  };
  try {
    const { transform } = await import(new URL("sucrase.js", LIBRARY));
    const { code: plain } = transform(showing(code), {
      transforms: ["typescript"],
      disableESTransforms: true,
    });
    const module = URL.createObjectURL(new Blob([plain], { type: "text/javascript" }));
    await import(module);
    URL.revokeObjectURL(module);
    if (!shown.hasChildNodes()) add("Done. It shows nothing.", "value");
  } catch (error) {
    add(`${error.name}: ${error.message}`, "error");
  }
}

/** Makes each expression that stands for itself, such as `value;`, show what it comes to. */
function showing(code) {
  const shown = [];
  let open = null;
  for (const line of code.split("\n")) {
    const begins = /^[\w"'`([{!-]/.test(line);
    const declares =
      /^(import|export|const|let|var|function|async|class|interface|type|if|for|while|switch|try|return|throw|declare)\b/;
    if (open === null && begins && !declares.test(line)) open = [];
    if (open === null) {
      shown.push(line);
      continue;
    }
    open.push(line);
    const end = /^(.*);(\s*\/\/.*)?\s*$/.exec(line);
    if (!end) continue;
    const expression = [...open.slice(0, -1), end[1]].join("\n");
    const name = JSON.stringify(expression.replace(/\s+/g, " "));
    // Assignments and loops are no expressions to be shown.
    const isShown = !/^[\w.[\]]+\s*[-+*/]?=[^=>]/.test(expression);
    const call = `await window.customerKpisExample(${name}, async () => (${expression}));`;
    shown.push(isShown ? call : open.join("\n"));
    open = null;
  }
  return [...shown, ...(open ?? [])].join("\n");
}

/** A value as an example would write it. */
function written(value, depth = 0) {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Date) return `new Date("${value.toISOString()}")`;
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Map) return `Map ${written([...value], depth)}`;
  if (depth > 6) return "...";
  const items = Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value) : null;
  const parts = items
    ? items.slice(0, 50).map((item) => written(item, depth + 1))
    : Object.entries(value).map(([name, item]) => `${name}: ${written(item, depth + 1)}`);
  if (items && items.length > 50) parts.push(`... ${items.length - 50} more`);
  const [left, right] = items ? ["[", "]"] : ["{ ", " }"];
  const flat = left + parts.join(", ") + right;
  if (flat.length <= 100) return parts.length ? flat : left.trim() + right.trim();
  const indent = "  ".repeat(depth + 1);
  return `${left.trim()}\n${parts.map((part) => indent + part).join(",\n")}\n${"  ".repeat(depth)}${right.trim()}`;
}
