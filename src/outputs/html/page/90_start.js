// Starts the parts, each for itself, and says when all of them are ready.
(() => {
  "use strict";
  const report = globalThis.signalgapReport;

  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => report.setLanguage(button.dataset.language));
  }
  const asked = location.hash.slice(1);
  report.part("language", () => report.setLanguage(report.languages.includes(asked) ? asked : report.language()));
  report.part("card", report.startCard);
  report.part("tables", report.startTables);
  if (!report.part("map", report.startMap)) report.mapFailed();
  report.part("chart", report.startChart);

  // what is folded away is printed all the same
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open]):not(#map-layers)")];
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });
  const target = location.hash.match(/^#[vgr]-\d+$/);
  if (target) report.part("target", () => report.goTo(target[0].slice(1)));
  performance.mark("report-ready");
})();
