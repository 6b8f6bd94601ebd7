// The way from a mast to a gap as a picture: ground with the Earth's bulge, cover, ray and first Fresnel zone.
(() => {
  "use strict";
  const report = globalThis.signalgapReport;
  const { svg } = report;
  const LIGHT_M_MHZ = 299.792458;
  const MARGIN = { left: 46, right: 14, top: 22, bottom: 36 };
  const FRESNEL_SHARE = 0.6;

  /** Round steps that make about so many ticks. */
  const ticks = (low, high, wanted) => {
    const raw = (high - low) / wanted || 1;
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= raw);
    const found = [];
    for (let value = Math.ceil(low / step) * step; value <= high + step * 1e-9; value += step) found.push(value);
    return { found, digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
  };

  const text = (x, y, texts, attributes = {}) => {
    const pair = typeof texts === "object" ? texts : { en: texts, vi: texts };
    const one = (words, language) => {
      const node = svg("text", { x, y, ...attributes });
      if (language) node.setAttribute("lang", language);
      node.textContent = words;
      return node;
    };
    return pair.en === pair.vi ? [one(pair.en)] : [one(pair.en, "en"), one(pair.vi, "vi")];
  };

  /** Heights along the way, in metres above sea, as they stand under a straight ray. */
  const geometry = (profile) => {
    const length = profile.d_m.at(-1);
    const earth = 2000 * profile.earth_km;
    const wavelength = LIGHT_M_MHZ / profile.mhz;
    return profile.d_m.map((d, index) => {
      const bulge = profile.earth_km ? (d * (length - d)) / earth : 0;
      const ground = profile.ground_m[index] + bulge;
      const ray = profile.antenna_m + ((profile.handset_m - profile.antenna_m) * d) / length;
      const fresnel = Math.sqrt((wavelength * d * (length - d)) / length);
      return { d, ground, cover: ground + (profile.cover_m?.[index] ?? 0), ray, zone: ray - FRESNEL_SHARE * fresnel };
    });
  };

  const line = (points) => points.map(([x, y], index) => `${index ? "L" : "M"}${x.toFixed(1)},${y.toFixed(1)}`).join("");

  report.profilePicture = (profile, width, labelledBy) => {
    const height = Math.round(Math.max(190, Math.min(260, width * 0.5)));
    const points = geometry(profile);
    const length = points.at(-1).d;
    const lowest = Math.min(...points.map((point) => Math.min(point.ground, point.zone)));
    const highest = Math.max(...points.map((point) => Math.max(point.cover, point.ray)));
    const room = Math.max(20, (highest - lowest) * 0.08);
    const [low, high] = [lowest - room, highest + room];
    const x = (d) => MARGIN.left + (d / length) * (width - MARGIN.left - MARGIN.right);
    const y = (m) => MARGIN.top + ((high - m) / (high - low)) * (height - MARGIN.top - MARGIN.bottom);
    const floor = height - MARGIN.bottom;
    const picture = svg("svg", { class: "profile", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-labelledby": labelledBy });

    const rows = ticks(low, high, 4);
    for (const value of rows.found) {
      picture.append(svg("line", { class: "grid", x1: MARGIN.left, x2: width - MARGIN.right, y1: y(value), y2: y(value) }));
      picture.append(...text(MARGIN.left - 5, y(value) + 4, value.toFixed(0), { "text-anchor": "end" }));
    }
    const along = (field) => points.map((point) => [x(point.d), y(point[field])]);
    const closed = (path) => `${line(path)}L${x(length).toFixed(1)},${floor}L${x(0).toFixed(1)},${floor}Z`;
    picture.append(svg("path", { class: "zone", d: `${line(along("ray"))}L${line(along("zone").reverse()).slice(1)}Z` }));
    picture.append(svg("path", { class: "cover", d: closed(along("cover")) }));
    picture.append(svg("path", { class: "ground", d: closed(along("ground")) }));
    picture.append(svg("path", { class: "ray", d: line([[x(0), y(profile.antenna_m)], [x(length), y(profile.handset_m)]]) }));

    const last = points.length - 1;
    picture.append(svg("line", { class: "pole", x1: x(0), x2: x(0), y1: y(points[0].ground), y2: y(profile.antenna_m) }));
    picture.append(svg("line", { class: "pole", x1: x(length), x2: x(length), y1: y(points[last].ground), y2: y(profile.handset_m) }));
    picture.append(...text(x(0) - 2, MARGIN.top - 8, report.message("report-js-profile-mast", { mast: profile.mast }), { class: "end" }));
    picture.append(...text(x(length), MARGIN.top - 8, report.message("report-js-profile-village"), { class: "end", "text-anchor": "end" }));

    const columns = ticks(0, length / 1000, width < 420 ? 4 : 7);
    for (const value of columns.found) {
      picture.append(svg("line", { class: "tick", x1: x(value * 1000), x2: x(value * 1000), y1: floor, y2: floor + 4 }));
      picture.append(...text(x(value * 1000), floor + 16, report.number(value, columns.digits), { "text-anchor": "middle" }));
    }
    picture.append(svg("line", { class: "tick", x1: MARGIN.left, x2: width - MARGIN.right, y1: floor, y2: floor }));
    picture.append(...text((MARGIN.left + width - MARGIN.right) / 2, height - 5, report.message("report-js-profile-axes"), { "text-anchor": "middle" }));
    return picture;
  };

  /** What the colours and lines of the pictures mean. */
  report.profileKey = () => {
    const key = (shape) => svg("svg", { class: "g profile", width: 24, height: 12, viewBox: "0 0 24 12", "aria-hidden": "true" }, shape);
    const box = (name) => key(svg("rect", { class: name, x: 0, y: 0, width: 24, height: 12 }));
    const entries = [
      [box("ground"), "report-js-profile-ground"],
      [box("cover"), "report-js-profile-cover"],
      [key(svg("line", { class: "ray", x1: 0, x2: 24, y1: 6, y2: 6 })), "report-js-profile-ray"],
      [box("zone"), "report-js-profile-zone"],
    ];
    return report.element("ul", { class: "keys" }, ...entries.map(([shape, id]) => report.element("li", {}, shape, " ", report.message(id))));
  };
})();
