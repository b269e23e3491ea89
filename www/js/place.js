// The place of an offer: addresses proposed while one types, the company of a SIRET, the pin on a
// map. All of it only helps: without it, the fields are filled in by hand.
/* global L, baseAdd */

const field = (name) => document.querySelector(`.deposit [name="${name}"]`);
const set = (name, value) => {
  if (!field(name)) return;
  field(name).value = value;
  field(name).dispatchEvent(new Event("input", { bubbles: true }));
};
const pinAddress = () => ["address", "postcode", "town"].map((name) => field(name).value.trim()).join("|");

async function ask(path, query) {
  try {
    const response = await fetch(`${path}?${new URLSearchParams(query)}`);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

let movePin = () => {};

function pinSet(latitude, longitude) {
  field("latitude").value = latitude.toFixed(5);
  field("longitude").value = longitude.toFixed(5);
  field("pin-for").value = pinAddress();
  field("latitude").dispatchEvent(new Event("input", { bubbles: true }));
}

// Addresses: the list of the field; choosing one fills in the rest.
const address = field("address");
if (address) {
  const list = document.createElement("datalist");
  list.id = "adresses";
  address.after(list);
  address.setAttribute("list", list.id);
  let found = [];
  let timer;
  let asked = 0;
  address.addEventListener("input", () => {
    clearTimeout(timer);
    asked++;
    const chosen = found.find((one) => one.label === address.value);
    if (chosen) {
      found = [];
      address.value = chosen.name;
      set("postcode", chosen.postcode);
      set("town", chosen.town);
      pinSet(chosen.latitude, chosen.longitude);
      announce("Code postal et ville remplis");
      movePin(chosen.latitude, chosen.longitude);
      return;
    }
    if (address.value.trim().length < 5) return;
    const turn = asked;
    timer = setTimeout(async () => {
      const answer = await ask("/offres/adresses.json", { q: address.value.trim() });
      // One has typed on: the answer is for what was there before.
      if (turn !== asked) return;
      found = answer ?? [];
      list.replaceChildren(...found.map((one) => {
        const option = document.createElement("option");
        option.value = one.label;
        return option;
      }));
    }, 250);
  });
}

// The company of a SIRET: what is empty is filled in, and what was filled in for another SIRET; never
// what was typed, nor where one is typing.
const filled = new Map();
let companyAsked = 0;
field("siret")?.addEventListener("change", async () => {
  const siret = field("siret").value.replace(/\s/g, "");
  const turn = ++companyAsked;
  if (!/^\d{14}$/.test(siret)) return;
  const company = await ask("/offres/entreprise.json", { siret }) ?? {};
  // The SIRET was corrected meanwhile: the answer is for what was there before.
  if (turn !== companyAsked) return;
  const place = ["address", "postcode", "town"];
  const isOurs = (name) => filled.has(name) && field(name)?.value === filled.get(name);
  const isFree = (name) => (field(name)?.value === "" || isOurs(name)) && document.activeElement !== field(name);
  const placeIsFree = place.every(isFree);
  for (const name of new Set([...filled.keys(), ...Object.keys(company)])) {
    if (!field(name) || !(place.includes(name) ? placeIsFree : isFree(name))) continue;
    set(name, company[name] ?? "");
    if (company[name]) filled.set(name, field(name).value);
    else filled.delete(name);
  }
  if (Object.keys(company).length > 0) announce("Les champs de l’employeur sont remplis d’après le numéro SIRET\u00a0: vérifiez-les");
});

// The pin. The map's library is fetched when it is asked for.
function load(tag, attributes) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.addEventListener("load", resolve);
    element.addEventListener("error", reject);
    document.head.append(element);
  });
}

async function pinOpen(box) {
  const [map, status] = box.querySelectorAll(".map, [role=status]");
  await load("link", { rel: "stylesheet", href: "/lib/leaflet/leaflet.css" });
  await load("script", { src: "/lib/leaflet/leaflet.min.js" });
  if (!box.dataset.tiles) await load("script", { src: "/js/base.js" });
  let place = [Number(field("latitude").value) || 47.2173, Number(field("longitude").value) || -1.5534];
  if (!field("latitude").value && address.value) {
    const [first] = await ask("/offres/adresses.json", { q: `${address.value}, ${field("postcode").value} ${field("town").value}` }) ?? [];
    if (first) place = [first.latitude, first.longitude];
  }
  const view = L.map(map, { attributionControl: Boolean(box.dataset.tiles), keyboard: false, zoomControl: false }).setView(place, box.dataset.tiles ? 16 : 12);
  if (box.dataset.tiles) L.tileLayer(box.dataset.tiles, { attribution: box.dataset.attribution, maxZoom: 19 }).addTo(view);
  else baseAdd(view);
  L.control.zoom({ zoomInTitle: "S’approcher", zoomOutTitle: "S’éloigner" }).addTo(view);
  view.getPane("overlayPane").setAttribute("aria-hidden", "true");
  const icon = L.divIcon({ className: "map-pin", html: "<svg width='30' height='40' viewBox='0 0 30 40' aria-hidden='true'><path d='M15 39C5 26 1 20 1 14a14 14 0 0 1 28 0c0 6-4 12-14 25z'/><circle cx='15' cy='14' r='5.5'/></svg>", iconSize: [30, 40], iconAnchor: [15, 39] });
  const marker = L.marker(place, { draggable: true, icon, title: "Lieu du stage" }).addTo(view);
  marker.getElement().setAttribute("role", "button");
  marker.getElement().setAttribute("aria-label", "Lieu du stage\u00a0: les flèches le déplacent");
  const moved = () => {
    const { lat, lng } = marker.getLatLng();
    pinSet(lat, lng);
    status.textContent = `Épingle à ${lat.toFixed(4)}, ${lng.toFixed(4)}`;
  };
  marker.on("dragend", moved);
  marker.getElement().addEventListener("keydown", (event) => {
    const step = (event.shiftKey ? 200 : 20) / 111200;
    const [north, east] = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key] ?? [0, 0];
    if (north === 0 && east === 0) return;
    event.preventDefault();
    const { lat, lng } = marker.getLatLng();
    marker.setLatLng([lat + north * step, lng + east * step / Math.cos(lat * Math.PI / 180)]);
    view.panTo(marker.getLatLng());
    moved();
  });
  movePin = (latitude, longitude) => {
    marker.setLatLng([latitude, longitude]);
    view.panTo([latitude, longitude]);
  };
  map.dataset.ready = "yes";
}

for (const box of document.querySelectorAll("[data-pin]")) {
  const button = box.querySelector("button");
  const part = document.getElementById(button.getAttribute("aria-controls"));
  box.hidden = false;
  button.addEventListener("click", () => {
    const opens = part.hidden;
    part.hidden = !opens;
    button.setAttribute("aria-expanded", String(opens));
    if (opens && !part.querySelector("[data-ready]")) pinOpen(box);
  });
}
