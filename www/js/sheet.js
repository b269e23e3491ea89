// Sheets to fill in (a letter, a CV, a log): what is typed stays on the device.

const fields = [...document.querySelectorAll("[data-kept]")];
const nameOf = (field) => `feuille:${window.location.pathname}:${field.dataset.kept}`;

function readAll() {
  for (const field of fields) {
    const kept = localStorage.getItem(nameOf(field));
    if (kept === null) continue;
    if (field.type === "checkbox") field.checked = kept === "yes";
    else field.value = kept;
  }
}

function write(field) {
  const value = field.type === "checkbox" ? (field.checked ? "yes" : "") : field.value;
  if (value === "") localStorage.removeItem(nameOf(field));
  else localStorage.setItem(nameOf(field), value);
}

// The letter is its lines, one after the other; the form to apply proposes it (site.js).
const letter = document.getElementById("lettre-entiere");
function letterMake() {
  if (!letter) return;
  const lines = fields.filter((field) => field.dataset.line).map((field) => field.value.trim());
  letter.value = lines.filter((line) => line !== "").join(" ");
  letter.closest("[data-letter]").hidden = letter.value === "";
  if (letter.value === "") localStorage.removeItem("feuille:lettre");
  else localStorage.setItem("feuille:lettre", letter.value);
}

readAll();
letterMake();
document.addEventListener("input", (event) => {
  if (!event.target.dataset.kept) return;
  write(event.target);
  letterMake();
});

for (const actions of document.querySelectorAll("[data-sheet]")) actions.hidden = false;
document.querySelector("[data-forget]")?.addEventListener("click", () => {
  for (const field of fields) {
    if (field.type === "checkbox") field.checked = false;
    else field.value = "";
    write(field);
  }
  letterMake();
});
document.querySelector("[data-copy]")?.addEventListener("click", async () => {
  letter.select();
  await navigator.clipboard.writeText(letter.value);
  document.getElementById("lettre-copie").textContent = "Ta lettre est copiée.";
});
