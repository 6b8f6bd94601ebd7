// The card of a village: what is wrong there, why, and what would help.
(() => {
  "use strict";
  const report = globalThis.signalgapReport;
  const { element, say } = report;
  const { facts } = report.data;
  const phone = matchMedia("(max-width: 48rem)");
  let card = null;
  let opener = null;
  let open = null;

  const fact = (id, value) => (value === null || value === undefined || value === "" ? [] : [element("dt", {}, say(id)), element("dd", {}, value)]);
  const number = (value, digits = 0) => (Number.isFinite(value) ? report.number(value, digits) : null);

  const summary = (village) => {
    const list = element("dl", { class: "facts" });
    const known = (value, digits) => number(value, digits) ?? report.message("report-js-unknown");
    const has = village.has.flatMap((key, index) => [index ? ", " : "", say(`report-js-has-${key}`)]);
    const facilities = document.createDocumentFragment();
    facilities.append(...has);
    const models = Number.isFinite(village.models_served) && facts.models.length > 1
      ? report.message("report-js-card-models-of", { served: number(village.models_served), models: number(facts.models.length) }) : null;
    const probability = Number.isFinite(village.probability) ? report.percent(village.probability) : null;
    list.append(
      ...fact("report-js-card-unit", village.unit),
      ...fact("report-js-card-people", known(village.people)),
      ...(village.verdict === "served" ? [] : fact("report-js-card-people-without", known(village.people_without))),
      ...fact("report-js-card-service", village.service),
      ...fact("report-js-card-probability", probability),
      ...fact("report-js-card-level", Number.isFinite(village.level_dbm) ? report.message("report-js-card-dbm", { name: facts.level_name, level: number(village.level_dbm) }) : null),
      ...fact("report-js-card-site", village.site),
      ...fact("report-js-card-rank", number(village.rank)),
      ...fact("report-js-card-models", models),
      ...fact("report-js-card-firm", village.fragile === null || village.fragile === undefined ? null : report.message(village.fragile ? "report-js-card-fragile" : "report-js-card-not-fragile")),
      ...fact("report-js-card-has", village.has.length ? facilities : null),
      ...fact("report-js-card-place", Number.isFinite(village.lat) ? report.message("report-js-card-coordinates", { latitude: number(village.lat, 5), longitude: number(village.lon, 5) }) : null),
    );
    return list;
  };

  const remedyRows = (gap) => {
    const currency = facts.currency;
    const head = [element("th", { scope: "col" }, say("report-js-card-remedy")), element("th", { scope: "col", class: "n" }, say("report-js-card-people-here"))];
    if (currency) head.push(element("th", { scope: "col", class: "n" }, say("report-js-card-cost", { currency })));
    const rows = gap.remedies.map(({ remedy: index, people_here: people }) => {
      const remedy = facts.remedies[index];
      const link = element("a", { href: `#r-${index}`, class: "to-row" }, remedy.id);
      const cells = [element("td", { class: "text" }, report.glyph(`kind-${remedy.kind}`), " ", link, " ", remedy.text), element("td", { class: "n" }, number(people))];
      if (currency) cells.push(element("td", { class: "n" }, number(remedy.cost) ?? report.message("report-js-unknown")));
      return element("tr", {}, ...cells);
    });
    const table = element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
    return report.label(element("div", { class: "scroll", role: "region", tabindex: 0 }, table), "report-js-card-remedies");
  };

  const profiles = (gap, width, key) => {
    const found = [];
    gap.profiles.forEach((index) => {
      const profile = facts.profiles[index];
      if (!profile || !(profile.d_m?.length > 1)) return;
      const id = `profile-${key}-${index}`;
      const values = { mast: profile.mast, km: number(profile.km, 1), mhz: number(profile.mhz) };
      found.push(
        element("figure", {},
          element("figcaption", {}, element("b", { class: "role" }, profile.role), " ", say("report-js-profile-title", values)),
          report.profilePicture(profile, width, id),
          element("p", { id, class: "say" }, profile.text)),
      );
    });
    if (found.length > 0) found.push(report.profileKey());
    return found;
  };

  const gapPart = (index, several, width) => {
    const gap = facts.gaps[index];
    const part = element("section", { class: "gap" });
    if (several) part.append(element("h3", {}, gap.place || say("report-js-card-centre"), Number.isFinite(gap.people) ? element("span", { class: "sub" }, " ", say("report-js-count-people", { people: number(gap.people) })) : null));
    part.append(element("p", { class: "why" }, report.glyph(gap.cause), " ", element("b", {}, say(`report-js-cause-${gap.cause}`)), ": ", gap.why));
    if (gap.signal) part.append(element("p", { class: "say" }, gap.signal));
    part.append(...profiles(gap, width, index));
    part.append(element("h4", {}, say("report-js-card-helps")));
    if (gap.remedies.length > 0) part.append(remedyRows(gap));
    else part.append(element("p", { class: "missing" }, say("report-js-card-no-remedy")));
    if (gap.remedies.length > 0 && !facts.currency) part.append(element("p", { class: "sub" }, say("report-js-card-no-costs")));
    return part;
  };

  const fill = (index) => {
    const village = facts.villages[index];
    const close = report.label(element("button", { type: "button", class: "close" }, "×"), "report-js-card-close");
    close.addEventListener("click", () => card.close());
    const verdict = element("p", { class: "verdict" }, report.glyph(village.verdict, 22), " ", element("b", {}, say(`report-js-verdict-${village.verdict}`)));
    const title = element("h2", { id: "card-name", tabindex: -1 }, report.villageName(village));
    const body = element("div", { class: "card-body" });
    card.replaceChildren(element("div", { class: "card-head" }, title, close), body);
    body.append(verdict, summary(village));
    const width = Math.max(260, Math.min(680, body.clientWidth - 2));
    if (village.gaps.length === 0) body.append(element("p", {}, say(village.verdict === "served" ? "report-js-card-served" : "report-js-card-no-gap")));
    for (const gap of village.gaps) body.append(gapPart(gap, village.gaps.length > 1, width));
    const row = element("a", { href: `#v-${index}`, class: "to-row" }, say("report-js-card-row"));
    const onMap = element("button", { type: "button" }, say("report-js-card-map"));
    onMap.addEventListener("click", () => {
      if (phone.matches) card.close();
      report.markVillage(village, true);
      document.getElementById("map").scrollIntoView({ behavior: report.calm ? "auto" : "smooth" });
    });
    body.append(element("p", { class: "ways" }, row, report.map ? onMap : null));
    card.scrollTop = 0;
    body.scrollTop = 0;
  };

  /** Opens the card of a village; what had the focus gets it back. */
  report.openVillage = (index, { opener: from } = {}) => {
    const had = from ?? document.activeElement;
    if (!card.contains(had)) opener = had;
    open = index;
    if (!card.open) {
      if (phone.matches) card.showModal();
      else card.show();
    }
    fill(index);
    card.querySelector(".close").focus({ preventScroll: true });
    report.markVillage(facts.villages[index], false);
  };

  /** Goes to a row of a table. */
  report.goTo = (id) => {
    const row = report.reveal(id);
    if (!row) return;
    if (card.open && phone.matches) {
      opener = null;
      card.close();
    }
    history.replaceState(null, "", `#${id}`);
    row.scrollIntoView({ block: "center", behavior: report.calm ? "auto" : "smooth" });
    for (const each of document.querySelectorAll("tr.shown")) each.classList.remove("shown");
    row.classList.add("shown");
    (row.querySelector("button.open") ?? row.closest(".scroll"))?.focus({ preventScroll: true });
  };

  report.startCard = () => {
    card = document.getElementById("card");
    card.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.preventDefault();
        card.close();
      }
    });
    card.addEventListener("close", () => {
      open = null;
      report.markVillage(null);
      if (opener?.isConnected) opener.focus({ preventScroll: true });
      opener = null;
    });
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a.to-row");
      if (!link) return;
      event.preventDefault();
      report.goTo(link.getAttribute("href").slice(1));
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && card.open) card.close();
    });
    phone.addEventListener("change", () => card.open && card.close());
    addEventListener("resize", () => {
      if (card.open && open !== null && card.dataset.width !== String(card.clientWidth)) {
        card.dataset.width = card.clientWidth;
        fill(open);
      }
    });
  };
})();
