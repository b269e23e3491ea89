// The deposit form: shows what the chosen option needs, and warns before typed text is lost.

const weekly = document.getElementById("weekly");
const from = document.getElementById("from");
const to = document.getElementById("to");

function fridayOf(monday) {
  const day = new Date(`${monday}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 4);
  return day.toISOString().slice(0, 10);
}

// Weeks out of the period are put aside, unless they hold seats: those are an error to see.
function weeksShow() {
  for (const week of document.querySelectorAll("[data-week]")) {
    const outside = (from.value && fridayOf(week.dataset.week) < from.value) ||
      (to.value && week.dataset.week > to.value);
    const hasSeats = Number(week.querySelector("input")?.value ?? 0) !== 0;
    week.classList.toggle("is-outside", Boolean(outside) && !hasSeats);
  }
  for (const month of document.querySelectorAll(".month")) {
    const weeks = month.querySelectorAll("[data-week]:not(.is-outside) input");
    month.hidden = weeks.length === 0;
    if (weeks.length > 0 && from.value && to.value) month.open = true;
  }
}

function optionShow() {
  for (const part of document.querySelectorAll("[data-when=weekly]")) part.hidden = !weekly.checked;
  for (const part of document.querySelectorAll("[data-unless=weekly]")) part.hidden = weekly.checked;
  weeksShow();
}

if (weekly) {
  weekly.addEventListener("change", optionShow);
  from.addEventListener("change", () => {
    if (from.value) to.min = from.value;
    weeksShow();
  });
  to.addEventListener("change", weeksShow);
  optionShow();
}

// The parts whose required fields are all filled in are marked as done, in words too: those that came
// filled in as well, but for numbers, which have a value from the start.
const partState = (link) => {
  const words = document.createElement("span");
  words.className = "visually-hidden";
  link.append(words);
  return words;
};
const partWords = new Map([...document.querySelectorAll("[data-part]")].map((link) => [link, partState(link)]));

function progressShow() {
  for (const link of document.querySelectorAll("[data-part]")) {
    const part = document.getElementById(link.dataset.part);
    const fields = [...part.querySelectorAll("input, select, textarea")];
    const isTouched = fields.some((field) => field.type === "checkbox" || field.type === "radio" ? field.checked : field.value !== field.defaultValue || field.dataset.touched || (field.required && field.type !== "number" && field.value !== ""));
    link.classList.toggle("has-error", part.querySelector(".field-error") !== null);
    link.classList.toggle("is-done", isTouched && fields.every((field) => field.checkValidity()) &&
      (part.id !== "offre" || part.querySelector("[name=domain]:checked") !== null));
    partWords.get(link).textContent = link.classList.contains("has-error") ? "\u00a0: à corriger" : link.classList.contains("is-done") ? "\u00a0: rempli" : "";
  }
}

document.querySelector(".deposit")?.addEventListener("input", (event) => {
  event.target.dataset.touched = "yes";
  progressShow();
});
progressShow();

// The lead time, as the date that it gives for the first week of the period.
const lead = document.getElementById("lead-days");
const leadDate = document.createElement("p");
leadDate.className = "hint lead-date";
leadDate.setAttribute("role", "status");
lead?.after(leadDate);

function leadShow() {
  const days = Number(lead.value);
  if (!from.value || lead.value === "" || !(days >= 0 && days <= 60)) { leadDate.textContent = ""; return; }
  const day = new Date(`${from.value}T00:00:00Z`);
  const words = (date) => date.toLocaleDateString("fr-FR", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  day.setUTCDate(day.getUTCDate() - (day.getUTCDay() + 6) % 7);
  const monday = words(day);
  day.setUTCDate(day.getUTCDate() - Math.max(days, 1)); // on its Monday a week has begun
  leadDate.textContent = `Pour la semaine du ${monday}, on pourra postuler au plus tard le ${words(day)}.`;
}
if (lead) {
  for (const field of [lead, from]) field.addEventListener("input", leadShow);
  leadShow();
}

// A file that the site would refuse is not sent.
const logo = document.getElementById("logo");
logo?.addEventListener("change", () => {
  const isHeavy = logo.files[0]?.size > Number(logo.dataset.largest);
  let words = document.getElementById("logo-erreur");
  if (!isHeavy) {
    words?.remove();
    logo.removeAttribute("aria-invalid");
    return;
  }
  logo.value = "";
  words ??= document.createElement("p");
  words.id = "logo-erreur";
  words.className = "field-error";
  words.textContent = logo.dataset.heavy;
  logo.before(words);
  logo.setAttribute("aria-invalid", "true");
  announce(logo.dataset.heavy);
});

const form = document.querySelector("[data-guard]");
let isTyped = false;
form?.addEventListener("input", () => { isTyped = true; });
form?.addEventListener("submit", () => { isTyped = false; });
window.addEventListener("beforeunload", (event) => {
  if (isTyped) event.preventDefault();
});

// Signed in, what is typed is kept by the site (site.js).
form?.addEventListener("kept", () => { isTyped = false; });

// Without an account, it is kept in this tab only, and forgotten with it, or once it is sent.
const kept = "offre-commencee";
const keepForm = document.querySelector("[data-keep]");
const typed = () => [...new FormData(keepForm)].filter(([name, value]) => typeof value === "string" && !["csrf", "once", "etape"].includes(name));

function restore(pairs) {
  for (const field of keepForm.elements) {
    if (!field.name || ["hidden", "submit", "file"].includes(field.type)) continue;
    const values = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (values.length > 0) [field.value] = values;
  }
}

if (document.querySelector("[data-sent]")) sessionStorage.removeItem(kept);
if (keepForm) {
  const untouched = JSON.stringify(typed());
  const before = sessionStorage.getItem(kept);
  const isFresh = !document.querySelector(".field-error") && document.getElementById("title").value === "";
  if (before && isFresh && before !== untouched) {
    restore(JSON.parse(before));
    const notice = document.createElement("p");
    notice.className = "notice info";
    const words = document.createElement("span");
    words.append("Nous avons retrouvé ce que vous aviez commencé. ");
    const again = document.createElement("button");
    again.type = "button";
    again.className = "link-button";
    again.textContent = "Repartir de zéro";
    again.addEventListener("click", () => {
      sessionStorage.removeItem(kept);
      isTyped = false;
      location.reload();
    });
    words.append(again);
    notice.append(words);
    keepForm.before(notice);
    announce(words.firstChild.textContent);
    optionShow();
    progressShow();
    leadShow();
  }
  keepForm.addEventListener("input", () => sessionStorage.setItem(kept, JSON.stringify(typed())));
}
