// Maps. Tiles come from the server that the configuration names, if any; with none, the
// outline of the département is the background. The offers are in the page as a list too.
/* global L */

function pin() {
  return L.divIcon({
    className: "map-pin",
    html: "<svg width='30' height='40' viewBox='0 0 30 40' aria-hidden='true'><path d='M15 39C5 26 1 20 1 14a14 14 0 0 1 28 0c0 6-4 12-14 25z' fill='#0b6468' stroke='#fff' stroke-width='2'/><circle cx='15' cy='14' r='5.5' fill='#ffc83d'/></svg>",
    iconSize: [30, 40],
    iconAnchor: [15, 39],
    popupAnchor: [0, -36],
  });
}

async function outlineAdd(map, url) {
  const response = await fetch(url);
  if (!response.ok) return null;
  const outline = L.geoJSON(await response.json(), {
    interactive: false,
    style: { color: "#7d8a99", weight: 1, fillColor: "#f6f7f4", fillOpacity: 1 },
  }).addTo(map);
  outline.bringToBack();
  return outline;
}

async function mapOpen(element) {
  const map = L.map(element, { scrollWheelZoom: false, maxZoom: 18, attributionControl: Boolean(element.dataset.tiles) });
  if (element.dataset.tiles) {
    L.tileLayer(element.dataset.tiles, { maxZoom: 18, attribution: element.dataset.attribution }).addTo(map);
  }
  return map;
}

function popup(properties) {
  const box = document.createElement("div");
  box.className = "map-popup";
  const link = document.createElement("a");
  link.href = properties.url;
  link.textContent = properties.title;
  const strong = document.createElement("strong");
  strong.append(link);
  const where = document.createElement("span");
  where.textContent = `${properties.employer} · ${properties.town}`;
  const seats = document.createElement("span");
  seats.textContent = properties.seats_left > 1 ? `${properties.seats_left} places libres`
    : properties.seats_left === 1 ? "1 place libre" : "Complet";
  box.append(strong, where, seats);
  return box;
}

async function pointShow(element) {
  const map = await mapOpen(element);
  const place = [Number(element.dataset.latitude), Number(element.dataset.longitude)];
  map.setView(place, element.dataset.tiles ? 13 : 9);
  L.marker(place, { icon: pin(), keyboard: false, interactive: false }).addTo(map);
  if (!element.dataset.tiles && element.dataset.outline) await outlineAdd(map, element.dataset.outline);
}

// A round with the number of offers of a square of the map; a press on it goes nearer.
function group(map, feature, place) {
  const count = feature.properties.count;
  const size = 30 + Math.min(26, Math.round(Math.log10(count) * 9));
  const icon = L.divIcon({ className: "map-group", html: String(count), iconSize: [size, size] });
  const marker = L.marker(place, { icon, title: `${count} offres`, alt: `${count} offres : s’approcher` });
  const nearer = () => map.setView(place, map.getZoom() + 2);
  marker.on("click", nearer);
  marker.on("keypress", (event) => { if (event.originalEvent.key === "Enter") nearer(); });
  return marker;
}

function single(feature, place) {
  return L.marker(place, {
    icon: pin(),
    title: feature.properties.title,
    alt: `${feature.properties.title}, ${feature.properties.town}`,
  }).bindPopup(() => popup(feature.properties));
}

// The offers of what is in view, fetched again whenever the view changes.
async function offersShow(element) {
  const map = await mapOpen(element);
  const data = element.dataset;
  const clusters = L.markerClusterGroup({ maxClusterRadius: 40 });
  const groups = L.layerGroup();
  let pending;
  map.addLayer(clusters).addLayer(groups);
  if (!data.tiles && data.outline) await outlineAdd(map, data.outline);

  // Without an answer the map shows what it did: that is said.
  const warning = document.createElement("p");
  warning.className = "notice warning";
  warning.setAttribute("role", "status");
  warning.hidden = true;
  element.after(warning);
  const failed = () => {
    warning.textContent = "La carte n’a pas pu être mise à jour. Bouge-la un peu pour réessayer ; la liste, elle, est à jour.";
    warning.hidden = false;
  };

  const load = async () => {
    const box = map.getBounds().pad(0.1);
    const view = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((degrees) => degrees.toFixed(3)).join(",");
    pending?.abort();
    pending = new AbortController();
    try {
      const response = await fetch(`${data.source}${data.source.includes("?") ? "&" : "?"}vue=${view}`, { signal: pending.signal });
      if (!response.ok) { failed(); return; }
      const found = await response.json();
      clusters.clearLayers();
      groups.clearLayers();
      for (const feature of found.features) {
        const [longitude, latitude] = feature.geometry.coordinates;
        if (feature.properties.count) groups.addLayer(group(map, feature, [latitude, longitude]));
        else clusters.addLayer(single(feature, [latitude, longitude]));
      }
      data.ready = "yes";
      warning.hidden = true;
    } catch (error) {
      if (error.name !== "AbortError") failed();
    }
  };
  // An open popup moves the map a little: what it shows must not go.
  map.on("moveend", () => { if (!element.querySelector(".leaflet-popup")) load(); });
  map.on("popupclose", load);
  map.fitBounds([[Number(data.south), Number(data.west)], [Number(data.north), Number(data.east)]]);
}

for (const element of document.querySelectorAll("[data-map=point]")) pointShow(element);
function offersFind() {
  for (const element of document.querySelectorAll("[data-map=offers]:not(.leaflet-container)")) offersShow(element);
}
offersFind();
document.addEventListener("live", offersFind);
