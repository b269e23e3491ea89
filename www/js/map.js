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
  element.hidden = false;
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

async function offersShow(element) {
  const map = await mapOpen(element);
  for (const hint of document.querySelectorAll(".map-hint")) hint.hidden = false;
  map.setView([47.3, -1.7], 9);
  if (!element.dataset.tiles && element.dataset.outline) await outlineAdd(map, element.dataset.outline);
  const response = await fetch(element.dataset.source);
  if (!response.ok) return;
  const clusters = L.markerClusterGroup({ maxClusterRadius: 48 });
  const layer = L.geoJSON(await response.json(), {
    pointToLayer: (feature, place) => L.marker(place, {
      icon: pin(),
      title: feature.properties.title,
      alt: `${feature.properties.title}, ${feature.properties.town}`,
    }),
    onEachFeature: (feature, marker) => marker.bindPopup(() => popup(feature.properties)),
  });
  clusters.addLayer(layer);
  map.addLayer(clusters);
  if (layer.getLayers().length > 0) map.fitBounds(layer.getBounds(), { padding: [32, 32], maxZoom: 13 });
  element.dataset.ready = "yes";
}

for (const element of document.querySelectorAll("[data-map=point]")) pointShow(element);
for (const element of document.querySelectorAll("[data-map=offers]")) offersShow(element);
