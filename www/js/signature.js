// A signature drawn besides the name typed: strokes on a canvas, sent as the path that the server takes
// ("M x y L x y …", src/lib/rules/drawing.h). Without it the typed name is the signature.

const wide = 600;
const high = 200;
const longest = 4000;

function strokesOf(path) {
  return path === "" ? [] : path.split("M ").slice(1).map((stroke) => stroke.trim().split(" L ").map((point) => point.split(" ").map(Number)));
}

function pathOf(strokes) {
  return strokes.filter((stroke) => stroke.length > 1)
    .map((stroke) => `M ${stroke.map(([x, y]) => `${x} ${y}`).join(" L ")}`).join(" ");
}

for (const part of document.querySelectorAll("[data-draw]")) {
  const field = document.getElementById(part.dataset.draw);
  const pad = document.createElement("canvas");
  const clear = document.createElement("button");
  const status = document.createElement("p");
  let strokes = strokesOf(field.value);
  let stroke;

  pad.width = wide;
  pad.height = high;
  pad.className = "draw-pad";
  pad.setAttribute("role", "img");
  pad.setAttribute("aria-label", "Zone où dessiner la signature. Au clavier, le nom écrit suffit.");
  clear.type = "button";
  clear.className = "button";
  clear.textContent = "Effacer le dessin";
  status.className = "hint";
  status.setAttribute("role", "status");

  const show = () => {
    const pen = pad.getContext("2d");
    pen.clearRect(0, 0, wide, high);
    pen.strokeStyle = getComputedStyle(pad).color;
    pen.lineWidth = 4;
    pen.lineCap = pen.lineJoin = "round";
    for (const points of strokes) {
      pen.beginPath();
      points.forEach(([x, y], i) => { if (i === 0) pen.moveTo(x, y); else pen.lineTo(x, y); });
      pen.stroke();
    }
    clear.hidden = strokes.length === 0;
  };
  const place = (event) => {
    const box = pad.getBoundingClientRect();
    const within = (at, from, size, limit) => Math.min(limit, Math.max(0, Math.round((at - from) * limit / size)));
    return [within(event.clientX, box.left, box.width, wide), within(event.clientY, box.top, box.height, high)];
  };
  const end = () => {
    if (!stroke) return;
    if (stroke.length < 2) strokes.pop();
    stroke = undefined;
    field.value = pathOf(strokes);
    show();
  };

  pad.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    pad.setPointerCapture(event.pointerId);
    status.textContent = "";
    stroke = [place(event)];
    strokes.push(stroke);
  });
  pad.addEventListener("pointermove", (event) => {
    if (!stroke) return;
    const point = place(event);
    const last = stroke[stroke.length - 1];
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) < 4) return;
    stroke.push(point);
    if (pathOf(strokes).length > longest) {
      stroke.pop();
      status.textContent = "Le dessin est complet.";
      end();
      return;
    }
    show();
  });
  pad.addEventListener("pointerup", end);
  pad.addEventListener("pointercancel", end);
  clear.addEventListener("click", () => {
    strokes = [];
    field.value = "";
    status.textContent = "Dessin effacé.";
    show();
    pad.scrollIntoView({ block: "nearest" });
  });
  part.append(pad, clear, status);
  part.hidden = false;
  show();
}
