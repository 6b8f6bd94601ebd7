// The map: rasters below, markers above, a switch for each layer, and a legend of what is shown.
(() => {
  "use strict";
  const report = globalThis.signalgapReport;
  const { element, say, both } = report;
  const { facts, images } = report.data;
  const plan = report.data.plan ?? null;
  const LINK_STYLES = {
    microwave: { color: "#6a1b9a", dashArray: "6 5" },
    fibre: { color: "#1b5e20", dashArray: null },
    satellite: { color: "#616161", dashArray: "2 5" },
  };
  const RELIEF_OPACITY = 0.6;
  let map = null;
  let raster = null;
  let opacity = 0.65;
  const layers = [];
  const rasters = new Map();

  const radiusOf = (people) => Math.max(6, Math.min(12, 5 + Math.sqrt(people ?? 0) / 6));
  const placed = (thing) => Number.isFinite(thing.lon) && Number.isFinite(thing.lat);
  const at = (thing) => [thing.lat, thing.lon];
  const counted = (people) => report.message("report-js-count-people", { people: report.number(people) });

  const tip = (title, ...lines) => {
    const box = element("div", {}, element("b", {}, title));
    for (const line of lines) if (line) box.append(element("div", {}, line));
    return box;
  };

  /** A group of markers that share a tooltip and a click. */
  const group = (markers, tooltip, click) => {
    const found = L.featureGroup(markers);
    if (tooltip) found.bindTooltip((marker) => tooltip(marker.options.of), { className: "tip" });
    if (click) found.on("click", (event) => click(event.layer?.options.of ?? event.target.options.of));
    return found;
  };
  const glyphs = (things, glyphOf, radius, extra = () => ({})) =>
    things
      .filter(placed)
      .map((thing) => new report.Glyph(at(thing), { glyph: glyphOf(thing), radius: radius(thing), of: thing, ...extra(thing) }));

  const villages = () =>
    group(
      // those without service last, so that they lie on top
      glyphs([...facts.villages].sort((a, b) => order(a) - order(b)), (village) => village.verdict, (village) => radiusOf(village.people)),
      (village) => tip(report.villageName(village), report.message(`report-js-verdict-${village.verdict}`), village.people === null ? null : counted(village.people)),
      (village) => report.openVillage(facts.villages.indexOf(village)),
    );
  const order = (village) => ["no_data", "served", "partly_served", "unserved"].indexOf(village.verdict);

  const gaps = () =>
    group(
      glyphs([...facts.gaps].reverse(), (gap) => gap.cause, (gap) => radiusOf(gap.people) + 1),
      (gap) => tip(gap.place || report.villageName(facts.villages[gap.village]), report.message(`report-js-cause-${gap.cause}`), gap.people === null ? null : counted(gap.people)),
      (gap) => report.openVillage(gap.village),
    );

  const masts = () =>
    group(
      glyphs(facts.masts, () => "mast", () => 6),
      (mast) =>
        tip(
          mast.id,
          mast.technologies.map((technology) => technology.toUpperCase()).join(", "),
          mast.operators.join(", "),
          report.message("report-js-mast-sectors", { sectors: report.number(mast.sectors), heights: mast.heights_m.join(", ") }),
        ),
    );

  const raysOf = (gap) =>
    gap.profiles
      .map((index) => facts.profiles[index])
      .filter((profile) => profile && placed(profile) && placed(gap))
      .map((profile) => L.polyline([at(gap), at(profile)], { color: "#1a1a1a", weight: 1.5, opacity: 0.75, dashArray: "3 4", interactive: false }));

  const remedies = () =>
    group(
      glyphs(facts.remedies, (remedy) => `kind-${remedy.kind}`, () => 9),
      (remedy) => tip(remedy.id, remedy.text, remedy.people === null ? null : counted(remedy.people)),
      (remedy) => report.goTo(`r-${facts.remedies.indexOf(remedy)}`),
    );

  const opportunities = () =>
    group(
      glyphs(facts.opportunities, () => "opportunity", () => 10, (place) => ({ number: String(place.number ?? "") })),
      (place) =>
        tip(
          report.message("report-js-opportunity", { number: String(place.number ?? "") }),
          report.message("report-js-opportunity-people", { people: report.number(place.people), height: report.number(place.height_m) }),
        ),
    );

  const planned = () => {
    const lines = (plan.links ?? [])
      .filter((link) => Array.isArray(link.line) && link.line.length > 1)
      .map((link) =>
        L.polyline(link.line.map(([lon, lat]) => [lat, lon]), { weight: 3, opacity: 0.9, ...(LINK_STYLES[link.kind] ?? LINK_STYLES.satellite), interactive: false }),
      );
    const sites = plan.sites.map((site) => ({ ...site, lon: site.longitude_deg, lat: site.latitude_deg }));
    const markers = glyphs(sites, (site) => `kind-${site.what}`, () => 11, (site) => ({ ring: true, number: String(site.order) }));
    const found = group(markers, (site) =>
      tip(
        `${site.order}. ${site.site}`,
        report.message(`report-js-kind-${site.what}`),
        report.message("report-js-plan-site", {
          people: report.number(site.people_beyond_earlier), cost: report.number(site.capex), currency: plan.currency,
        }),
      ),
    );
    return L.layerGroup([...lines, found]);
  };

  const legendOf = (prefix, glyphPrefix, keys) =>
    keys.map((key) => [report.glyph(`${glyphPrefix}${key}`), report.message(`report-js-${prefix}-${key}`)]);
  const occurring = (things, field) => [...new Set(things.map((thing) => thing[field]))].filter(Boolean);
  const catalogue = () => {
    const found = [
      ["villages", true, facts.villages, villages, () => legendOf("verdict", "", occurring(facts.villages, "verdict"))],
      ["gaps", false, facts.gaps, gaps, () => legendOf("cause", "", occurring(facts.gaps, "cause"))],
      ["masts", true, facts.masts, masts, () => [[report.glyph("mast"), report.message("report-js-masts")]]],
      ["rays", false, facts.profiles, () => L.layerGroup(facts.gaps.flatMap(raysOf)), () => [[report.lineKey({ color: "#1a1a1a", dashArray: "3 4" }), report.message("report-js-rays")]]],
      ["remedies", false, facts.remedies.filter(placed), remedies, () => legendOf("kind", "kind-", occurring(facts.remedies.filter(placed), "kind"))],
      ["opportunities", false, facts.opportunities, opportunities, () => [[report.glyph("opportunity"), report.message("report-js-opportunities")]]],
    ];
    if (plan) {
      found.push(["plan", true, plan.sites, planned, () => [
        ...legendOf("kind", "kind-", occurring(plan.sites, "what")),
        ...occurring(plan.links ?? [], "kind").map((kind) => [report.lineKey(LINK_STYLES[kind] ?? LINK_STYLES.satellite), report.message(`report-js-link-${kind}`)]),
      ]]);
    }
    return found
      .filter(([, , things]) => things.length > 0)
      .map(([key, on, , make, legend]) => ({ key, on, make, legend, layer: null }));
  };

  const show = (entry) => {
    entry.layer ??= entry.make();
    if (entry.on) entry.layer.addTo(map);
    else entry.layer.remove();
  };

  const legend = () => {
    const box = document.getElementById("map-legend");
    const parts = [];
    const image = raster === null ? null : images.find((each) => each.key === raster);
    const list = (title, entries) => {
      const items = entries.map(([key, text]) => element("li", {}, key, " ", text));
      parts.push(element("div", {}, element("p", {}, title), element("ul", { class: "keys" }, ...items)));
    };
    for (const entry of layers) if (entry.on) list(report.message(`report-js-layer-${entry.key}`), entry.legend());
    if (image?.legend?.length) {
      list(image.name, image.legend.map(({ text, colour }) => {
        const swatch = report.svg("svg", { class: "g", width: 18, height: 14, viewBox: "0 0 18 14", "aria-hidden": "true" },
          report.svg("rect", { x: 0.5, y: 0.5, width: 17, height: 13, fill: colour, stroke: "#1a1a1a" }));
        return [swatch, text];
      }));
    }
    box.replaceChildren(...parts);
  };

  const showRaster = (key) => {
    raster = key;
    for (const [name, layer] of rasters) {
      if (name === "relief") continue;
      if (name === key) layer.setOpacity(opacity).addTo(map);
      else layer.remove();
    }
    legend();
  };

  const choice = (type, name, checked, text, change) => {
    const input = element("input", { type, name, checked });
    input.addEventListener("change", () => change(input.checked));
    return element("label", {}, input, " ", text);
  };

  const switches = () => {
    const box = document.getElementById("map-switches");
    const marks = element("fieldset", {}, element("legend", {}, say("report-js-switch-marks")));
    for (const entry of layers) {
      marks.append(choice("checkbox", entry.key, entry.on, report.message(`report-js-layer-${entry.key}`), (on) => {
        entry.on = on;
        show(entry);
        legend();
      }));
    }
    box.append(marks);
    const others = images.filter((image) => image.key !== "relief");
    if (others.length > 0 || rasters.has("relief")) {
      const below = element("fieldset", {}, element("legend", {}, say("report-js-switch-below")));
      below.append(choice("radio", "raster", raster === null, report.message("report-js-raster-none"), () => showRaster(null)));
      for (const image of others) below.append(choice("radio", "raster", image.key === raster, image.name, () => showRaster(image.key)));
      if (rasters.has("relief")) {
        const relief = rasters.get("relief");
        below.append(choice("checkbox", "relief", true, images.find((image) => image.key === "relief").name, (on) => (on ? relief.addTo(map) : relief.remove())));
      }
      const slider = element("input", { type: "range", min: 0, max: 100, step: 5, value: opacity * 100 });
      slider.addEventListener("input", () => {
        opacity = slider.value / 100;
        if (raster !== null) rasters.get(raster).setOpacity(opacity);
      });
      if (others.length > 0) below.append(element("label", { class: "slider" }, say("report-js-opacity"), slider));
      box.append(below);
    }
    const whole = element("button", { type: "button" }, say("report-js-whole-area"));
    whole.addEventListener("click", () => map.fitBounds(area()));
    box.append(whole);
  };

  const area = () => {
    const bounds = L.latLngBounds([]);
    for (const { bounds: [west, south, east, north] } of images) bounds.extend([[south, west], [north, east]]);
    if (!bounds.isValid()) for (const thing of [...facts.villages, ...facts.masts]) if (placed(thing)) bounds.extend(at(thing));
    return bounds.isValid() ? bounds : L.latLngBounds([[-60, -180], [75, 180]]);
  };

  const openNearest = () => {
    const middle = map.getCenter();
    let best = null;
    facts.villages.forEach((village, index) => {
      if (!placed(village)) return;
      const away = map.distance(middle, at(village));
      if (best === null || away < best.away) best = { index, away };
    });
    if (best) report.openVillage(best.index, { opener: map.getContainer() });
  };

  const buttons = () => {
    const zoom = L.control.zoom().addTo(map);
    const [closer, further] = zoom.getContainer().querySelectorAll("a");
    report.label(closer, "report-js-zoom-in");
    report.label(further, "report-js-zoom-out");
    for (const button of [closer, further]) button.removeAttribute("title");
    L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
  };

  let marked = null;
  /** Shows where a village lies, with the rays to its masts. */
  report.markVillage = (village, pan) => {
    if (!map) return;
    marked?.remove();
    if (!village || !placed(village)) return;
    const rays = village.gaps.flatMap((index) => raysOf(facts.gaps[index]));
    const ring = L.circleMarker(at(village), { radius: 16, color: "#1a1a1a", weight: 3, fill: false, interactive: false });
    marked = L.layerGroup([...rays, ring]).addTo(map);
    if (pan) map.setView(at(village), Math.max(map.getZoom(), 12), { animate: !report.calm });
  };

  /** Paper shows the whole area. The canvas is copied: printed itself, what it cleared would be white. */
  const printing = (renderer) => {
    const box = map.getContainer();
    let view = null;
    let copy = null;
    addEventListener("beforeprint", () => {
      view = [map.getCenter(), map.getZoom()];
      box.classList.add("printed");
      map.invalidateSize({ animate: false, pan: false });
      map.fitBounds(area(), { animate: false });
      const canvas = renderer._container;
      if (!canvas) return;
      renderer._redraw();
      copy = canvas.cloneNode();
      copy.getContext("2d").drawImage(canvas, 0, 0);
      canvas.replaceWith(copy);
    });
    addEventListener("afterprint", () => {
      if (copy) copy.replaceWith(renderer._container);
      copy = null;
      box.classList.remove("printed");
      map.invalidateSize({ animate: false, pan: false });
      if (view) map.setView(...view, { animate: false });
    });
  };

  report.startMap = () => {
    const box = document.getElementById("map-box");
    if (!box) return;
    const calm = report.calm;
    const renderer = L.canvas({ padding: 0.2 });
    map = L.map(box, {
      renderer, preferCanvas: true, attributionControl: false, zoomControl: false, zoomSnap: 0.25, maxZoom: 17,
      zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm, inertia: !calm, scrollWheelZoom: false,
    });
    report.map = map;
    map.fitBounds(area());
    for (const [name, height] of [["relief", 210], ["raster", 220]]) map.createPane(name).style.zIndex = height;
    for (const image of images) {
      const [west, south, east, north] = image.bounds;
      const pane = image.key === "relief" ? "relief" : "raster";
      rasters.set(image.key, L.imageOverlay(image.src, [[south, west], [north, east]], { pane, className: "pixels", opacity: pane === "relief" ? RELIEF_OPACITY : 1 }));
    }
    rasters.get("relief")?.addTo(map);
    layers.push(...catalogue());
    for (const entry of layers) if (entry.on) show(entry);
    const first = `class_${facts.technology}`;
    buttons();
    switches();
    showRaster(rasters.has(first) ? first : null);
    for (const input of document.querySelectorAll("#map-switches input[name=raster]")) input.checked = false;
    const chosen = images.filter((image) => image.key !== "relief").findIndex((image) => image.key === raster) + 1;
    const radios = document.querySelectorAll("#map-switches input[name=raster]");
    if (radios[chosen]) radios[chosen].checked = true;
    // the page scrolls over the map until the map is asked for
    box.addEventListener("focus", () => map.scrollWheelZoom.enable());
    box.addEventListener("blur", () => map.scrollWheelZoom.disable());
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target !== box) return;
      event.preventDefault();
      openNearest();
    });
    if (matchMedia("(max-width: 48rem)").matches) document.getElementById("map-layers").open = false;
    printing(renderer);
  };
  report.mapFailed = () => {
    const box = document.getElementById("map-box");
    box?.replaceChildren(element("p", { class: "missing" }, say("report-js-map-failed")));
  };
})();
