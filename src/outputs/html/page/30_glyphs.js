// Markers on the map: the shapes of the legend, drawn on the canvas.
(() => {
  "use strict";
  const report = globalThis.signalgapReport;
  if (!globalThis.L) return;
  const shapes = new Map();

  /** A shape of the sprite in the page, as the canvas draws it. */
  const shapeOf = (id) => {
    if (!shapes.has(id)) {
      const path = document.querySelector(`#g-${id} path`);
      shapes.set(id, {
        path: new Path2D(path?.getAttribute("d") ?? "M-6,-6H6V6H-6Z"),
        colour: path?.getAttribute("fill") ?? "#666666",
      });
    }
    return shapes.get(id);
  };

  /** A marker with a shape; `ring` sets it off from what lies below. */
  report.Glyph = L.CircleMarker.extend({
    _updatePath() {
      const renderer = this._renderer;
      if (!renderer._drawing || this._empty()) return;
      const context = renderer._ctx;
      const { path, colour } = shapeOf(this.options.glyph);
      const scale = this._radius / 10;
      context.save();
      context.translate(this._point.x, this._point.y);
      context.scale(scale, scale);
      context.lineJoin = "round";
      context.strokeStyle = "#ffffff";
      context.lineWidth = (this.options.ring ? 5 : 3.5) / scale;
      context.stroke(path);
      context.strokeStyle = "#1a1a1a";
      context.lineWidth = (this.options.ring ? 3 : 1.6) / scale;
      context.stroke(path);
      context.fillStyle = colour;
      context.fill(path, "evenodd");
      if (this.options.number) this._writeNumber(context, 1 / scale);
      context.restore();
    },
    _writeNumber(context, unit) {
      context.font = `700 ${11 * unit}px system-ui, sans-serif`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineWidth = 3 * unit;
      context.strokeStyle = "#ffffff";
      context.strokeText(this.options.number, 0, 15 * unit);
      context.fillStyle = "#1a1a1a";
      context.fillText(this.options.number, 0, 15 * unit);
    },
  });
})();
