// What maps are drawn on where no tile server is named: the towns of the département, their outlines
// and names. /offres/fond-de-carte.json has lines by differences, in 1e-4 degrees; towns are rings of
// lines, -1 - n being line n backwards (src/lib/imports/outlines.c).
/* global L */
/* exported baseAdd */

const baseFiles = {};

function baseFile(path) {
  baseFiles[path] ??= fetch(path).then((answer) => (answer.ok ? answer.json() : { arcs: [] })).catch(() => ({ arcs: [] }));
  return baseFiles[path];
}

function lineOf(differences) {
  const points = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < differences.length; i += 2) {
    x += differences[i];
    y += differences[i + 1];
    points.push([y / 1e4, x / 1e4]);
  }
  return points;
}

function ringOf(numbers, lines) {
  return numbers.flatMap((number) => (number < 0 ? [...lines[-1 - number]].reverse() : lines[number]).slice(1));
}

// Whether a ring goes around a place: how often a line eastwards from there meets it is odd.
function isAround(ring, [latitude, longitude]) {
  let inside = false;
  for (let i = 0, k = ring.length - 1; i < ring.length; k = i++) {
    const [[a, b], [c, d]] = [ring[i], ring[k]];
    if ((a > latitude) !== (c > latitude) && longitude < b + (d - b) * (latitude - a) / (c - a)) inside = !inside;
  }
  return inside;
}

// What stands on the map already, as boxes: middle, half the width, half the height.
function boxesOf(map) {
  const { left, top } = map.getContainer().getBoundingClientRect();
  return [...map.getPane("markerPane").children, ...map.getPane("tooltipPane").children].map((element) => {
    const box = element.getBoundingClientRect();
    return { x: box.left - left + box.width / 2, y: box.top - top + box.height / 2, half: box.width / 2, high: box.height / 2 };
  });
}

// Names of what is in view, the largest towns first, none over another; beside what stands on the
// map if there is room, below or above the town's middle if not on it. The largest is always named.
function namesShow(map, towns, layer) {
  const size = map.getSize();
  const most = Math.max(5, size.x * size.y / 11000);
  const marks = boxesOf(map);
  const names = [];
  const meets = (box) => (other) => Math.abs(other.x - box.x) < other.half + box.half && Math.abs(other.y - box.y) < other.high + box.high;
  layer.clearLayers();
  for (const town of towns) {
    if (names.length >= most) return;
    const place = [town.at[1] / 1e4, town.at[0] / 1e4];
    const { x, y } = map.latLngToContainerPoint(place);
    const isLarge = town.p >= 20000;
    const boxes = [0, 26, -26].map((down) => ({ x, y: y + down, down, half: town.n.length * 4 + 6, high: 9 }))
      .filter((box) => box.x > box.half && box.y > 12 && box.x < size.x - box.half && box.y < size.y - 12 && !names.some(meets(box)));
    const box = boxes.find((one) => !marks.some(meets(one))) ?? (town === towns[0] ? boxes[0] : undefined);
    if (!box) continue;
    names.push(box);
    const name = document.createElement("span");
    name.textContent = town.n;
    L.marker(place, {
      pane: "names", interactive: false, keyboard: false,
      icon: L.divIcon({ className: isLarge ? "base-name is-large" : "base-name", html: name, iconSize: [0, 0], iconAnchor: [0, -box.down] }),
    }).addTo(layer);
  }
}

// Draws the base under all else of a map; the town around a place, if one is given, is brought out.
// Names go out of the way of what is put on the map once it says "marked".
async function baseAdd(map, here) {
  const base = await baseFile("/offres/fond-de-carte.json");
  if (base.arcs.length === 0) return;
  const edge = new Set(base.edge);
  const towns = base.towns.filter((town) => town.n).sort((a, b) => b.p - a.p);
  for (const [name, level] of [["base", 200], ["names", 450]]) {
    map.createPane(name).style.zIndex = level;
    map.getPane(name).style.pointerEvents = "none";
    map.getPane(name).setAttribute("aria-hidden", "true");
  }
  const renderer = L.svg({ pane: "base", padding: 0.5 });
  const options = (part) => ({ renderer, pane: "base", interactive: false, className: `base-${part}` });
  const land = L.polygon([], options("land")).addTo(map);
  const around = L.polygon([], options("here")).addTo(map);
  const borders = L.polyline([], options("border")).addTo(map);
  const coast = L.polyline([], options("edge")).addTo(map);
  const names = L.layerGroup().addTo(map);

  const draw = (arcs) => {
    const lines = arcs.map(lineOf);
    const shapes = base.towns.map((town) => town.r.map((ring) => ringOf(ring, lines)));
    land.setLatLngs(shapes);
    around.setLatLngs(here ? shapes.filter((rings) => rings.some((ring) => isAround(ring, here))) : []);
    borders.setLatLngs(lines.filter((line, number) => !edge.has(number)));
    coast.setLatLngs(lines.filter((line, number) => edge.has(number)));
  };
  draw(base.arcs);

  // Seen from near, the same lines with more of their points.
  let isDetailed = false;
  const refine = async () => {
    if (isDetailed || map.getZoom() < 11) return;
    isDetailed = true;
    const detail = await baseFile("/offres/fond-de-carte-detail.json");
    if (detail.arcs.length === base.arcs.length) draw(detail.arcs);
  };
  const update = () => { namesShow(map, towns, names); refine(); };
  map.on("moveend marked", update);
  map.whenReady(update);
  map.getContainer().dataset.base = "yes";
}
