// The curve of the plan: people who gain by the money at hand.
(() => {
  "use strict";
  const report = globalThis.signalgapReport;
  const plan = report.data.plan ?? null;
  const HEIGHT = 300;
  const PAPER_WIDTH = 680;
  const FOUND = { color: "#1f5f8b", dashArray: null };
  const BOUND = { color: "#9c3d00", dashArray: "7 5" };
  let chart = null;

  /** Values on all budgets and costs: what the plans found bring, and what no plan exceeds. */
  const series = () => {
    const points = [...plan.curve].sort((a, b) => a.budget - b.budget);
    const money = [...new Set([0, ...points.flatMap((point) => [point.cost, point.budget])])].sort((a, b) => a - b);
    const found = money.map((x) => Math.max(0, ...points.filter((point) => point.cost <= x).map((point) => point.people_gained)));
    const bound = money.map((x) => {
      const bounds = points.filter((point) => point.budget >= x).map((point) => point.bound_people);
      return bounds.length > 0 ? Math.min(...bounds) : null;
    });
    return [money, found, bound];
  };

  /** Where on the line of what was found a plan of the curve stands. */
  const plansAt = () => {
    const costs = new Set(plan.curve.map((point) => point.cost));
    return series()[0].flatMap((x, index) => (costs.has(x) ? [index] : []));
  };

  const draw = () => {
    const box = document.getElementById("curve");
    const language = report.language();
    const words = (id, values) => report.message(id, values)[language];
    const shown = (value) => report.number(value)[language];
    const font = "13px system-ui, sans-serif";
    const axis = (label, size, values) => ({
      label, size, font, space: 80, labelFont: `600 ${font}`, labelSize: 22, stroke: "#333333",
      grid: { stroke: "#e2e2de", width: 1 }, ticks: { stroke: "#9a9a94" }, values,
    });
    chart?.destroy();
    const width = () => Math.max(280, Math.min(box.clientWidth, 900));
    chart = new uPlot(
      {
        width: width(), height: HEIGHT,
        padding: [10, 44, 0, 0], cursor: { show: false }, legend: { show: false },
        scales: { x: { time: false }, y: { range: (_, low, high) => [0, high * 1.05 || 1] } },
        axes: [
          axis(words("report-js-curve-money", { currency: plan.currency }), 34, (_, splits) => splits.map(shown)),
          { ...axis(words("report-js-curve-people"), 58, (_, splits) => splits.map(shown)), space: 40 },
        ],
        series: [
          {},
          {
            stroke: FOUND.color, width: 2.5, paths: uPlot.paths.stepped({ align: 1 }),
            points: { show: true, size: 8, fill: FOUND.color, filter: (_, index, show) => (show ? plansAt() : null) },
          },
          { stroke: BOUND.color, width: 2, dash: [7, 5], points: { show: false }, paths: uPlot.paths.stepped({ align: -1 }) },
        ],
      },
      series(),
      box,
    );
    return (most = Infinity) => chart.setSize({ width: Math.min(width(), most), height: HEIGHT });
  };

  report.startChart = () => {
    const box = document.getElementById("curve");
    if (!box || !(plan?.curve?.length > 1)) return;
    const keys = [[FOUND, "report-js-curve-found"], [BOUND, "report-js-curve-bound"]];
    box.after(report.element("ul", { class: "keys" }, ...keys.map(([style, id]) => report.element("li", {}, report.lineKey(style), " ", report.message(id)))));
    let fit = draw();
    report.onLanguage(() => { fit = draw(); });
    addEventListener("beforeprint", () => fit(PAPER_WIDTH));
    addEventListener("afterprint", () => fit());
    let last = box.clientWidth;
    new ResizeObserver(() => {
      if (box.clientWidth === last) return;
      last = box.clientWidth;
      requestAnimationFrame(() => fit());
    }).observe(box);
  };
})();
