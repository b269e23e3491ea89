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
  for (const input of document.querySelectorAll("[data-week]")) {
    const outside = (from.value && fridayOf(input.dataset.week) < from.value) ||
      (to.value && input.dataset.week > to.value);
    input.closest("li").classList.toggle("is-outside", Boolean(outside) && Number(input.value) === 0);
  }
  for (const month of document.querySelectorAll(".month")) {
    const weeks = month.querySelectorAll("li:not(.is-outside) [data-week]");
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

// The parts whose required fields are all filled in are marked as done.
function progressShow() {
  for (const link of document.querySelectorAll("[data-part]")) {
    const part = document.getElementById(link.dataset.part);
    const fields = [...part.querySelectorAll("input, select, textarea")];
    const isTouched = fields.some((field) => field.type === "checkbox" || field.type === "radio" ? field.checked : field.value !== field.defaultValue || field.dataset.touched);
    link.classList.toggle("has-error", part.querySelector(".field-error") !== null);
    link.classList.toggle("is-done", isTouched && fields.every((field) => field.checkValidity()) &&
      (part.id !== "offre" || part.querySelector("[name=domain]:checked") !== null));
  }
}

document.querySelector(".deposit")?.addEventListener("input", (event) => {
  event.target.dataset.touched = "yes";
  progressShow();
});
progressShow();

const form = document.querySelector("[data-guard]");
let isTyped = false;
form?.addEventListener("input", () => { isTyped = true; });
form?.addEventListener("submit", () => { isTyped = false; });
window.addEventListener("beforeunload", (event) => {
  if (isTyped) event.preventDefault();
});
