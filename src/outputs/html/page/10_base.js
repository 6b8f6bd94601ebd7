// Data, messages in both languages, numbers, small helpers. Everything hangs on one global: signalgapReport.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const report = { data: read("data"), messages: read("messages") };
  globalThis.signalgapReport = report;

  const LANGUAGES = ["en", "vi"];
  report.languages = LANGUAGES;
  report.language = () => (root.lang === "vi" ? "vi" : "en");

  const formats = new Map();
  const format = (language, digits) => {
    const key = `${language}${digits}`;
    if (!formats.has(key)) {
      const locale = language === "vi" ? "vi-VN" : "en-US";
      const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
      formats.set(key, new Intl.NumberFormat(locale, options));
    }
    return formats.get(key);
  };

  /** A number in both languages; null stays empty. */
  report.number = (value, digits = 0) => {
    const texts = {};
    for (const language of LANGUAGES) {
      texts[language] = Number.isFinite(value) ? format(language, digits).format(value) : "";
    }
    return texts;
  };
  report.percent = (value) => {
    const texts = report.number(Number.isFinite(value) ? value * 100 : null, 1);
    return texts.en === "" ? texts : report.message("report-js-percent", { percent: texts });
  };

  /** A message in one language; values are texts or pairs of texts. */
  const filled = (id, language, values) => {
    const pattern = report.messages[language]?.[id] ?? id;
    return pattern.replace(/\{\s*\$?([a-z_]+)\s*\}/g, (_, name) => {
      const value = values?.[name];
      return String((value && typeof value === "object" ? value[language] : value) ?? "");
    });
  };
  /** A message as a pair of texts. */
  report.message = (id, values) => ({ en: filled(id, "en", values), vi: filled(id, "vi", values) });

  /** A pair of texts as nodes, of which the style sheet shows one; equal texts are one node. */
  report.both = (texts) => {
    const nodes = document.createDocumentFragment();
    if (texts === null || texts === undefined) return nodes;
    if (typeof texts !== "object") {
      nodes.append(String(texts));
    } else if (texts.en === texts.vi) {
      nodes.append(texts.en ?? "");
    } else {
      for (const language of LANGUAGES) {
        const span = document.createElement("span");
        span.lang = language;
        span.textContent = texts[language] ?? "";
        nodes.append(span);
      }
    }
    return nodes;
  };
  report.say = (id, values) => report.both(report.message(id, values));

  /** An element with attributes and children: nodes, texts, or pairs of texts. */
  report.element = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(key, "");
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
    }
    for (const child of children) {
      if (child === null || child === undefined) continue;
      element.append(child instanceof Node ? child : report.both(child));
    }
    return element;
  };

  const SVG = "http://www.w3.org/2000/svg";
  report.svg = (name, attributes = {}, ...children) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  report.glyph = (id, size = 16) =>
    report.svg(
      "svg",
      { class: "g", width: size, height: size, viewBox: "-10 -10 20 20", "aria-hidden": "true" },
      report.svg("use", { href: `#g-${id}`, x: -10, y: -10, width: 20, height: 20 }),
    );

  /** A piece of a line, for a legend. */
  report.lineKey = (style) => {
    const attributes = { x1: 0, y1: 6, x2: 28, y2: 6, stroke: style.color, "stroke-width": 3 };
    if (style.dashArray) attributes["stroke-dasharray"] = style.dashArray;
    return report.svg("svg", { class: "g", width: 28, height: 12, viewBox: "0 0 28 12", "aria-hidden": "true" }, report.svg("line", attributes));
  };

  /** Labels an element in both languages. */
  report.label = (element, id, values) => {
    const texts = report.message(id, values);
    for (const language of LANGUAGES) element.setAttribute(`data-label-${language}`, texts[language]);
    element.setAttribute("aria-label", texts[report.language()]);
    return element;
  };

  const listeners = [];
  report.onLanguage = (listener) => listeners.push(listener);
  report.setLanguage = (language) => {
    root.lang = language;
    for (const [data, attribute] of [["label", "aria-label"], ["holder", "placeholder"]]) {
      for (const element of document.querySelectorAll(`[data-${data}-${language}]`)) {
        element.setAttribute(attribute, element.getAttribute(`data-${data}-${language}`));
      }
    }
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
    for (const listener of listeners) listener(language);
  };

  /** Runs a part; a part that fails is told on the console and leaves the others alone. */
  report.part = (name, run) => {
    try {
      run();
      return true;
    } catch (error) {
      console.error(name, error);
      return false;
    }
  };

  report.calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  report.villageName = (village) => village.name || village.id;
  report.colour = (glyph) => document.querySelector(`#g-${glyph} path`)?.getAttribute("fill") ?? "#666666";
})();
