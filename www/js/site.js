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
