// The text of a page in Markdown: buttons above it that write the marks, and the place where a picture
// goes. Without this script the field is the same, and pictures come at its end.

const marks = {
  title: { label: "Titre", line: "## ", sample: "Un titre" },
  bold: { label: "Gras", around: "**", sample: "important", key: "b" },
  italic: { label: "Italique", around: "*", sample: "nuance", key: "i" },
  link: { label: "Lien", link: true, sample: "mots du lien", key: "k" },
  list: { label: "Liste", line: "- ", sample: "un point" },
  numbers: { label: "Liste numérotée", line: "1. ", sample: "une étape" },
  quote: { label: "Citation", line: "> ", sample: "des mots cités" },
  table: { label: "Tableau", block: "| Quoi | Quand |\n|---|---|\n| Une chose | Lundi |" },
};

// As if it were typed: the browser can undo it.
function write(field, from, to, text, select) {
  field.focus();
  field.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, text)) field.setRangeText(text, from, to, "end");
  if (select) field.setSelectionRange(from + select[0], from + select[1]);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const lineStart = (text, at) => text.lastIndexOf("\n", at - 1) + 1;
function lineEnd(text, at) {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

function markLines(field, mark) {
  const from = lineStart(field.value, field.selectionStart);
  const to = lineEnd(field.value, field.selectionEnd);
  const lines = field.value.slice(from, to) || mark.sample;
  const text = lines.split("\n").map((line, i) => (mark.line === "1. " ? `${i + 1}. ` : mark.line) + line).join("\n");
  write(field, from, to, text, [mark.line.length, text.length]);
}

function apply(field, mark) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const words = value.slice(from, to) || mark.sample;
  if (mark.line) {
    markLines(field, mark);
  } else if (mark.block) {
    const end = lineEnd(value, to);
    const before = value.slice(0, end).trim() === "" ? "" : "\n\n";
    write(field, end, end, `${before}${mark.block}\n`);
  } else if (mark.link) {
    write(field, from, to, `[${words}](/)`, [words.length + 3, words.length + 4]);
  } else {
    write(field, from, to, mark.around + words + mark.around, [mark.around.length, mark.around.length + words.length]);
  }
}

// One stop of the Tab key; arrows go from button to button, as in any toolbar.
function toolbar(field) {
  const bar = document.createElement("div");
  bar.className = "toolbar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", `Mise en forme : ${document.querySelector(`label[for="${field.id}"]`).firstChild.textContent.trim()}`);
  bar.setAttribute("aria-controls", field.id);
  const buttons = Object.values(marks).map((mark, i) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = mark.label;
    button.tabIndex = i === 0 ? 0 : -1;
    if (mark.key) {
      button.setAttribute("aria-keyshortcuts", `Control+${mark.key.toUpperCase()}`);
      button.title = `Ctrl + ${mark.key.toUpperCase()}`;
    }
    button.addEventListener("click", () => apply(field, mark));
    bar.append(button);
    return button;
  });
  bar.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
  field.before(bar);
  field.addEventListener("keydown", (event) => {
    const mark = Object.values(marks).find((one) => one.key === event.key.toLowerCase());
    if (!mark || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    apply(field, mark);
  });
}

for (const field of document.querySelectorAll(".editorial-form textarea")) toolbar(field);

// A picture goes behind the paragraph that was written last: counted in characters, as the site does.
const place = document.querySelector("[name='picture-at']");
const body = document.getElementById("page-body");
if (place && body) {
  const note = () => { place.value = [...body.value.slice(0, lineEnd(body.value, body.selectionEnd))].length; };
  for (const event of ["keyup", "click", "input", "blur"]) body.addEventListener(event, note);
}
