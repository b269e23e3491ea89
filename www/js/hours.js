// The limits of the law, said while hours are typed: the server is asked, by the same rules as when the
// form is sent. Without an answer nothing is said; the server decides.

const place = document.querySelector("[data-hours]");
const part = place?.closest("fieldset");
let timer;
let asked;

function line(limit) {
  const item = document.createElement("li");
  const law = document.createElement("span");
  law.className = "hint";
  law.textContent = ` (${limit.article})`;
  item.append(`${limit.phrase} Ici\u00a0: ${limit.ici}.`, law);
  return item;
}

function show(answer) {
  const title = document.createElement("p");
  const list = document.createElement("ul");
  const isForbidden = answer.limites.some((limit) => limit.interdit);
  place.className = "hours-check";
  if (!answer.complet) { place.replaceChildren(); return; }
  place.classList.add("notice", isForbidden ? "warning" : "info");
  if (answer.limites.length === 0) title.textContent = `Ces horaires respectent la loi\u00a0: ${answer.total} en tout.`;
  else if (isForbidden) title.textContent = "Ces horaires ne respectent pas la loi\u00a0:";
  else title.textContent = `${answer.total} en tout. Un conseil\u00a0:`;
  list.append(...answer.limites.map(line));
  const words = document.createElement("div");
  words.append(title);
  if (answer.limites.length > 0) words.append(list);
  place.replaceChildren(words);
}

async function ask() {
  const query = new URLSearchParams();
  const own = new AbortController();
  for (const field of part.querySelectorAll("input")) if (field.value !== "") query.append(field.name, field.value);
  asked?.abort();
  asked = own;
  try {
    const response = await fetch(`${place.dataset.hours}?${query}`, { signal: own.signal });
    if (response.ok) show(await response.json());
  } catch {
    // What was said before may not hold any more.
    if (asked === own) place.replaceChildren();
  }
}

part?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, 400);
});
