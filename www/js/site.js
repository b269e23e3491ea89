// What every page may gain from a script; all of it works without.

// The towns that the search's field proposes, fetched when it is first used.
for (const field of document.querySelectorAll("[data-towns]")) {
  field.addEventListener("focus", async () => {
    const response = await fetch(field.dataset.towns);
    if (!response.ok) return;
    const names = await response.json();
    field.list.replaceChildren(...names.map((name) => {
      const option = document.createElement("option");
      option.value = name;
      return option;
    }));
  }, { once: true });
}

// On a phone the filters begin folded, so that results come first.
for (const details of document.querySelectorAll("[data-collapse=small]")) {
  if (window.matchMedia("(max-width: 799px)").matches) details.open = false;
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

// A search that answers while one types: the same page, of which only the results are kept.
for (const form of document.querySelectorAll("[data-live]")) {
  let pending;
  let last = new FormData(form).get("q");
  const refresh = async () => {
    const query = new URLSearchParams(new FormData(form));
    if (query.get("q") === last) return;
    last = query.get("q");
    pending?.abort();
    pending = new AbortController();
    try {
      const response = await fetch(`${form.action}?${query}`, { signal: pending.signal });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const found = page.getElementById(form.dataset.live);
      if (found) document.getElementById(form.dataset.live).replaceChildren(...found.childNodes);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, 200);
  });
}

// How strong a new password is, in words; the server decides.
for (const field of document.querySelectorAll("input[type=password][autocomplete=new-password][name=password]")) {
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.setAttribute("role", "status");
  field.after(hint);
  field.addEventListener("input", () => {
    const value = field.value;
    const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
    const isGood = [...value].length >= 12 || ([...value].length >= 8 && kinds >= 3);
    hint.textContent = value === "" ? "" : isGood ? "✓ Assez long" : "Encore un peu court";
  });
}
