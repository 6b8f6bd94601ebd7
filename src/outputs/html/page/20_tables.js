// Tables: search, order, and so many rows on screen that they stay quick. Paper has all rows.
(() => {
  "use strict";
  const report = globalThis.signalgapReport;
  const PAGE_ROWS = 100;
  const collator = new Intl.Collator(["vi", "en"], { numeric: true, sensitivity: "base" });
  const tables = new Map();

  /** A text without marks and case: `Suối Đá` is found by `suoi da`. */
  const folded = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

  const debounced = (run, milliseconds) => {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(run, milliseconds);
    };
  };

  class Table {
    constructor(key, element) {
      this.key = key;
      this.body = element.tBodies[0];
      this.rows = Array.from(this.body.rows, (row) => ({ row, text: null, keys: [] }));
      this.page = 0;
      this.query = "";
      this.input = document.querySelector(`input.search[data-table="${key}"]`);
      this.output = document.querySelector(`output.count[data-table="${key}"]`);
      this.pager = document.querySelector(`.pager[data-table="${key}"]`);
      this.heads = Array.from(element.tHead.rows[0].cells);
      this.heads.forEach((head, column) => this.sortable(head, column));
      const search = debounced(() => this.search(this.input.value), 120);
      this.input?.addEventListener("input", search);
      this.pager?.children[0].addEventListener("click", () => this.turn(-1));
      this.pager?.children[1].addEventListener("click", () => this.turn(1));
      this.apply();
    }

    sortable(head, column) {
      if (!head.dataset.sort) return;
      const button = report.element("button", { type: "button", class: "sort" });
      button.append(...head.childNodes);
      head.append(button);
      if (!head.hasAttribute("aria-sort")) head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => this.sort(column));
    }

    keyOf(entry, column, numeric) {
      if (entry.keys[column] === undefined) {
        const cell = entry.row.cells[column];
        const text = cell.dataset.v ?? (numeric ? "" : cell.textContent.trim());
        entry.keys[column] = numeric ? (text === "" ? null : Number(text)) : text;
      }
      return entry.keys[column];
    }

    sort(column) {
      const head = this.heads[column];
      const numeric = head.dataset.sort === "n";
      // numbers that are counts are asked for from the top
      const first = numeric && head.classList.contains("n") ? "descending" : "ascending";
      const other = first === "ascending" ? "descending" : "ascending";
      const order = head.getAttribute("aria-sort") === first ? other : first;
      for (const each of this.heads) if (each.dataset.sort) each.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", order);
      const sign = order === "ascending" ? 1 : -1;
      const empty = (key) => key === null || key === "";
      this.rows.sort((a, b) => {
        const [left, right] = [this.keyOf(a, column, numeric), this.keyOf(b, column, numeric)];
        if (empty(left) || empty(right)) return Number(empty(left)) - Number(empty(right));
        return sign * (numeric ? left - right : collator.compare(left, right));
      });
      this.body.append(...this.rows.map((entry) => entry.row));
      this.page = 0;
      this.apply();
    }

    search(text) {
      const query = folded(text.trim());
      if (query === this.query) return;
      this.query = query;
      this.page = 0;
      this.apply();
    }

    matches(entry) {
      if (this.query === "") return true;
      entry.text ??= folded(entry.row.textContent);
      return entry.text.includes(this.query);
    }

    apply() {
      let found = 0;
      for (const entry of this.rows) {
        const matches = this.matches(entry);
        const here = !this.pager || Math.floor(found / PAGE_ROWS) === this.page;
        if (matches) found += 1;
        if (entry.row.hidden === matches) entry.row.hidden = !matches;
        const more = matches && !here;
        if (entry.row.classList.contains("more") !== more) entry.row.classList.toggle("more", more);
      }
      this.tell(found);
    }

    tell(found) {
      const pages = Math.ceil(found / PAGE_ROWS);
      if (this.pager) {
        this.pager.hidden = pages < 2;
        this.pager.children[0].disabled = this.page === 0;
        this.pager.children[1].disabled = this.page >= pages - 1;
      }
      if (!this.output) return;
      const from = this.page * PAGE_ROWS;
      const values = {
        from: report.number(from + 1), to: report.number(Math.min(found, from + PAGE_ROWS)),
        found: report.number(found), all: report.number(this.rows.length),
      };
      const id = found === 0 ? "report-js-found-none" : pages > 1 ? "report-js-found-page" : "report-js-found";
      this.output.replaceChildren(report.say(id, values));
    }

    turn(by) {
      this.page += by;
      this.apply();
      const scroll = this.body.closest(".scroll");
      scroll.scrollTop = 0;
      scroll.scrollIntoView({ block: "nearest" });
      // a button that is now off would lose the focus
      if (document.activeElement === document.body || document.activeElement.disabled) scroll.focus({ preventScroll: true });
    }

    /** Makes a row visible, whatever was searched for. */
    reveal(row) {
      if (row.hidden && this.input) {
        this.input.value = "";
        this.query = "";
      }
      const matching = this.rows.filter((entry) => this.matches(entry));
      this.page = Math.max(0, Math.floor(matching.findIndex((entry) => entry.row === row) / PAGE_ROWS));
      this.apply();
    }
  }

  report.reveal = (id) => {
    const row = document.getElementById(id);
    const table = row?.closest("table");
    if (table) tables.get(table.id.replace("table-", ""))?.reveal(row);
    return row;
  };

  report.startTables = () => {
    for (const element of document.querySelectorAll("table[id^='table-']")) {
      const key = element.id.replace("table-", "");
      tables.set(key, new Table(key, element));
    }
    for (const button of document.querySelectorAll("button.open")) button.disabled = false;
    document.addEventListener("click", (event) => {
      const button = event.target.closest?.("button.open");
      if (button) report.openVillage(Number(button.dataset.village), { opener: button });
    });
  };
})();
