// What every page may gain from a script; all of it works without.

// Said to who does not see it: the page has a place for it from the start, since what comes already
// filled is not read. The same words are read again too.
let saying;
function announce(words) {
  const place = document.getElementById("annonces");
  clearTimeout(saying);
  place.textContent = "";
  saying = setTimeout(() => { place.textContent = words; }, 100);
}

// A field is described by what stands beside it, besides what it was described by.
function describe(field, note, id) {
  note.id = id;
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
}

// What is said of a part that was replaced: its title, or how many lines it has; its page; what it notes.
function summaryOf(place) {
  const lines = place.querySelectorAll("tbody tr, .choices > li").length;
  const words = [place.querySelector("h1")?.textContent ?? (lines > 1 ? `${lines} résultats` : lines === 1 ? "1 résultat" : "")];
  for (const note of place.querySelectorAll(".pager span, .notice, .empty h2, p.empty, .cut")) words.push(note.textContent);
  return words.map((part) => part.trim().replace(/\s+/g, " ")).filter((part) => part !== "").join(". ") || "Aucun résultat";
}

// Where the focus goes when what had it was replaced: to the title of what came in its place.
function focusTitle(place) {
  const title = place.querySelector("h1, h2, caption") ?? place;
  title.tabIndex = -1;
  title.focus();
}

function choice(text) {
  const option = document.createElement("option");
  option.value = text;
  return option;
}

// Browsers show only choices that have what is typed in them: one that is meant by it says so.
function choiceFor(typed) {
  return (text) => {
    const option = choice(text);
    if (!text.toLowerCase().includes(typed.toLowerCase())) option.label = `${text} (${typed})`;
    return option;
  };
}

// The way back from an offer leads to the search that one came from.
for (const back of document.querySelectorAll('main a[href="/offres"]')) {
  const { origin } = window.location;
  if (document.referrer.startsWith(`${origin}/offres?`) || document.referrer.startsWith(`${origin}/offres/carte`)) back.href = document.referrer;
}

// The towns that the search's field proposes, fetched when it is first used.
for (const field of document.querySelectorAll("[data-towns]")) {
  field.addEventListener("focus", async () => {
    const response = await fetch(field.dataset.towns);
    if (!response.ok) return;
    const names = await response.json();
    field.list.replaceChildren(...names.map(choice));
  }, { once: true });
}

// A refused form: its errors are read first.
document.getElementById("erreurs")?.focus();

// A second click on a button that sends does nothing; the server would answer it as the first.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// Five minutes before the session ends, a word and a button to go on. Every page prolongs it: what
// another tab has learnt is in the browser's storage, for as long as the browser is open.
function watchSession() {
  const tu = document.body.dataset.voice === "tu";
  const warnMs = 5 * 60 * 1000;
  const notice = document.createElement("div");
  const words = document.createElement("p");
  const button = document.createElement("button");
  let bar;

  const learn = (seconds) => localStorage.setItem("session-ends", Date.now() + seconds * 1000);
  const ends = () => Number(localStorage.getItem("session-ends"));
  const say = (text) => { if (words.textContent !== text) words.textContent = text; };

  notice.className = "session-notice notice warning";
  notice.setAttribute("role", "alert");
  button.type = "button";
  button.className = "button primary";
  button.textContent = "Rester connecté";
  button.addEventListener("click", async () => {
    const response = await fetch("/compte/session.json", { redirect: "manual" }).catch(() => null);
    if (response?.ok) learn((await response.json()).seconds);
    else if (response) learn(0);
    check();
    if (!bar) document.getElementById("contenu").focus();
  });

  function check() {
    const left = ends() - Date.now();
    if (left > warnMs) {
      bar?.remove();
      bar = undefined;
      return;
    }
    if (left > 0) {
      const time = new Date(ends()).toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" }).replace(":", "\u00a0h\u00a0");
      say(tu ? `Ta session se termine à ${time}.` : `Votre session se termine à ${time}.`);
    } else {
      say(tu
        ? "Ta session a pris fin. Rien n’est perdu\u00a0: envoie la page, reconnecte-toi, et tu retrouveras ce que tu as rempli."
        : "Votre session a pris fin. Rien n’est perdu\u00a0: envoyez la page, reconnectez-vous, et vous retrouverez ce que vous avez rempli.");
    }
    button.hidden = left <= 0;
    if (!bar) {
      bar = notice;
      notice.replaceChildren(words, button);
      document.body.append(notice);
    }
  }

  learn(Number(document.body.dataset.sessionS));
  check();
  setInterval(check, 5000);
  document.addEventListener("visibilitychange", check);
}

if (document.body.dataset.sessionS) watchSession();

// A search that answers without a new page: the same address is fetched, of which only the part
// named by data-live is kept. Links inside that part (pages, filters to take off) do the same.
function liveSearch(form) {
  const part = form.dataset.live;
  let pending;
  let shown = location.pathname + location.search;

  const address = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value !== "") query.append(name, value);
    return `${new URL(form.action).pathname}${query.size > 0 ? `?${query}` : ""}`;
  };

  // Without an answer the list stays what it was, and so does its address; the search is a link.
  const failed = (place, url) => {
    const notice = document.createElement("div");
    const words = document.createElement("p");
    const again = document.createElement("a");
    notice.className = "notice warning live-failure";
    notice.setAttribute("role", "alert");
    again.href = url;
    again.textContent = "Réessayer";
    words.append("Le site n’a pas répondu : cette liste est celle d’avant. ", again);
    notice.append(words);
    place.querySelector(".live-failure")?.remove();
    place.prepend(notice);
    if (form.dataset.address !== "no") history.replaceState({ live: true }, "", shown);
  };

  const load = async (url) => {
    const place = document.getElementById(part);
    const own = new AbortController();
    pending?.abort();
    pending = own;
    place.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(url, { signal: own.signal });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const found = page.getElementById(part);
      if (!response.ok) { failed(place, url); return; }
      if (!found) { location.assign(url); return; }
      const isFocused = place.contains(document.activeElement);
      place.replaceChildren(...found.childNodes);
      if (isFocused) focusTitle(place);
      announce(summaryOf(place));
      // What the other choices offer may depend on the search: the orders of a list near a place.
      for (const select of page.querySelectorAll("form[data-live] select[data-follows]")) {
        const mine = document.getElementById(select.id);
        if (!mine) continue;
        // Copies: an option that is moved away leaves its choice to the next one.
        const { value } = select;
        mine.replaceChildren(...[...select.childNodes].map((node) => node.cloneNode(true)));
        mine.value = value;
      }
      for (const count of page.querySelectorAll("form[data-live] label[for] .facet-count")) {
        const mine = document.querySelector(`label[for="${CSS.escape(count.parentNode.htmlFor)}"] .facet-count`);
        if (mine) mine.replaceWith(count);
      }
      document.title = page.title;
      shown = url;
      place.dispatchEvent(new CustomEvent("live", { bubbles: true }));
    } catch (error) {
      if (error.name !== "AbortError") failed(place, url);
    } finally {
      if (pending === own) {
        pending = null;
        place.removeAttribute("aria-busy");
      }
    }
  };

  const go = (url) => {
    if (url === shown && !pending) return;
    if (form.dataset.address !== "no") history.pushState({ live: true }, "", url);
    load(url);
  };

  let timer;
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(() => go(address()), event.target.type === "checkbox" ? 0 : 300);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    go(address());
    // On a phone, fold what hides the results; the focus goes to what opens it again.
    const fold = form.parentNode.querySelector(".filters-fold");
    const summary = fold?.querySelector("summary");
    if (!summary) return;
    fold.open = false;
    if (summary.getClientRects().length > 0) summary.focus();
  });
  document.getElementById(part).addEventListener("click", (event) => {
    const link = event.target.closest(".pager a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.pathname + link.search);
    document.getElementById(part).scrollIntoView();
  });
  // Back and forward between searches; a link within the page is none. An answer still under way is
  // for an address that was left.
  window.addEventListener("popstate", () => {
    const isLeft = pending !== null && pending !== undefined;
    clearTimeout(timer);
    pending?.abort();
    if (isLeft || location.pathname + location.search !== shown) location.reload();
  });
}
for (const form of document.querySelectorAll("[data-live]")) liveSearch(form);

// What completes the words being typed.
for (const field of document.querySelectorAll("[data-suggestions]")) {
  let timer;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    const words = field.value.trim();
    if (words.length < 2) return;
    timer = setTimeout(async () => {
      const response = await fetch(`${field.dataset.suggestions}?${new URLSearchParams({ mots: words })}`);
      if (response.ok) field.list.replaceChildren(...(await response.json()).map(choiceFor(words)));
    }, 150);
  });
}

// "Around me": the position, to about a hundred metres, only when it is asked for.
for (const button of document.querySelectorAll("[data-locate]")) {
  const form = button.form;
  button.hidden = !("geolocation" in navigator);
  const note = document.createElement("p");
  let isAsking = false;
  // One place at a time: a town, where one is, or around the school.
  const around = form.elements.autour;
  const forget = () => {
    form.elements.lat.value = form.elements.lon.value = "";
    if (around) around.checked = false;
  };
  note.className = "hint";
  note.setAttribute("role", "status");
  button.after(note);
  form.elements.ville.addEventListener("input", forget);
  around?.addEventListener("input", () => {
    if (around.checked) form.elements.ville.value = form.elements.lat.value = form.elements.lon.value = "";
  });
  button.addEventListener("click", () => {
    if (isAsking) return;
    isAsking = true;
    note.textContent = "Recherche de ta position…";
    navigator.geolocation.getCurrentPosition((position) => {
      isAsking = false;
      note.textContent = "";
      form.elements.ville.value = "";
      forget();
      form.elements.lat.value = position.coords.latitude.toFixed(3);
      form.elements.lon.value = position.coords.longitude.toFixed(3);
      form.requestSubmit();
    }, () => {
      isAsking = false;
      note.textContent = "Position introuvable\u00a0: écris le nom d’une ville.";
    }, { timeout: 10000, maximumAge: 600000 });
  });
}

// What is typed is kept by the site: a form left half-way is found again. Without an answer (no
// network, the session ended) it is tried again at the next key.
for (const form of document.querySelectorAll("[data-draft]")) {
  let timer;
  const save = async () => {
    const response = await fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (response.ok) form.dispatchEvent(new Event("kept"));
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}

// How many characters are left of a long text.
for (const field of document.querySelectorAll("[data-counter]")) {
  const counter = document.createElement("p");
  let timer;
  counter.className = "hint counter-line";
  field.after(counter);
  describe(field, counter, `${field.id}-compteur`);
  const show = () => {
    const left = field.dataset.counter - field.value.length;
    counter.textContent = field.value === "" ? "" : `Encore ${left.toLocaleString("fr-FR")} caractère${left > 1 ? "s" : ""}`;
  };
  field.addEventListener("input", () => {
    show();
    clearTimeout(timer);
    timer = setTimeout(() => announce(counter.textContent), 1000);
  });
  show();
}

// One box for all those of a list that can be treated together.
function tickAllOffer() {
  for (const part of document.querySelectorAll("[data-tick-all][hidden]")) {
    const boxes = [...part.closest("form").querySelectorAll(`input[name="${part.dataset.tickAll}"]`)];
    const all = document.createElement("input");
    const label = document.createElement("label");
    all.type = "checkbox";
    label.className = "tick-all";
    label.append(all, " Tout cocher");
    all.addEventListener("change", () => { for (const box of boxes) box.checked = all.checked; });
    part.append(label);
    part.hidden = boxes.length < 2;
  }
}
tickAllOffer();
document.addEventListener("live", tickAllOffer);

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());

// What only the choice "autre" of a list asks for.
for (const part of document.querySelectorAll("[data-other]")) {
  const list = document.getElementById(part.dataset.other);
  const show = () => { part.hidden = list.value !== "autre"; };
  list.addEventListener("change", show);
  show();
}

// A password can be looked at while one types it; each of several says which it is.
const passwords = document.querySelectorAll("input[type=password]");
for (const field of passwords) {
  const button = document.createElement("button");
  const which = document.createElement("span");
  which.className = "visually-hidden";
  which.textContent = passwords.length > 1 ? `\u00a0: ${field.labels[0]?.firstChild.textContent.trim()}` : "";
  button.type = "button";
  button.className = "link-button";
  button.setAttribute("aria-pressed", "false");
  button.append("Afficher le mot de passe", which);
  button.addEventListener("click", () => {
    const shows = field.type === "password";
    field.type = shows ? "text" : "password";
    button.setAttribute("aria-pressed", String(shows));
  });
  field.form?.addEventListener("submit", () => { field.type = "password"; });
  field.after(button);
}

// How strong a new password is, in words; the server decides.
for (const field of document.querySelectorAll("input[type=password][autocomplete=new-password][name=password]")) {
  const hint = document.createElement("p");
  const add = document.body.dataset.voice === "tu" ? "ajoute" : "ajoutez";
  hint.className = "hint";
  hint.setAttribute("role", "status");
  field.after(hint);
  describe(field, hint, `${field.id}-force`);
  field.addEventListener("input", () => {
    const value = field.value;
    const length = [...value].length;
    const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
    const isPoor = new Set(value.toLowerCase()).size < 5 || /^[^\p{L}]*$/u.test(value) || /^\p{L}+[^\p{L}]{0,4}$/u.test(value);
    if (value === "") hint.textContent = "";
    else if (length < 8 || (length < 12 && kinds < 3)) hint.textContent = `Encore un peu court : ajoutez ${length < 12 ? `${12 - length} caractères, ou ` : ""}un mot.`;
    else if (isPoor) hint.textContent = "Assez long, mais un seul mot se devine : ajoutez-en d’autres, sans rapport.";
    else hint.textContent = "✓ Assez long";
  });
}

// The letter prepared on this device (sheet.js) is proposed where one applies; who signs out leaves
// nothing of it.
const letterKept = localStorage.getItem("feuille:lettre");
const motivation = document.querySelector("textarea[name='motivation']");
if (letterKept && motivation) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = "Reprendre la lettre que j’ai préparée";
  button.addEventListener("click", () => {
    motivation.value = motivation.value === "" ? letterKept : `${motivation.value}\n\n${letterKept}`;
    motivation.dispatchEvent(new Event("input", { bubbles: true }));
    button.remove();
    motivation.focus();
  });
  motivation.after(button);
}
document.querySelector("form[action='/deconnexion']")?.addEventListener("submit", () => {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith("feuille:")) localStorage.removeItem(name);
  }
});
