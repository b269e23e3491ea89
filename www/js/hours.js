// The limits of the law, said while the hours of an offer or of an agreement are typed: the server is
// asked, by the same rules as when the form is sent. Without an answer nothing is said; the server decides.

const hoursPlace = document.querySelector("[data-hours]");
const hoursPart = hoursPlace?.closest("fieldset");
let hoursTimer;
let hoursAsked;

function limitLine(limit) {
  const item = document.createElement("li");
  const law = document.createElement("span");
  law.className = "hint";
  law.textContent = ` (${limit.article})`;
  item.append(`${limit.phrase} Ici\u00a0: ${limit.ici}.`, law);
  return item;
}

function hoursShow(answer) {
  const title = document.createElement("p");
  const list = document.createElement("ul");
  const isForbidden = answer.limites.some((limit) => limit.interdit);
  hoursPlace.className = "hours-check";
  if (!answer.complet) { hoursPlace.replaceChildren(); return; }
  hoursPlace.classList.add("notice", isForbidden ? "warning" : "info");
  if (answer.limites.length === 0) title.textContent = `Ces horaires respectent la loi\u00a0: ${answer.total} en tout.`;
  else if (isForbidden) title.textContent = "Ces horaires ne respectent pas la loi\u00a0:";
  else title.textContent = `${answer.total} en tout. Un conseil\u00a0:`;
  list.append(...answer.limites.map(limitLine));
  const words = document.createElement("div");
  words.append(title);
  if (answer.limites.length > 0) words.append(list);
  hoursPlace.replaceChildren(words);
}

async function hoursAsk() {
  const query = new URLSearchParams();
  const own = new AbortController();
  for (const field of hoursPart.querySelectorAll("input:is([type=time], :checked)")) if (field.value !== "") query.append(field.name, field.value);
  hoursAsked?.abort();
  hoursAsked = own;
  try {
    const response = await fetch(`${hoursPlace.dataset.hours}?${query}`, { signal: own.signal });
    if (response.ok) hoursShow(await response.json());
  } catch {
    // What was said before may not hold any more.
    if (hoursAsked === own) hoursPlace.replaceChildren();
  }
}

hoursPart?.addEventListener("input", () => {
  clearTimeout(hoursTimer);
  hoursTimer = setTimeout(hoursAsk, 400);
});
