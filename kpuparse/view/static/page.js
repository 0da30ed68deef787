// The page's script. What dumps say becomes text nodes, never markup. The views are drawn when they are opened, long
// lists a slice at a time; what is shown stands in the address behind #, so that it can be linked to.
"use strict";
(() => {
  const { words, months, lang, kinds, bulletins, people } = JSON.parse(document.getElementById("data").textContent);
  const SLICE = 60;
  const PAUSE = 150; // milliseconds without a key before the search begins
  const number = new Intl.NumberFormat(lang);
  const byId = new Map(bulletins.map((entry, at) => [entry.about.id, at]));
  const personById = new Map(people.map((one, at) => [one[0], at]));
  const status = document.getElementById("status");
  const tip = document.getElementById("tip");
  document.documentElement.classList.add("scripts");

  // --- words ---

  function say(key, n, more = {}) {
    let text = words[key];
    if (n !== undefined) {
      const [one, several] = text.split("|");
      text = several !== undefined && n !== 1 ? several : one;
    }
    const values = { ...more, n: n === undefined ? "" : number.format(n) };
    return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  const day = (date) => `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(0, 4))}`;
  const period = (first, last) => (!first ? say("undated") : !last || last === first ? day(first) : `${day(first)} – ${day(last)}`);
  const officeName = (name) => name || say("no_office");
  const law = (cited) => `${cited.kind} Nomor ${cited.number}${cited.year ? ` Tahun ${cited.year}` : ""}`;

  // --- elements ---

  function el(name, attributes, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (key === "class") node.className = value;
      else if (typeof value === "function") node.addEventListener(key, value);
      else if (value === true) node.setAttribute(key, "");
      else if (value !== false && value !== null && value !== undefined) node.setAttribute(key, value);
    }
    node.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
    return node;
  }

  // As kpuparse/terminal.py: what a reader would not see, or what turns the direction of the text around it.
  const HIDDEN = /([\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}])/u;
  const HIDDEN_IN_TEXT = /((?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}])/u;

  function spelt(character) {
    const code = character.codePointAt(0);
    if (code < 0x80) return `\\x${code.toString(16).padStart(2, "0")}`;
    return code < 0x10000 ? `\\u${code.toString(16).padStart(4, "0")}` : `\\U${code.toString(16).padStart(8, "0")}`;
  }

  const shown = (text) => text.split(HIDDEN).map((part, at) => (at % 2 ? spelt(part) : part)).join("");

  function put(node, text, hidden = HIDDEN) {
    text.split(hidden).forEach((part, at) => {
      if (part) node.append(at % 2 ? el("span", { class: "control" }, spelt(part)) : part);
    });
    return node;
  }

  const safe = (text) => put(el("bdi"), text);
  const titleOf = (about) => (about.title ? safe(about.title) : el("em", {}, say("untitled")));
  const list = (texts) => texts.map((text, at) => [at ? ", " : "", safe(text)]).flat();

  function pairs(rows) {
    const filled = rows.filter(([, value]) => value !== null && value !== undefined && value !== "" && value.length !== 0);
    return el("dl", { class: "pairs" }, filled.map(([key, value]) => [el("dt", {}, say(key)), el("dd", {}, typeof value === "string" ? safe(value) : value)]));
  }

  // Shows `items` a slice at a time: the next when the end of the last comes into view, or by the button.
  function slices(parent, items, draw) {
    let drawn = 0;
    const button = el("button", { class: "more", type: "button", click: () => grow(true) });
    const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && grow(false), { rootMargin: "400px" });
    function grow(focus) {
      const first = drawn;
      drawn = Math.min(items.length, drawn + SLICE);
      parent.append(...items.slice(first, drawn).map((item, at) => draw(item, first + at)));
      button.textContent = say("more", Math.min(SLICE, items.length - drawn));
      if (drawn >= items.length) {
        watch.disconnect();
        button.remove();
      } else if (!first) {
        parent.after(button);
        watch.observe(button);
      }
      if (focus) parent.children[first]?.querySelector("a")?.focus();
    }
    parent.upTo = (at) => {
      while (drawn <= at && drawn < items.length) grow(false);
      return parent.children[at];
    };
    parent.stop = () => {
      watch.disconnect();
      button.remove();
    };
    if (items.length) grow(false);
    return parent;
  }

  // Arrow keys move along the links of a list.
  function arrows(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const item = event.target.closest("li");
    const next = event.key === "ArrowDown" ? item?.nextElementSibling : item?.previousElementSibling;
    const target = next?.querySelector("a");
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  // --- the address ---

  // `place`: which of the places of a bulletin is shown; the address counts from 1.
  let state = { view: "overview", arg: "", q: new URLSearchParams(), place: 0 };

  function parse() {
    const [path, query] = location.hash.slice(1).split(/\?(.*)/s);
    const [view, ...rest] = path.split("/");
    let arg = rest.join("/");
    try {
      arg = decodeURIComponent(arg);
    } catch {
      // What is no escape is taken as it stands.
    }
    const q = new URLSearchParams(query ?? "");
    const place = Number(q.get("place") ?? 1) - 1;
    q.delete("place");
    return { view: Object.hasOwn(views, view) ? view : "overview", arg, q, place };
  }

  function address(view, arg = "", q = new URLSearchParams()) {
    const query = q.toString();
    return `#${view}${arg && `/${encodeURIComponent(arg)}`}${query && `?${query}`}`;
  }

  function atPlace(id, place, q) {
    const more = new URLSearchParams(q);
    if (place) more.set("place", place + 1);
    return address("bulletins", id, more);
  }

  function replace(q) {
    state.q = q;
    history.replaceState(null, "", address(state.view, state.arg, q));
  }

  // --- search ---

  const FIELDS = ["q", "office", "person", "from", "to", "warning", "sort"];
  const EXACT = ["who", "by", "law"];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const folded = [];

  function prepare(until) {
    while (folded.length < bulletins.length && performance.now() < until) {
      const { about, office } = bulletins[folded.length];
      const named = about.people.flatMap((one) => [one.name, ...one.aliases]);
      const parts = [about.title, about.body, office, about.place, about.site, about.credit?.text, about.date_text, about.id, ...named];
      folded.push({ all: fold(parts.filter(Boolean).join("\n")), people: fold(named.join("\n")) });
    }
    return folded.length === bulletins.length;
  }

  function prepareWhenIdle() {
    const wait = window.requestIdleCallback ?? ((then) => setTimeout(then, 50));
    wait(() => prepare(performance.now() + 12) || prepareWhenIdle());
  }

  // Words, and phrases between quotation marks of whichever kind.
  const termsOf = (query) => [...fold(query).matchAll(/["“”„]([^"“”„]+)["“”„]?|([^\s"“”„]+)/g)].map((found) => (found[1] ?? found[2]).trim()).filter(Boolean);

  function matching(q) {
    const terms = termsOf(q.get("q") ?? "");
    const names = termsOf(q.get("person") ?? "");
    if (terms.length || names.length) prepare(Infinity);
    const [office, from, to, warning, who, by, task, cited] = ["office", "from", "to", "warning", "who", "by", "task", "law"].map((key) => q.get(key));
    const only = who === null ? null : new Set(people[personById.get(who)]?.[6]);
    const fits = (entry, at) => {
      const { about } = entry;
      if (office && entry.office !== (office === "-" ? "" : office)) return false;
      if (only && !only.has(at)) return false;
      if ((from || to) && !about.date) return false;
      if (from && (about.date_end ?? about.date) < from) return false;
      if (to && about.date > to) return false;
      if (warning && !warned(entry, warning)) return false;
      if (by && !about.credit?.[`${task ?? "writer"}s`]?.includes(by)) return false;
      if (cited && !about.references.some((one) => law(one) === cited)) return false;
      if (names.length && !names.every((name) => folded[at].people.includes(name))) return false;
      return terms.every((term) => folded[at].all.includes(term));
    };
    const found = [...bulletins.keys()].filter((at) => fits(bulletins[at], at));
    const sort = q.get("sort") ?? "newest";
    if (sort === "given") return found;
    const date = (at) => bulletins[at].about.date ?? "";
    const sign = sort === "oldest" ? 1 : -1;
    // Without a date at the end in either order.
    return found.sort((a, b) => (!date(a) - !date(b)) || (date(a) < date(b) ? -sign : date(a) > date(b) ? sign : 0));
  }

  function warned(entry, code) {
    const codes = entry.places.flatMap((place) => place.warnings.map((one) => one.code));
    return code === "any" ? codes.length > 0 : code === "none" ? codes.length === 0 : codes.includes(code);
  }

  // --- bulletins: the filters and the list ---

  const browser = { key: null, found: [], form: null };

  function drawFilters(section) {
    const count = new Map();
    for (const entry of bulletins) count.set(entry.office, (count.get(entry.office) ?? 0) + 1);
    const offices = [...count].sort((a, b) => officeName(a[0]).localeCompare(officeName(b[0]), lang));
    const codes = [...new Set(bulletins.flatMap((entry) => entry.places.flatMap((place) => place.warnings.map((one) => one.code))))].sort();
    const option = (value, text) => el("option", { value }, shown(text));
    const field = (name, label, control, kind = "") => el("label", { class: kind }, el("span", {}, say(label)), (control.name = name, control));
    const form = el("form", { class: "filters", role: "search", submit: (event) => event.preventDefault() },
      field("q", "search", el("input", { type: "search", placeholder: say("search_hint"), autocomplete: "off" }), "query"),
      field("office", "office", el("select", {}, option("", say("all")), offices.map(([name, n]) => option(name || "-", `${officeName(name)} (${number.format(n)})`)))),
      field("person", "person", el("input", { type: "search", autocomplete: "off" })),
      field("warning", "warning", el("select", {}, option("", say("all")), option("any", say("any_warning")), option("none", say("no_warning")), codes.map((code) => option(code, say(`warning.${code}`)))), "quarter"),
      field("from", "from", el("input", { type: "date" }), "quarter"),
      field("to", "until", el("input", { type: "date" }), "quarter"),
      field("sort", "sort", el("select", {}, option("", say("newest")), option("oldest", say("oldest")), option("given", say("as_given"))), "quarter"));
    let timer = 0;
    const changed = () => {
      const q = new URLSearchParams();
      for (const name of FIELDS) if (form.elements[name].value) q.set(name, form.elements[name].value);
      for (const name of [...EXACT, "task"]) if (state.q.has(name)) q.set(name, state.q.get(name));
      replace(q);
      drawList();
      if (state.arg) drawBulletin();
    };
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(changed, PAUSE);
    });
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      changed();
    });
    browser.form = form;
    section.append(
      el("h1", { id: "bulletins-heading", tabindex: "-1" }, say("bulletins")), form, el("div", { class: "chips" }),
      el("div", { class: "browse" },
        el("div", { class: "side" }, el("div", { class: "summary" }, el("span", { class: "counted" }), el("button", { class: "plain reset", type: "button", click: () => { location.hash = address("bulletins", state.arg); } }, say("reset"))), el("ul", { class: "list", keydown: arrows })),
        el("article", { class: "detail" })));
  }

  function drawChips(section) {
    const chips = EXACT.filter((key) => state.q.has(key)).map((key) => {
      const value = state.q.get(key);
      const what = key === "who" ? people[personById.get(value)]?.[1] ?? value : value;
      const without = new URLSearchParams(state.q);
      without.delete(key);
      return el("button", { type: "button", "aria-label": `${say("remove")}: ${shown(what)}`, click: () => { location.hash = address("bulletins", state.arg, without); } },
        safe(what), " ×");
    });
    section.querySelector(".chips").replaceChildren(...chips);
  }

  function drawList() {
    const section = document.getElementById("bulletins");
    const key = state.q.toString();
    if (browser.key === key) return;
    browser.key = key;
    browser.found = matching(state.q);
    drawChips(section);
    const counted = say("of", browser.found.length, { all: number.format(bulletins.length) });
    section.querySelector(".counted").textContent = counted;
    section.querySelector(".reset").hidden = !key;
    status.textContent = browser.found.length ? counted : say("none_fit");
    const old = section.querySelector(".list");
    old.stop?.();
    const terms = termsOf(state.q.get("q") ?? "");
    const fresh = el("ul", { class: "list", keydown: arrows });
    old.replaceWith(fresh);
    slices(fresh, browser.found, (at) => item(at, terms));
    if (!browser.found.length) fresh.append(el("li", { class: "item" }, say("none_fit")));
  }

  function item(at, terms) {
    const { about, office, places } = bulletins[at];
    const codes = new Set(places.flatMap((place) => place.warnings.map((one) => one.code)));
    const link = el("a", { class: "item", "data-at": at },
      el("span", { class: "title" }, titleOf(about)),
      el("span", { class: "meta" },
        el("span", {}, about.date ? day(about.date) : say("undated")), el("span", {}, safe(officeName(office))),
        codes.size ? el("span", { class: "flag" }, [...codes].map((code) => say(`warning.${code}`)).join(", ")) : null),
      el("span", { class: "snippet" }, snippet(about.body, terms)));
    // The filters may change while the list stands.
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      location.hash = address("bulletins", about.id, state.q);
    });
    link.href = address("bulletins", about.id, state.q);
    return el("li", {}, link);
  }

  function snippet(body, terms) {
    const node = el("bdi");
    const source = patternOf(terms);
    const pattern = source && new RegExp(source, "iu");
    const at = pattern ? body.search(pattern) : 0;
    const start = at > 60 ? body.indexOf(" ", at - 50) + 1 : 0;
    const end = body.length > start + 150 ? Math.max(body.lastIndexOf(" ", start + 150), start + 100) : body.length;
    const text = `${start ? "…" : ""}${body.slice(start, end)}${end < body.length ? "…" : ""}`.replace(/\s+/g, " ");
    text.split(pattern ?? /$^/).forEach((part, number) => put(number % 2 ? node.appendChild(el("mark")) : node, part));
    return node;
  }

  // --- a bulletin ---

  const off = new Set();

  function recordAt(entry, place) {
    const { date_rule, ...about } = place.about ?? entry.about;
    const { extra, warnings, source } = place;
    return { ...about, extra, warnings, source, ...(date_rule === undefined ? {} : { date_rule }) };
  }

  function marked(text, finds, draw) {
    const root = el("bdi");
    const open = [{ node: root, end: text.length }];
    let at = 0;
    const upTo = (end) => {
      if (end > at) put(open.at(-1).node, text.slice(at, end), HIDDEN_IN_TEXT);
      at = Math.max(at, end);
    };
    for (const find of finds) {
      while (open.length > 1 && find[1] >= open.at(-1).end) {
        upTo(open.at(-1).end);
        open.pop();
      }
      upTo(find[1]);
      const node = draw(find);
      open.at(-1).node.append(node);
      open.push({ node, end: find[2] });
    }
    while (open.length) {
      upTo(open.at(-1).end);
      open.pop();
    }
    return root;
  }

  function mark(find, record) {
    const [kind] = find;
    return el("mark", {
      class: `find ${kind}${off.has(kind) ? " off" : ""}`, tabindex: off.has(kind) ? "-1" : "0", "data-kind": kind,
      focus: (event) => showTip(event.currentTarget, find, record), blur: hideTip,
      mouseover: (event) => { event.stopPropagation(); showTip(event.currentTarget, find, record); }, mouseout: hideTip,
    });
  }

  const rolePairs = (role) => [["position", role.position], ["division", role.division], ["organization", role.organization],
    ["acting", role.acting], ["former", role.former ? say("yes") : null], ["rule", role.rule]];
  const spoken = (quote) => (quote.speaker ? safe(quote.speaker) : say("nobody"));
  // What the role itself says need not be said twice.
  const formerly = ([text, former]) => (former && !fold(text).includes(say("former")) ? `${say("former")}: ` : "");
  const dateValue = (record) => (record.date ? period(record.date, record.date_end) : say("undated"));

  function value([kind, , , at, part], record) {
    if (kind === "person") {
      const one = record.people[at];
      return [["name", one.name], ["honorifics", list(one.honorifics)], ["degrees", list(one.degrees)], ["aliases", list(one.aliases)],
        ["roles", list(one.roles.map((role) => role.text))], ["rule", one.rule]];
    }
    if (kind === "role") {
      const role = record.people[at].roles[part];
      // Several people may share a role.
      const same = ({ span }) => span.in === role.span.in && span.start === role.span.start && span.end === role.span.end;
      return [["person", list(record.people.filter((one) => one.roles.some(same)).map((one) => one.name))], ...rolePairs(role)];
    }
    if (kind === "quote") return [["speaker", [spoken(record.quotes[at])]], ["rule", record.quotes[at].rule]];
    if (kind === "reference") {
      const cited = record.references[at];
      return [["kind", cited.kind], ["number", cited.number], ["year", cited.year && String(cited.year)]];
    }
    if (kind === "date") return [["date", dateValue(record)], ["date_basis", record.date_basis && say(`basis.${record.date_basis}`)], ["rule", record.date_rule]];
    return [["warning", [warningText(record.warnings[at])]]];
  }

  function warningText(one) {
    const more = one.code === "encoding" ? one.message.split(": ").slice(1).join(": ") : "";
    return safe(say(`warning.${one.code}`) + (more && ` (${more})`));
  }

  function showTip(node, find, record) {
    if (off.has(find[0])) return;
    tip.replaceChildren(el("p", { class: "kind" }, say(`kind.${find[0]}`)), pairs(value(find, record)));
    tip.hidden = false;
    node.setAttribute("aria-describedby", "tip");
    const box = node.getClientRects()[0] ?? node.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const below = box.bottom + 8 + height <= innerHeight || box.top < height + 8;
    tip.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8))}px`;
    tip.style.top = `${below ? box.bottom + 8 : box.top - height - 8}px`;
  }

  function hideTip(event) {
    event?.currentTarget?.removeAttribute?.("aria-describedby");
    tip.hidden = true;
  }

  function drawBulletin() {
    const section = document.getElementById("bulletins");
    const detail = section.querySelector(".detail");
    const browse = section.querySelector(".browse");
    browse.classList.toggle("open", Boolean(state.arg));
    for (const node of section.querySelectorAll(".filters, #bulletins-heading")) node.classList.toggle("narrow-hidden", Boolean(state.arg));
    section.querySelector(".item[aria-current]")?.removeAttribute("aria-current");
    tip.hidden = true;
    detail.replaceChildren();
    if (!state.arg) return;
    const at = byId.get(state.arg);
    if (at === undefined) {
      detail.append(backButton(), el("p", { class: "none" }, put(el("bdi"), say("not_found", undefined, { what: state.arg }))));
      return;
    }
    const index = browser.found.indexOf(at);
    if (index >= 0) {
      const list = section.querySelector(".list");
      const link = list.upTo(index).querySelector("a");
      link.setAttribute("aria-current", "true");
      const side = section.querySelector(".side");
      const [seen, box] = [side.getBoundingClientRect(), link.getBoundingClientRect()];
      if (box.top < seen.top || box.bottom > seen.bottom) side.scrollTop += box.top - seen.top - seen.height / 3;
    }
    const step = (to, label) => el("button", { type: "button", disabled: !(to >= 0 && to < browser.found.length && index >= 0), click: () => { location.hash = address("bulletins", bulletins[browser.found[to]].about.id, state.q); } }, say(label));
    detail.append(
      el("div", { class: "bar-of-buttons" }, backButton(), step(index - 1, "previous"), step(index + 1, "next"),
        index >= 0 ? el("span", { class: "where" }, say("place_in_list", index + 1, { all: number.format(browser.found.length) })) : null),
      sheet(bulletins[at], Object.hasOwn(bulletins[at].places, state.place) ? state.place : 0));
    highlightSearch(detail);
  }

  const patternOf = (terms) => (terms.length ? `(${terms.map((term) => term.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|")})` : null);

  // What was searched is coloured without touching the marks, where the browser can.
  function highlightSearch(detail) {
    if (!CSS.highlights) return;
    CSS.highlights.delete("search");
    const source = patternOf(termsOf(state.q.get("q") ?? ""));
    if (!source) return;
    const pattern = new RegExp(source, "giu");
    const ranges = [];
    for (const part of detail.querySelectorAll(".headline, .text")) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        for (const { index, 0: found } of walker.currentNode.data.matchAll(pattern)) {
          const range = new Range();
          range.setStart(walker.currentNode, index);
          range.setEnd(walker.currentNode, index + found.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set("search", new Highlight(...ranges));
  }

  const backButton = () => el("button", { type: "button", class: "back", click: back }, say("back"));

  function back() {
    const at = byId.get(state.arg);
    location.hash = address("bulletins", "", state.q);
    afterDraw = () => document.querySelector(`#bulletins .item[data-at="${at}"]`)?.focus();
  }

  function sheet(entry, which) {
    const place = entry.places[which];
    const record = recordAt(entry, place);
    const node = el("div", { class: "sheet" });
    const heading = el("h1", { tabindex: "-1", class: "headline" }, record.title ? marked(record.title, place.marks.title, (find) => mark(find, record)) : titleOf(record));
    const text = el("div", { class: "text", lang: "id" }, marked(record.body, place.marks.body, (find) => mark(find, record)));
    const present = new Set([...place.marks.title, ...place.marks.body].map((find) => find[0]));
    node.append(
      el("header", {}, heading,
        el("p", { class: "byline" }, el("span", {}, dateValue(record)), el("span", {}, safe(officeName(entry.office))), record.place ? el("span", {}, safe(record.place)) : null)),
      place.warnings.length ? el("ul", { class: "cautions", "aria-label": say("warnings") }, place.warnings.map((one, at) => el("li", {}, el("span", { class: "flag" }, warningText(one)), " ", el("span", { class: "code" }, one.code), contextWords(place.look[at])))) : "",
      legend(node, [...kinds].reverse().filter((kind) => present.has(kind))),
      text,
      record.credit ? el("p", { class: "creditline" }, safe(record.credit.text)) : "",
      fields(entry, record, which));
    return node;
  }

  function contextWords([before, hit, after]) {
    return el("span", { class: "words" }, put(el("bdi"), before), hit ? put(el("mark"), hit) : "", put(el("bdi"), after));
  }

  function legend(node, present) {
    if (!present.length) return "";
    return el("div", { class: "legend", role: "group", "aria-label": say("legend") }, el("span", {}, `${say("legend")}:`),
      present.map((kind) => el("button", {
        type: "button", "aria-pressed": String(!off.has(kind)), title: say("legend_hint"),
        click: (event) => {
          if (!off.delete(kind)) off.add(kind);
          const hidden = off.has(kind);
          event.currentTarget.setAttribute("aria-pressed", String(!hidden));
          for (const one of [event.currentTarget.firstChild, ...node.querySelectorAll(`.find[data-kind="${kind}"]`)]) {
            one.classList.toggle("off", hidden);
            if (one.tabIndex !== undefined && one.dataset.kind) one.tabIndex = hidden ? -1 : 0;
          }
        },
      }, el("span", { class: `find ${kind}${off.has(kind) ? " off" : ""}` }, say(`kind.${kind}`)))));
  }

  function fields(entry, record, which) {
    const part = (heading, ...content) => el("section", {}, el("h2", {}, say(heading)), content);
    const { credit, people: named, quotes, references: cited, extra } = record;
    const own = entry.places[which].about === undefined;
    const json = JSON.stringify(record, null, 2).replace(new RegExp(HIDDEN_IN_TEXT.source, "gu"), (c) => c.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""));
    return el("div", { class: "fields" },
      part("fields", pairs([["office", record.office], ["place", record.place], ["site", record.site], ["date", dateValue(record)], ["date_text", record.date_text],
        ["date_basis", record.date_basis && say(`basis.${record.date_basis}`)]])),
      named.length ? part("people", el("ul", {}, named.map((one, at) => el("li", {}, own ? personLink(entry.people[at], one.name) : safe(one.name), one.degrees.length ? [", ", list(one.degrees)].flat() : null,
        one.roles.map((role) => el("span", { class: "sub" }, formerly([role.text, role.former]), safe(role.text))))))) : null,
      quotes.length ? part("quotes", el("ul", {}, quotes.map((one) => el("li", {}, "“", safe(one.text), "”", el("span", { class: "sub" }, "– ", spoken(one)))))) : null,
      cited.length ? part("references", el("ul", {}, cited.map((one) => el("li", {}, el("a", { href: address("bulletins", "", new URLSearchParams({ law: law(one) })) }, safe(one.text)))))) : null,
      credit ? part("credit", pairs([["unit", credit.unit], ["writers", list(credit.writers)], ["editors", list(credit.editors)], ["edited", credit.edited ? say("yes") : null],
        ["photographers", list(credit.photographers)], ["photo_source", credit.photo_source], ["photo_archive", credit.photo_archive ? say("yes") : null]])) : null,
      extra.length ? part("extra", el("ul", {}, extra.map((text) => el("li", { class: "extra" }, put(el("bdi"), text, HIDDEN_IN_TEXT))))) : null,
      part("source", el("ul", {}, entry.places.map(({ source, about }, at) => el("li", {},
        at === which ? el("strong", {}, safe(source.file ?? "-")) : el("a", { href: atPlace(record.id, at, state.q) }, safe(source.file ?? "-")),
        el("span", { class: "sub" }, `${say("line", source.line)}, ${say("bytes", undefined, { start: number.format(source.start), end: number.format(source.end) })}${about ? `; ${say("told_otherwise")}` : ""}`))))),
      el("details", { class: "json" }, el("summary", {}, say("json")), el("button", { type: "button", click: (event) => copy(event.currentTarget, json) }, say("copy")), el("pre", { tabindex: "0" }, json)));
  }

  async function copy(button, text) {
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      getSelection().selectAllChildren(button.nextElementSibling);
      done = document.execCommand("copy");
    }
    button.textContent = say(done ? "copied" : "not_copied");
    status.textContent = button.textContent;
    setTimeout(() => { button.textContent = say("copy"); }, 2000);
  }

  // --- people ---

  const personLink = (at, name) => (people[at] ? el("a", { href: address("people", people[at][0]) }, safe(name)) : safe(name));

  function drawPeople() {
    const section = document.getElementById("people");
    section.replaceChildren();
    const at = personById.get(state.arg);
    if (state.arg && at !== undefined) {
      section.append(personSheet(people[at]));
      return;
    }
    const input = el("input", { type: "search", autocomplete: "off", value: state.q.get("name") ?? "" });
    const counted = el("span", {});
    let timer = 0;
    let names;
    const draw = () => {
      names ??= people.map((one) => fold([one[1], ...one[4], ...one[5].map((role) => role[0])].join("\n")));
      const terms = termsOf(input.value);
      const found = [...people.keys()].filter((number) => terms.every((term) => names[number].includes(term)));
      counted.textContent = say("n_of_people", found.length, { all: number.format(people.length) });
      status.textContent = found.length ? counted.textContent : say("no_person_fits");
      const old = section.querySelector(".people");
      old?.stop?.();
      const fresh = el("ul", { class: "people", keydown: arrows });
      if (old) old.replaceWith(fresh);
      else section.append(fresh);
      slices(fresh, found, (number) => personItem(people[number]));
      if (!found.length) fresh.append(el("li", { class: "item" }, say("no_person_fits")));
    };
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        replace(input.value ? new URLSearchParams({ name: input.value }) : new URLSearchParams());
        draw();
      }, PAUSE);
    });
    section.append(
      el("h1", { id: "people-heading", tabindex: "-1" }, say("people")), el("p", { class: "note" }, say("people_note")),
      state.arg ? el("p", { class: "notice" }, put(el("bdi"), say("not_found", undefined, { what: state.arg }))) : "",
      el("label", { class: "search-one" }, el("span", {}, say("find_person")), input),
      el("p", { class: "summary" }, counted));
    draw();
  }

  function personItem([id, name, first, last, , , where, role]) {
    return el("li", {}, el("a", { class: "item", href: address("people", id) },
      el("span", { class: "title" }, safe(name)),
      role ? el("span", { class: "snippet" }, safe(role)) : null,
      el("span", { class: "meta" }, el("span", {}, period(first, last)), el("span", {}, say("n_bulletins", where.length)))));
  }

  function personSheet([id, name, first, last, names, roles, where]) {
    const held = roles.map(([text, former, from, to, n]) => el("li", {},
      el("span", {}, formerly([text, former]), safe(text)),
      el("span", { class: "when" }, period(from, to), n > 1 ? `, ${say("n_bulletins", n)}` : ""),
      from && first !== last ? stretch(from, to, first, last) : null));
    return el("article", { class: "person sheet" },
      el("div", { class: "bar-of-buttons" }, el("a", { href: "#people" }, say("all_people"))),
      el("header", {}, el("h1", { class: "headline", id: "people-heading", tabindex: "-1" }, safe(name)),
        el("p", { class: "byline" }, el("span", {}, period(first, last)), el("span", {}, say("n_bulletins", where.length)),
          names.length ? el("span", {}, `${say("also_written")}: `, list(names)) : null)),
      el("section", {}, el("h2", {}, say("roles_over_time")), roles.length ? el("ul", { class: "held" }, held) : el("p", { class: "note" }, say("no_roles"))),
      el("section", {}, el("h2", {}, say("in_bulletins")),
        el("p", {}, el("a", { href: address("bulletins", "", new URLSearchParams({ who: id })) }, say("show_in_list"))),
        personBulletins(where)));
  }

  function personBulletins(where) {
    const parent = el("div");
    const node = el("ul", { class: "list", keydown: arrows });
    parent.append(node);
    slices(node, where, (at) => {
      const { about, office } = bulletins[at];
      return el("li", {}, el("a", { class: "item", href: address("bulletins", about.id) }, el("span", { class: "title" }, titleOf(about)),
        el("span", { class: "meta" }, el("span", {}, dateValue(about)), el("span", {}, safe(officeName(office))))));
    });
    return parent;
  }

  // A bar from the first to the last date of a role, within those of the person.
  function stretch(from, to, first, last) {
    const [a, b, start, end] = [from, to, first, last].map(Date.parse);
    const scale = 100 / (end - start);
    const svg = (name, attributes) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
      return node;
    };
    const node = svg("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
    const width = Math.max(1.5, (b - a) * scale);
    node.append(svg("rect", { class: "ground", width: 100, height: 10 }), svg("rect", { class: "fill", x: Math.min((a - start) * scale, 100 - width), width, height: 10 }));
    return node;
  }

  // --- what needs a look ---

  let looks;

  function drawLook() {
    const section = document.getElementById("look");
    looks ??= bulletins.flatMap((entry, at) => entry.places.flatMap((place, which) => place.warnings.map((one, number) => ({ at, place, which, one, words: place.look[number] }))));
    const count = new Map();
    for (const { one } of looks) count.set(one.code, (count.get(one.code) ?? 0) + 1);
    const codes = [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const wanted = state.q.get("code");
    const rank = new Map(codes.map(([code], at) => [code, at]));
    const wantedLooks = looks.filter((look) => !wanted || look.one.code === wanted).sort((a, b) => rank.get(a.one.code) - rank.get(b.one.code));
    const button = (code, text, n) => el("button", { type: "button", "aria-pressed": String((wanted ?? "") === code), click: () => { location.hash = address("look", "", code ? new URLSearchParams({ code }) : undefined); afterDraw = () => document.querySelector('.codes [aria-pressed="true"]')?.focus(); } }, `${text} (${number.format(n)})`);
    const node = el("ul", { class: "looks", keydown: arrows });
    section.replaceChildren(
      el("h1", { id: "look-heading", tabindex: "-1" }, say("look")),
      el("p", { class: "note" }, looks.length ? say("look_note") : say("no_warnings")),
      ...(looks.length ? [el("div", { class: "codes", role: "group", "aria-label": say("warning") }, button("", say("all"), looks.length), codes.map(([code, n]) => button(code, say(`warning.${code}`), n))), node] : []));
    slices(node, wantedLooks, ({ at, place, which, one, words: context }) => el("li", {},
      el("div", {}, el("span", { class: "flag" }, warningText(one)), el("br"), el("span", { class: "code" }, one.code)),
      el("div", {},
        el("a", { href: atPlace(bulletins[at].about.id, which) }, titleOf(bulletins[at].about)), " ",
        el("small", {}, safe(`${place.source.file ?? "-"}, ${say("line", place.source.line)}`)), contextWords(context))));
  }

  // --- views ---

  function drawBrowser() {
    const section = document.getElementById("bulletins");
    if (!browser.form) drawFilters(section);
    // A field that is being written in holds what the address is about to say.
    for (const name of FIELDS) {
      const field = browser.form.elements[name];
      if (field.value !== (state.q.get(name) ?? "") && field !== document.activeElement) field.value = state.q.get(name) ?? "";
    }
    drawList();
    drawBulletin();
  }

  const views = { overview: () => {}, bulletins: drawBrowser, people: drawPeople, look: drawLook };
  let afterDraw = null;

  function route(event) {
    const before = state;
    state = parse();
    for (const view of Object.keys(views)) document.getElementById(view).hidden = view !== state.view;
    for (const link of document.querySelectorAll(".top nav a")) {
      if (link.hash === `#${state.view}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    views[state.view]();
    const section = document.getElementById(state.view);
    const heading = section.querySelector(".headline") ?? section.querySelector("h1");
    const named = section.querySelector(".headline")?.textContent;
    document.title = `${named ?? say(state.view)} – ${say("title")}`;
    if (event && (before.view !== state.view || before.arg !== state.arg || before.place !== state.place)) {
      scrollTo(0, 0);
      if (afterDraw) afterDraw();
      else heading?.focus({ preventScroll: true });
    } else if (afterDraw) afterDraw();
    afterDraw = null;
  }

  addEventListener("hashchange", route);
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (!tip.hidden) hideTip();
    else if (state.view === "bulletins" && state.arg) back();
  });
  addEventListener("scroll", () => { tip.hidden = true; }, { passive: true });
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("content").focus();
  });
  route();
  prepareWhenIdle();
})();
