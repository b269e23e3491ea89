// Maps. Tiles come from the server that the configuration names, if any; else the towns are drawn
// (base.js). The offers are in the page as a list too.
/* global L, baseAdd */

// An icon with the name and the role of a button.
const NamedIcon = L.DivIcon.extend({
  createIcon(old) {
    const element = L.DivIcon.prototype.createIcon.call(this, old);
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", this.options.name);
    element.title = this.options.name;
    return element;
  },
});

function pin(name, kind = "") {
  return new (name ? NamedIcon : L.DivIcon)({
    name,
    className: `map-pin ${kind}`,
    html: "<svg width='30' height='40' viewBox='0 0 30 40' aria-hidden='true'><path d='M15 39C5 26 1 20 1 14a14 14 0 0 1 28 0c0 6-4 12-14 25z'/><circle cx='15' cy='14' r='5.5'/></svg>",
    iconSize: [30, 40],
    iconAnchor: [15, 39],
    popupAnchor: [0, -36],
  });
}

// Where there is one place to show, here is it.
function mapOpen(element, here) {
  const data = element.dataset;
  const map = L.map(element, { scrollWheelZoom: false, maxZoom: data.tiles ? 18 : 15, zoomControl: false, attributionControl: Boolean(data.tiles) });
  L.control.zoom({ zoomInTitle: "S’approcher", zoomOutTitle: "S’éloigner" }).addTo(map);
  map.attributionControl?.setPrefix(false);
  map.getPane("overlayPane").setAttribute("aria-hidden", "true");
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") map.closePopup();
    if (event.key === " " && event.target.matches("[role=button]")) {
      event.preventDefault();
      event.target.click();
    }
  });
  if (data.tiles) L.tileLayer(data.tiles, { maxZoom: 18, attribution: data.attribution }).addTo(map);
  else baseAdd(map, here);
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
  seats.className = properties.seats_left > 0 ? "badge ok free" : "badge muted full";
  seats.textContent = properties.seats_left > 1 ? `${properties.seats_left} places libres`
    : properties.seats_left === 1 ? "1 place libre" : "Complet";
  box.append(strong, where, seats);
  return box;
}

// The place of an offer; with the school of the pupil who looks, both.
function pointShow(element) {
  const data = element.dataset;
  const place = [Number(data.latitude), Number(data.longitude)];
  const map = mapOpen(element, place);
  map.setView(place, data.tiles ? 13 : 11);
  L.marker(place, { icon: pin(), keyboard: false, interactive: false }).addTo(map);
  if (data.schoolLatitude) {
    const school = [Number(data.schoolLatitude), Number(data.schoolLongitude)];
    L.marker(school, { icon: pin("", "is-school"), keyboard: false, interactive: false }).addTo(map)
      .bindTooltip("Ton collège", { permanent: true, direction: "top", offset: [0, -38] });
    map.fitBounds([place, school], { padding: [45, 45], maxZoom: data.tiles ? 13 : 11 });
  }
  map.fire("marked");
}

// How wide the round of so many offers is, in pixels.
function roundSize(count) {
  return 30 + Math.min(26, Math.round(Math.log10(count) * 9));
}

function round(count, className) {
  const size = roundSize(count);
  const name = `${count} offre${count > 1 ? "s" : ""}, s’approcher`;
  return new NamedIcon({ className, name, html: String(count), iconSize: [size, size] });
}

// A round with the number of offers that stand around there; a press on it goes nearer.
function group(map, feature, place) {
  const count = feature.properties.count;
  const marker = L.marker(place, { icon: round(count, "map-group") });
  // Its round goes: the map itself has the focus then.
  const nearer = () => {
    map.getContainer().focus({ preventScroll: true });
    map.setView(place, map.getZoom() + 2);
  };
  marker.on("click", nearer);
  marker.on("keypress", (event) => { if (event.originalEvent.key === "Enter") nearer(); });
  return marker;
}

// What is in view, as it stands on the screen: where, for how many offers, and the offer if it is one.
function standing(map, feature) {
  const [longitude, latitude] = feature.geometry.coordinates;
  return { feature, point: map.latLngToLayerPoint([latitude, longitude]), count: feature.properties.count ?? 1 };
}

// Two that a finger could not tell apart: their rounds touch, or their middles are less than 44 pixels apart.
function isTooNear(one, other) {
  return one.point.distanceTo(other.point) < Math.max(44, (roundSize(one.count) + roundSize(other.count)) / 2 + 2);
}

// Two as one, at their centre of gravity.
function joined(map, one, other) {
  const count = one.count + other.count;
  const point = one.point.multiplyBy(one.count).add(other.point.multiplyBy(other.count)).divideBy(count);
  const { lat, lng } = map.layerPointToLatLng(point);
  return { point, count, feature: { geometry: { coordinates: [lng, lat] }, properties: { count } } };
}

// The groups, with what would overlap made one, nearest first; the order stays that of the answer.
function apart(map, features) {
  const kept = features.map((feature) => standing(map, feature));
  for (;;) {
    let nearest = Infinity, first, second;
    for (let i = 0; i < kept.length; i++) {
      for (let j = i + 1; j < kept.length; j++) {
        const distance = kept[i].point.distanceTo(kept[j].point);
        if (distance < nearest && isTooNear(kept[i], kept[j])) [nearest, first, second] = [distance, i, j];
      }
    }
    if (first === undefined) return kept.map((one) => one.feature);
    kept[first] = joined(map, kept[first], kept[second]);
    kept.splice(second, 1);
  }
}

function single(feature, place, inStep) {
  const marker = L.marker(place, {
    icon: pin(`${feature.properties.title}, ${feature.properties.town}`),
  }).bindPopup(() => popup(feature.properties));
  inStep(marker, feature.id);
  return marker;
}

// The list and the map go in step: what one points at on the one is brought out on the other.
function stepTogether(map, section) {
  const itemOf = (target) => target.closest?.("[data-offer]");
  let picked;
  const drop = () => {
    picked?.item.classList.remove("is-picked");
    picked?.marker?.remove();
    picked = undefined;
  };
  const pick = (item, isMarked) => {
    drop();
    if (!item) return;
    item.classList.add("is-picked");
    picked = { item };
    if (isMarked && item.dataset.latitude) {
      const place = [Number(item.dataset.latitude), Number(item.dataset.longitude)];
      picked.marker = L.marker(place, { icon: pin("", "is-picked"), interactive: false, keyboard: false, zIndexOffset: 10000 }).addTo(map);
    }
  };
  for (const name of ["mouseover", "focusin"]) section.addEventListener(name, (event) => { if (itemOf(event.target)) pick(itemOf(event.target), true); });
  for (const name of ["mouseout", "focusout"]) section.addEventListener(name, (event) => { if (itemOf(event.target)) drop(); });
  return (marker, id) => {
    const mine = () => pick(section.querySelector(`[data-offer="${id}"]`), false);
    marker.on("mouseover", mine).on("mouseout", drop).on("add", () => {
      marker.getElement()?.addEventListener("focus", mine);
      marker.getElement()?.addEventListener("blur", drop);
    });
  };
}

// A popup takes the focus to its offer, and gives it back to its pin.
function popupsFollow(map) {
  map.on("popupopen", (event) => {
    const close = event.popup.getElement().querySelector(".leaflet-popup-close-button");
    close.setAttribute("role", "button");
    close.setAttribute("aria-label", "Fermer");
    event.popup.getElement().querySelector("a[href^='/'], .map-popup a").focus({ preventScroll: true });
  });
  map.on("popupclose", (event) => {
    if (event.popup.getElement()?.contains(document.activeElement)) event.popup._source?.getElement()?.focus({ preventScroll: true });
  });
}

// Does what replaces the pins, and gives the focus back to the one of the same name, or to the map.
function keepingFocus(element, replace) {
  const before = document.activeElement;
  const name = element.contains(before) && before.getAttribute("aria-label");
  replace();
  if (!name || element.contains(document.activeElement)) return;
  const same = [...element.querySelectorAll("[role=button][aria-label]")].find((one) => one.getAttribute("aria-label") === name);
  (same ?? element).focus({ preventScroll: true });
}

// The offers of what is in view, fetched again whenever the view changes.
function offersShow(element) {
  const map = mapOpen(element);
  const data = element.dataset;
  const clusters = L.markerClusterGroup({ maxClusterRadius: 64, iconCreateFunction: (cluster) => round(cluster.getChildCount(), "map-group map-cluster") });
  const groups = L.layerGroup();
  const inStep = stepTogether(map, element.closest("section"));
  let pending;
  map.addLayer(clusters).addLayer(groups);

  // Without an answer the map shows what it did: that is said.
  const warning = document.createElement("p");
  warning.className = "notice warning";
  warning.setAttribute("role", "status");
  warning.hidden = true;
  element.after(warning);
  const failed = () => {
    warning.textContent = "La carte n’a pas pu être mise à jour. Bouge-la un peu pour réessayer ; la liste, elle, est à jour.";
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
      keepingFocus(element, () => {
        clusters.clearLayers();
        groups.clearLayers();
        // Offers that all stand by themselves are left to the clusters, which open where offers share a place.
        const isGrouped = found.features.some((feature) => feature.properties.count);
        for (const feature of isGrouped ? apart(map, found.features) : found.features) {
          const [longitude, latitude] = feature.geometry.coordinates;
          if (feature.properties.count) groups.addLayer(group(map, feature, [latitude, longitude]));
          else clusters.addLayer(single(feature, [latitude, longitude], inStep));
        }
      });
      map.fire("marked");
      data.ready = "yes";
      warning.hidden = true;
    } catch (error) {
      if (error.name !== "AbortError") failed();
    }
  };
  // An open popup moves the map a little: what it shows must not go.
  map.on("moveend", () => { if (!element.querySelector(".leaflet-popup")) load(); });
  map.on("popupclose", load);
  popupsFollow(map);
  map.fitBounds([[Number(data.south), Number(data.west)], [Number(data.north), Number(data.east)]]);
}

for (const element of document.querySelectorAll("[data-map=point]")) pointShow(element);
function offersFind() {
  for (const element of document.querySelectorAll("[data-map=offers]:not(.leaflet-container)")) offersShow(element);
}
offersFind();
document.addEventListener("live", offersFind);
