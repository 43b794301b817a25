// The table of all figures: filter, sort, page through, export; the address holds what is shown.
(() => {
  const find = (selector) => document.querySelector(selector);
  const FIELDS = { q: find("#query"), body: find("#body"), year: find("#year") };
  const state = { sort: "", descending: false, offset: 0 };
  let asked = 0; // the newest request; older replies are not shown

  const element = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const get = async (path) => {
    const reply = await fetch(path);
    if (reply.status === 401) location.href = "operator";
    if (!reply.ok) find("#count").textContent = `系统出了问题（HTTP ${reply.status}），请稍后再试`;
    return reply.ok ? reply.json() : new Promise(() => {});
  };
  const words = () => new URLSearchParams([
    ...Object.entries(FIELDS).map(([name, field]) => [name, field.value.trim()]),
    ["sort", state.sort], ["descending", state.descending ? "true" : ""], ["offset", state.offset || ""],
  ].filter(([, value]) => value));

  const show = async () => {
    const mine = ++asked;
    const { total, page, rows } = await get(`api/operator/facts?${words()}`);
    if (mine !== asked) return;
    find("#rows").replaceChildren(...rows.map((row) => element("tr", {},
      element("td", {}, row.body), element("td", {}, row.year ?? ""),
      Object.assign(element("th", {}, row.label), { scope: "row" }),
      element("td", { className: "n" }, element("a", { href: row.link, target: "_blank", rel: "noopener", title: "在新窗口打开原文" }, row.amount)),
      element("td", {}, row.section))));
    for (const button of document.querySelectorAll("[data-sort]")) {
      const on = button.dataset.sort === state.sort;
      button.textContent = button.textContent.replace(/ [▲▼]$/, "") + (on ? (state.descending ? " ▼" : " ▲") : "");
      button.parentElement.setAttribute("aria-sort", on ? (state.descending ? "descending" : "ascending") : "none");
    }
    find("#count").textContent = `共 ${total} 个数字`;
    find("#page").textContent = total ? `第 ${state.offset + 1}–${Math.min(state.offset + page, total)} 个` : "";
    find("#before").disabled = state.offset === 0;
    find("#after").disabled = state.offset + page >= total;
    state.page = page;
    const all = words();
    all.delete("offset");
    find("#csv").href = `api/operator/facts.csv?${all}`;
    find("#xlsx").href = `api/operator/facts.xlsx?${all}`;
    history.replaceState(null, "", location.pathname + (words().size ? `?${words()}` : ""));
  };
  const anew = () => { state.offset = 0; return show(); };

  let pause;
  FIELDS.q.addEventListener("input", (event) => {
    clearTimeout(pause);
    if (!event.isComposing) pause = setTimeout(anew, 120);
  });
  FIELDS.q.addEventListener("compositionend", anew);
  FIELDS.body.addEventListener("change", anew);
  FIELDS.year.addEventListener("change", anew);
  for (const button of document.querySelectorAll("[data-sort]")) button.addEventListener("click", () => {
    // The first click sorts up, the second down, the third not at all.
    const same = state.sort === button.dataset.sort;
    if (same && state.descending) Object.assign(state, { sort: "", descending: false });
    else Object.assign(state, { sort: button.dataset.sort, descending: same });
    anew();
  });
  find("#before").addEventListener("click", () => { state.offset = Math.max(0, state.offset - state.page); show(); });
  find("#after").addEventListener("click", () => { state.offset += state.page; show(); });
  addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target === FIELDS.q) { event.preventDefault(); find(".wide").focus(); }
    if (event.target.matches("input, select")) return;
    if (event.key === "/") { event.preventDefault(); FIELDS.q.focus(); FIELDS.q.select(); }
    if (event.key.toLowerCase() === "b") location.href = "operator";
  });

  const begin = async () => {
    const held = await get("api/operator/held");
    const link = new URLSearchParams(location.search);
    for (const [name, values] of [["body", held.bodies], ["year", held.years]]) {
      FIELDS[name].append(...values.map((value) => element("option", { value, textContent: value })));
    }
    for (const [name, field] of Object.entries(FIELDS)) field.value = link.get(name) || "";
    Object.assign(state, { sort: link.get("sort") || "", descending: link.get("descending") === "true", offset: Number(link.get("offset")) || 0 });
    show();
  };
  begin();
})();
