// Opens an HTML report in Chromium and checks what a reader does with it.
//
//   node tests/web/report.mjs REPORT.html PICTURES_FOLDER [--villages N] [--expect-no-map]
//
// Needs `npm ci --ignore-scripts` in this folder and Chromium (CHROMIUM names another than /usr/bin/chromium).
// Every check is a line `ok - ...` or `FAILED - ...`; the exit code is 1 when one failed. With --expect-no-map the
// same file is opened with its map broken, and the exit code is 0 only when the check of the map fails.
import { createRequire } from "node:module";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const AXE = require.resolve("axe-core/axe.min.js");

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const READY_MS = 2000;
const TASK_MS = 200;
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

let failures = 0;
const check = (passed, what, detail = "") => {
  if (!passed) failures += 1;
  const failed = expectNoMap ? "fails, as it should" : "FAILED";
  console.log(`${passed ? "ok" : failed} - ${what}${!passed && detail ? `: ${detail}` : ""}`);
  return passed;
};

const arguments_ = process.argv.slice(2);
const option = (name) => {
  const at = arguments_.indexOf(name);
  return at < 0 ? null : arguments_.splice(at, name === "--villages" ? 2 : 1).at(-1);
};
const wanted = option("--villages");
const expectNoMap = option("--expect-no-map") !== null;
const [file, pictures] = arguments_;
if (!file || !pictures) {
  console.error("usage: node tests/web/report.mjs REPORT.html PICTURES_FOLDER [--villages N] [--expect-no-map]");
  process.exit(2);
}
mkdirSync(pictures, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), "signalgap-report-"));

/** The report with its map broken, and without the policy that would stop the changed script altogether. */
const withoutMap = () => {
  const html = readFileSync(file, "utf8");
  if (!html.includes("L.map(")) throw new Error("the report does not call L.map(");
  const path = join(scratch, "no-map.html");
  writeFileSync(path, html.replaceAll("L.map(", "L.nomap(").replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ""));
  return path;
};

const watched = [];
/** Notes whatever a page says or asks for that it should not. */
const watch = (page) => {
  page.on("console", (message) => watched.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => watched.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) watched.push(`request: ${request.url()}`);
  });
};

const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))));

/** Opens the report; resolves to the time from navigation until it can be used, in milliseconds. */
const open = async (page, path) => {
  await page.goto(pathToFileURL(resolve(path)).href);
  await page.waitForFunction(() => performance.getEntriesByName("report-ready").length > 0, null, { timeout: 20000 });
  return page.evaluate(() => performance.getEntriesByName("report-ready")[0].startTime);
};

/** What the map shows: nothing, or pictures that cover it, and painted markers. */
const mapState = (page) =>
  page.evaluate(async () => {
    const box = document.querySelector("#map-box");
    const frame = box?.getBoundingClientRect();
    const images = [...document.querySelectorAll("#map-box .leaflet-image-layer")];
    await Promise.all(images.map((image) => image.decode().catch(() => null)));
    const covers = images.some((image) => {
      const own = image.getBoundingClientRect();
      const width = Math.min(own.right, frame.right) - Math.max(own.left, frame.left);
      const height = Math.min(own.bottom, frame.bottom) - Math.max(own.top, frame.top);
      return image.naturalWidth > 0 && Math.max(0, width) * Math.max(0, height) > 0.3 * frame.width * frame.height;
    });
    let painted = 0;
    for (const canvas of document.querySelectorAll("#map-box canvas.leaflet-zoom-animated")) {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 3; at < data.length; at += 4) painted += data[at] > 0 ? 1 : 0;
    }
    const wanted = (globalThis.signalgapReport?.data.images.length ?? 1) > 0;
    return { covers, images: images.length, wanted, painted };
  });

/** Checks the map; true where it is drawn. */
const checkMap = async (page) => {
  const state = await mapState(page).catch((error) => ({ covers: false, images: 0, wanted: true, painted: 0, error: error.message }));
  const covered = check(state.covers || (state.images === 0 && !state.wanted), "the map has a picture that covers it", JSON.stringify(state));
  const marked = check(state.painted > 500, `the map has markers (${state.painted} pixels)`, JSON.stringify(state));
  return covered && marked;
};

const cardOpen = (page) => page.evaluate(() => document.querySelector("#card").open);
const cardName = (page) => page.locator("#card-name").innerText();

/** Where a village that no other lies near is on the screen. */
const villageOnScreen = (page) =>
  page.evaluate(() => {
    const { map, data } = globalThis.signalgapReport;
    const box = map.getContainer().getBoundingClientRect();
    const spots = data.facts.villages
      .filter((village) => Number.isFinite(village.lon))
      .map((village) => ({ name: village.name || village.id, ...map.latLngToContainerPoint([village.lat, village.lon]) }));
    const alone = (spot) => Math.min(...spots.filter((each) => each !== spot).map((each) => Math.hypot(each.x - spot.x, each.y - spot.y)));
    const masts = data.facts.masts.map((mast) => map.latLngToContainerPoint([mast.lat, mast.lon]));
    const free = (spot) => Math.min(alone(spot), ...masts.map((mast) => Math.hypot(mast.x - spot.x, mast.y - spot.y)));
    const inside = spots.filter((spot) => spot.x > 60 && spot.y > 60 && spot.x < box.width - 60 && spot.y < box.height - 60);
    const best = (inside.length > 0 ? inside : spots).slice(0, 400).reduce((a, b) => (free(a) >= free(b) ? a : b));
    return { name: best.name, x: box.left + best.x, y: box.top + best.y };
  });

const checkCards = async (page) => {
  await page.locator("#map-box").scrollIntoViewIfNeeded();
  await page.evaluate(() => document.querySelector("#map-box").scrollIntoView({ block: "center", behavior: "instant" }));
  const spot = await villageOnScreen(page);
  await page.mouse.click(spot.x, spot.y);
  await settle(page);
  check(await cardOpen(page), "a click on a village of the map opens its card");
  if (await cardOpen(page)) check((await cardName(page)) === spot.name, "the card is that of the village", `${await cardName(page)}, not ${spot.name}`);
  await page.keyboard.press("Escape");
  check(!(await cardOpen(page)), "Escape closes the card");

  await page.locator("#map-box").focus();
  await page.keyboard.press("Enter");
  await settle(page);
  check(await cardOpen(page), "Enter on the map opens the card of the village nearest to its middle");
  await page.keyboard.press("Escape");
  check(await page.evaluate(() => document.activeElement?.id === "map-box"), "the map has the focus again");

  const button = page.locator("#table-villages button.open").first();
  await button.focus();
  const name = (await button.innerText()).trim();
  await page.keyboard.press("Enter");
  await settle(page);
  check((await cardOpen(page)) && (await cardName(page)) === name, "Enter on a village of the table opens its card");
  await page.keyboard.press("Escape");
  const back = await page.evaluate(() => document.activeElement?.textContent.trim());
  check(!(await cardOpen(page)) && back === name, "Escape closes it, and the village has the focus again", back);
};

const rowsShown = (page, table) => page.locator(`#table-${table} tbody tr:visible`).count();

const checkTables = async (page) => {
  const before = await rowsShown(page, "villages");
  const name = await page.evaluate(() => {
    const { villages } = globalThis.signalgapReport.data.facts;
    return villages.at(-1).name || villages.at(-1).id;
  });
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const input = page.locator('input.search[data-table="villages"]');
  await input.fill(plain);
  await page.waitForTimeout(300);
  const after = await rowsShown(page, "villages");
  const found = await page.locator("#table-villages tbody tr:visible button.open").allInnerTexts();
  check(after > 0 && after < before && found.some((text) => text.includes(name)), "search narrows the table, without marks too", `${plain}: ${after} of ${before} rows`);
  await input.fill("");
  await page.waitForTimeout(300);
  check((await rowsShown(page, "villages")) === before, "an empty search shows the rows again");

  const head = page.locator("#table-villages thead th").nth(2);
  const column = () =>
    page.evaluate(() => [...document.querySelectorAll("#table-villages tbody tr")].map((row) => row.cells[2].dataset.v).filter(Boolean).map(Number));
  const ordered = (values, sign) => values.every((value, at) => at === 0 || sign * (value - values[at - 1]) >= 0);
  await head.locator("button").click();
  check((await head.getAttribute("aria-sort")) === "descending" && ordered(await column(), -1), "a column is put in order, most first");
  await head.locator("button").press("Enter");
  check((await head.getAttribute("aria-sort")) === "ascending" && ordered(await column(), 1), "and the other way round, by the keyboard");
};

const checkLanguages = async (page) => {
  for (const [language, other] of [["vi", "en"], ["en", "vi"]]) {
    await page.locator(`[data-language="${language}"]`).click();
    const state = await page.evaluate((hidden) => {
      const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
      const spans = [...document.querySelectorAll(`span[lang="${hidden}"], text[lang="${hidden}"]`)];
      return {
        visible: spans.filter(shown).length, all: spans.length, lang: document.documentElement.lang,
        pressed: document.querySelector("[data-language][aria-pressed=true]")?.dataset.language,
        title: document.querySelector("#map-title").innerText,
        label: document.querySelector(".search").getAttribute("aria-label"),
        wanted: document.querySelector(".search").getAttribute(`data-label-${document.documentElement.lang}`),
      };
    }, other);
    check(
      state.visible === 0 && state.all > 100 && state.lang === language && state.pressed === language && state.label === state.wanted,
      `language ${language}: no text of ${other} is visible ("${state.title}")`, JSON.stringify(state),
    );
  }
};

const startTasks = (page) =>
  page.evaluate(() => {
    globalThis.__tasks = [];
    globalThis.__observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.__tasks.push(entry.duration);
    });
    globalThis.__observer.observe({ type: "longtask" });
  });

const checkSmoothness = async (page) => {
  await startTasks(page);
  const input = page.locator('input.search[data-table="villages"]');
  await input.focus();
  await page.keyboard.type("ban s", { delay: 60 });
  await page.waitForTimeout(250);
  await input.fill("");
  await page.waitForTimeout(250);
  for (const column of [0, 2, 4]) {
    await page.locator("#table-villages thead th").nth(column).locator("button").click();
    await settle(page);
  }
  for (let turns = 0; turns < 3; turns += 1) {
    const next = page.locator('.pager[data-table="villages"] button').last();
    if ((await next.isVisible()) && (await next.isEnabled())) await next.click();
    await settle(page);
  }
  if (await page.locator("#map-box").count()) {
    await page.evaluate(() => document.querySelector("#map-box").scrollIntoView({ block: "center", behavior: "instant" }));
    const box = await page.locator("#map-box").boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 20; step += 1) await page.mouse.move(x + step * 8, y + step * 5);
    await page.mouse.up();
    await page.locator("#map-box").focus();
    for (const key of ["+", "ArrowLeft", "ArrowUp", "-"]) {
      await page.keyboard.press(key);
      await page.waitForTimeout(350);
    }
  }
  await page.waitForTimeout(200);
  const longest = Math.max(0, ...(await page.evaluate(() => globalThis.__tasks)));
  check(longest < TASK_MS, `searching, sorting and panning: the longest task takes ${longest ? `${longest.toFixed(0)} ms` : "less than 50 ms"}`);
};

const checkAxe = async (page, where) => {
  await page.evaluate(readFileSync(AXE, "utf8"));
  const found = await page.evaluate(async () => {
    const results = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return results.violations
      .filter((violation) => ["serious", "critical"].includes(violation.impact))
      .map((violation) => `${violation.id} (${violation.nodes.length}): ${violation.nodes[0].target.join(" ")} ${violation.nodes[0].html.slice(0, 160)} ${violation.nodes[0].any[0]?.message ?? ""}`);
  });
  check(found.length === 0, `axe-core: nothing serious (${where})`, found.join("; "));
};

const checkWidth = async (page, where) => {
  const { inner, wide } = await page.evaluate(() => ({ inner: innerWidth, wide: document.documentElement.scrollWidth }));
  check(wide <= inner, `no horizontal scroll at ${where}`, `${wide} px in ${inner} px`);
};

/** Opens the card of the first gap, or of the first village. */
const openCard = async (page) => {
  const selector = (await page.locator("#table-gaps button.open").count()) ? "#table-gaps button.open" : "#table-villages button.open";
  await page.locator(selector).first().click();
  await settle(page);
};

const phone = async (browser) => {
  const page = await browser.newPage({ viewport: PHONE, deviceScaleFactor: 2, hasTouch: true });
  watch(page);
  await open(page, file);
  await settle(page);
  for (const language of ["en", "vi"]) {
    await page.locator(`[data-language="${language}"]`).click();
    await checkWidth(page, `${PHONE.width} px, ${language}`);
    await checkAxe(page, `phone, ${language}`);
  }
  await page.locator('[data-language="en"]').click();
  await page.screenshot({ path: join(pictures, "phone.png") });
  await page.evaluate(() => document.querySelector("#map").scrollIntoView({ behavior: "instant" }));
  await settle(page);
  await page.screenshot({ path: join(pictures, "phone_map.png") });
  await openCard(page);
  await checkWidth(page, `${PHONE.width} px with a card`);
  await checkAxe(page, "phone, card open");
  await page.screenshot({ path: join(pictures, "phone_card.png") });
  await page.close();
};

const desktop = async (browser) => {
  const page = await browser.newPage({ viewport: DESKTOP });
  watch(page);
  const ready = await open(page, file);
  check(ready < READY_MS, `ready ${ready.toFixed(0)} ms after navigation`);
  await settle(page);
  const villages = await page.locator("#table-villages tbody tr").count();
  check(wanted === null || villages === Number(wanted), `the table has ${villages} villages`, `not ${wanted}`);
  const hasMap = (await page.locator("#map-box").count()) > 0;
  if (hasMap) {
    await checkMap(page);
    await checkCards(page);
  } else {
    check((await page.locator("#static-map use").count()) > 0, "the still map has markers");
  }
  await checkTables(page);
  await checkLanguages(page);
  await checkSmoothness(page);
  await page.reload();
  await page.waitForFunction(() => performance.getEntriesByName("report-ready").length > 0);
  await settle(page);
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await page.screenshot({ path: join(pictures, "desktop.png"), fullPage: true });
  await page.screenshot({ path: join(pictures, "desktop_top.png") });
  await page.pdf({ path: join(pictures, "print.pdf"), format: "A4", preferCSSPageSize: true });
  check(statSync(join(pictures, "print.pdf")).size > 20000, "the page prints");
  for (const language of ["en", "vi"]) {
    await page.locator(`[data-language="${language}"]`).click();
    await checkAxe(page, `desktop, ${language}`);
  }
  await page.evaluate(() => document.querySelector("#map")?.scrollIntoView({ behavior: "instant" }));
  await page.screenshot({ path: join(pictures, "desktop_map_vi.png") });
  await page.locator('[data-language="en"]').click();
  await openCard(page);
  await checkAxe(page, "desktop, card open");
  await page.screenshot({ path: join(pictures, "card.png") });
  await page.close();
};

const context = await chromium.launchPersistentContext(join(scratch, "profile"), {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: FLAGS,
}).catch((error) => {
  console.error(error.message);
  process.exit(2);
});
const browser = { newPage: async ({ viewport }) => {
  const page = await context.newPage();
  await page.setViewportSize(viewport);
  return page;
} };
try {
  if (expectNoMap) {
    const page = await browser.newPage({ viewport: DESKTOP });
    await open(page, withoutMap());
    const drawn = await checkMap(page);
    console.log(drawn ? "FAILED - the map is broken, and the check did not see it" : "ok - a broken map is seen");
    failures = drawn ? 1 : 0;
  } else {
    await desktop(browser);
    await phone(browser);
    check(watched.length === 0, "no console message, no error, no request", watched.slice(0, 5).join("; "));
    console.log(`file: ${(statSync(file).size / 1024).toFixed(0)} KiB`);
  }
} catch (error) {
  check(false, "the checks ran to their end", error.stack);
} finally {
  await context.close();
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(failures > 0 ? 1 : 0);
