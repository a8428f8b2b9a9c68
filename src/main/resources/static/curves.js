// Draws how numbers went on, from the very cells of a table on the page. Where this script does not run there is the table.
(() => {
  "use strict";
  const MINUTE = 60, HOUR = 3600, DAY = 86400;
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang; // as the page writes dates
  const counts = new Intl.NumberFormat(language);
  const words = asked => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...asked });
  const days = words({ day: "numeric", month: "short" });
  const hours = words({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

  /** Null for what is absent, which is no zero, and for whatever is no number written as the page writes them: "1,234". */
  function numberIn(cell) {
    return /^\d{1,3}(,\d{3})*$/.test(cell) ? Number(cell.replaceAll(",", "")) : null;
  }

  /** How far the clocks of a zone are from UTC at a moment, in seconds as everything here. */
  function clocks(zone) {
    const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric",
      day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });
    return moment => {
      const at = {};
      format.formatToParts(moment * 1000).forEach(part => { at[part.type] = Number(part.value); });
      return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) / 1000 - Math.floor(moment);
    };
  }

  const STEPS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY];

  /** Moments at which days, hours or minutes of the zone begin, at most so many. */
  function ticks(zone, from, to, most) {
    let offset;
    try {
      offset = clocks(zone);
    } catch {
      return []; // a zone that this browser does not know: each reading still says its own time
    }
    const step = STEPS.find(each => (to - from) / each <= most) ?? 28 * DAY * Math.ceil((to - from) / (28 * DAY) / most);
    const found = [];
    for (let clock = Math.ceil((from + offset(from)) / step) * step; ; clock += step) {
      const at = clock - offset(clock - offset(from));
      if (at > to) {
        return found;
      }
      found.push({ at, words: (clock % DAY === 0 ? days : hours).format(clock * 1000) });
    }
  }

  /** Whole numbers only: there is no half a like. */
  const WHOLE = Array.from({ length: 12 }, (_, n) => [1, 2, 5].map(each => each * 10 ** n)).flat();

  function draw(figure, zone, times, cells) {
    const moments = times.map(time => Date.parse(time.dateTime) / 1000);
    const numbers = cells.map(numberIn);
    const box = figure.querySelector(".curve");
    const said = figure.querySelector(".reading");
    const paint = () => getComputedStyle(box); // also where somebody's machine forces its own colours
    const text = getComputedStyle(said);
    const letter = Math.round(parseFloat(text.fontSize));
    const axis = { stroke: () => getComputedStyle(said).color, font: letter + "px " + text.fontFamily, ticks: { show: false },
      grid: { width: 1, stroke: () => paint().borderTopColor } };
    const margin = (moments.at(-1) - moments[0]) * 0.02;
    let at = numbers.findLastIndex(each => each !== null);
    let dates = [];

    function say() {
      said.querySelector("time").dateTime = times[at].dateTime;
      said.querySelector("time").textContent = times[at].textContent;
      said.querySelector("strong").textContent = cells[at];
    }

    const chart = new uPlot({
      width: box.clientWidth,
      height: box.clientHeight,
      legend: { show: false },
      select: { show: false },
      cursor: {
        y: false,
        drag: { x: false, y: false, setScale: false },
        move: (drawn, left, top) => [left < 0 ? left : drawn.valToPos(moments[drawn.posToIdx(left)], "x"), top],
        points: { size: 11, fill: () => "currentColor" }
      },
      scales: {
        x: { time: false, range: [moments[0] - margin, moments.at(-1) + margin] },
        y: { range: [0, Math.max(1, ...numbers) * 1.08] }
      },
      series: [{}, { stroke: () => paint().color, width: 2, points: { show: true, size: 6, fill: () => paint().color } }],
      axes: [
        { ...axis, size: letter * 2, gap: letter / 2,
          splits: (drawn, _, from, to) => {
            dates = ticks(zone, from, to, Math.max(2, Math.floor(drawn.width / letter / 5)));
            return dates.map(each => each.at);
          },
          values: () => dates.map(each => each.words) },
        { ...axis, incrs: WHOLE, space: letter * 2, gap: letter / 2,
          size: (_, shown) => letter + letter * 0.6 * Math.max(2, ...(shown ?? []).map(each => each.length)),
          values: (_, splits) => splits.map(each => counts.format(each)) }
      ],
      hooks: {
        setCursor: [drawn => {
          if (drawn.cursor.idx != null) {
            at = drawn.cursor.idx;
            say();
          }
        }]
      }
    }, [moments, numbers], box);

    const point = left => chart.setCursor({ left, top: 0 });
    const walk = to => {
      at = Math.min(Math.max(to, 0), moments.length - 1);
      point(chart.valToPos(moments[at], "x"));
    };
    // It speaks to whoever walks along it with keys, and never because a mouse passes by.
    const speak = () => said.setAttribute("aria-live", "polite");
    figure.addEventListener("keydown", event => {
      const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: moments.length - 1 }[event.key];
      if (to !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        speak();
        walk(to);
      }
    });
    figure.addEventListener("focus", () => {
      if (figure.matches(":focus-visible")) {
        speak();
      }
      walk(at);
    });
    figure.addEventListener("blur", () => { said.removeAttribute("aria-live"); point(-10); });
    ["pointerdown", "pointermove"].forEach(kind => chart.over.addEventListener(kind, event => {
      if (event.pointerType !== "mouse") {
        point(event.clientX - chart.over.getBoundingClientRect().left);
      }
    }));
    new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height: box.clientHeight })).observe(box);
    ["(prefers-color-scheme: dark)", "(forced-colors: active)"].forEach(each =>
      matchMedia(each).addEventListener("change", () => chart.redraw()));
    say();
  }

  /** A figure for each column that has a line: two numbers at least. */
  function fill(template) {
    const table = document.getElementById(template.dataset.table);
    const rows = Array.from(table.tBodies[0].rows);
    const part = template.content.cloneNode(true);
    const model = part.querySelector("figure");
    const figures = Array.from(table.tHead.rows[0].cells).slice(1).flatMap((head, n) => {
      const cells = rows.map(row => row.cells[n + 1].textContent);
      const told = cells.filter(each => numberIn(each) !== null);
      if (told.length < 2) {
        return [];
      }
      const figure = model.cloneNode(true);
      const caption = figure.querySelector("figcaption");
      caption.id = template.dataset.table + "-" + n;
      caption.querySelector(".count").textContent = head.textContent;
      figure.setAttribute("aria-labelledby", caption.id);
      const most = told.reduce((one, other) => numberIn(other) > numberIn(one) ? other : one);
      const box = figure.querySelector(".curve");
      const shown = box.getAttribute("aria-label").replace("{last}", told.at(-1)).replace("{most}", most);
      box.setAttribute("aria-label", caption.textContent.trim() + ". " + shown);
      return [{ figure, cells }];
    });
    if (figures.length > 0) {
      model.replaceWith(...figures.map(each => each.figure));
      template.replaceWith(part);
      const times = rows.map(row => row.querySelector("time"));
      figures.forEach(each => draw(each.figure, template.dataset.zone, times, each.cells));
    }
  }

  if (typeof uPlot === "function") {
    document.querySelectorAll("template[data-table]").forEach(fill);
  }
})();
