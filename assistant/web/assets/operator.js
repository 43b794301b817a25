// The operators' console: figures as one types, keys for everything, nothing that moves by itself.
(() => {
  const find = (selector) => document.querySelector(selector);
  const query = find("#query");
  const card = find("#card");
  const REASONS = {
    no_report: "未收录", not_stated: "未载明", unreadable: "未能读取", not_comparable: "口径不同",
    wrong_figure: "数字有疑", wrong_source: "出处有疑", not_answered: "没答到", call: "来电",
  };
  let hits = [];
  let chosen = -1;
  let current = null; // what the card shows: {question, say, copy, link}
  let asked = 0; // the newest request; older replies are not shown

  // --- small helpers ------------------------------------------------------------------------
  const element = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const tell = (text) => {
    find("#said").textContent = text;
  };
  const get = async (path) => {
    const reply = await fetch(path);
    if (reply.status === 401) location.reload();
    if (!reply.ok) {
      tell(`系统出了问题（HTTP ${reply.status}），请稍后再试`);
      throw new Error(`HTTP ${reply.status}`);
    }
    return reply.json();
  };
  const post = async (path, body) => {
    const reply = await fetch(path, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
    });
    if (reply.status === 401) location.reload();
    const told = await reply.json();
    if (!reply.ok) {
      tell(typeof told.detail === "string" ? told.detail : `没有保存（HTTP ${reply.status}）`);
      throw new Error(`HTTP ${reply.status}`);
    }
    return told;
  };
  const copy = async (text) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
    const area = element("textarea", { value: text }); // plain http inside an office network
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };

  // --- the card -------------------------------------------------------------------------------
  const evidence = (title, meta, link, quote) => [
    element("p", { className: "meta" }, element("a", { href: link, target: "_blank", rel: "noopener" }, title), ` · ${meta}`),
    element("p", { className: "ev" }, quote[0], element("mark", {}, quote[1]), quote[2]),
  ];
  const sayLine = (text) => element("p", { className: "say" }, element("small", {}, "可直接念给来电人"), text);
  const present = (kind, hit) => [kind, hit.published && `${hit.published} 发布`, hit.index_number && `索引号 ${hit.index_number}`]
    .filter(Boolean).join(" · ");

  const ACTIONS = [["复制", "Enter", "copy"], ["打开原文", "O", "o"], ["已答复", "D", "d"], ["转办", "T", "t"], ["备注", "N", "n"]];
  const actions = () => element("p", { className: "does" }, ...ACTIONS.map(([name, key, action]) => {
    const button = element("button", { type: "button" }, name, element("kbd", {}, key));
    button.addEventListener("click", () => (action === "copy" ? copyCurrent() : KEYS[action]()));
    return button;
  }));
  const SAID = { useful: "有用", wrong_figure: "数字不对", wrong_source: "出处不对", not_answered: "没回答到" };
  const STATUS = { open: "待处理", answered: "已答复", transferred: "转办" };
  const day = (at) => new Date(at).toLocaleString("zh-CN", { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" });
  // What is on record about the question: status, note, what people said of the answer.
  const record = () => {
    const ticket = tickets.find((one) => one.question === current?.question);
    if (!ticket) return;
    const lines = [
      `${STATUS[ticket.status]} · ${day(ticket.updated)} · 问过 ${ticket.asked} 次${ticket.note ? ` · 备注：${ticket.note}` : ""}`,
      ...ticket.comments.map(({ at, kind, note }) => `${day(at)} 有人说“${SAID[kind]}”${note ? `：${note}` : ""}`),
    ];
    card.append(element("div", { className: "record" }, ...lines.map((line) => element("p", {}, line))));
  };

  const showHit = (hit) => {
    const kind = (hit.origin === "table" ? "表格数据" : "原文摘录") + (hit.recognised ? "（文字识别）" : "");
    const path = [hit.row.length && `行：${hit.row.join(" › ")}`, hit.column.length && `列：${hit.column.join(" › ")}`]
      .filter(Boolean).join("　");
    card.replaceChildren(
      sayLine(hit.say),
      ...evidence(hit.title, [hit.where, present(kind, hit)].join(" · "), hit.link, hit.quote),
      element("p", { className: "meta" }, path),
      actions(),
    );
    current = {
      question: query.value.trim() || hit.label, say: hit.say, link: hit.link,
      copy: `${hit.say}\n（${kind}）出处：${hit.title} · ${present(hit.where, hit)}\n“${hit.quote.join("").trim()}”`,
      short: `${hit.label} → ${hit.amount}`,
    };
    record();
  };

  const HOW = { quoted: "原文摘录", table: "表格数据", computed: "计算所得", worded: "AI 改写", refused: "无法答复", talk: "说明" };
  const showAnswer = (question, answer) => {
    const plain = answer.text.replace(/〔\d+〕/g, "");
    const parts = answer.citations.flatMap((cited) => {
      const at = cited.focus ? cited.focus.start - cited.span.start : 0;
      const end = cited.focus ? cited.focus.end - cited.span.start : 0;
      const characters = [...cited.quote]; // offsets count characters, not UTF-16 units
      const quote = [characters.slice(0, at), characters.slice(at, end), characters.slice(end)].map((piece) => piece.join(""));
      return evidence(`〔${cited.number}〕${cited.title}`, present(cited.heading, cited), cited.link, quote);
    });
    const call = answer.refusal
      ? [element("p", { className: "meta" }, `可请来电人联系：${[answer.refusal.contact.replace(/〔\d+〕/g, ""), answer.refusal.hotline].filter(Boolean).join("、")}`)]
      : [];
    card.replaceChildren(sayLine(plain), element("p", { className: "meta" }, HOW[answer.how]), ...parts, ...call, actions());
    const sources = answer.citations.map((cited) => `〔${cited.number}〕${cited.title} · ${cited.heading}\n“${cited.quote.trim()}”`);
    current = {
      question, say: plain, link: answer.citations[0]?.link,
      copy: [`${answer.text}（${HOW[answer.how]}）`, ...sources].join("\n"),
      short: `${question} → ${answer.figure ? answer.figure.text + answer.figure.unit : HOW[answer.how]}`,
    };
    record();
  };

  // --- finding ----------------------------------------------------------------------------------
  const choose = (index) => {
    chosen = Math.max(-1, Math.min(index, hits.length - 1));
    [...find("#hits").children].forEach((row, at) => row.setAttribute("aria-selected", String(at === chosen)));
    if (chosen < 0) return query.removeAttribute("aria-activedescendant");
    query.setAttribute("aria-activedescendant", `hit-${chosen}`);
    find(`#hit-${chosen}`).scrollIntoView({ block: "nearest" });
    showHit(hits[chosen]);
  };
  const listHits = () => {
    const rows = hits.map((hit, at) => {
      const row = element("div", { className: "hit", id: `hit-${at}` }, hit.label, element("b", {}, hit.amount), element("span", {}, hit.where));
      row.setAttribute("role", "option");
      row.addEventListener("click", () => choose(at));
      return row;
    });
    const none = element("p", { className: "hint" }, query.value.trim() ? "没有匹配的数字，按 Enter 提问。" : "");
    find("#hits").replaceChildren(...(rows.length ? rows : [none]));
    choose(0);
  };
  const pins = () => ["body", "year"].map((name) => [name, find(`#${name}`).value]).filter(([, value]) => value);
  const search = async () => {
    const mine = ++asked;
    const words = new URLSearchParams([["q", query.value], ...pins()]);
    const found = query.value.trim() ? await get(`api/operator/figures?${words}`) : [];
    if (mine !== asked) return;
    hits = found;
    listHits();
  };
  const ask = async (question) => {
    const mine = ++asked;
    const pinned = pins().map(([, value]) => value).filter((value) => !question.includes(value));
    tell("正在查阅报告…");
    const answer = await post("api/operator/ask", { question: [...pinned, question].join(" ") });
    if (mine !== asked) return;
    tell("");
    showAnswer(question, answer);
  };

  // --- what became of it ------------------------------------------------------------------------
  const remember = (short) => {
    const time = new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
    const before = JSON.parse(sessionStorage.getItem("recent") || "[]").filter((call) => call.short !== short);
    const kept = [{ time, short }, ...before].slice(0, 12);
    sessionStorage.setItem("recent", JSON.stringify(kept));
    listRecent();
  };
  const listRecent = () => {
    const kept = JSON.parse(sessionStorage.getItem("recent") || "[]");
    find("#recent").replaceChildren(...kept.map(({ time, short }) => {
      const again = element("button", { type: "button" }, `${time} ${short}`);
      again.addEventListener("click", () => take(short.split(" → ")[0]));
      return element("li", {}, again);
    }));
  };
  let status = "open";
  let tickets = []; // those listed, of all groups
  const ticketButton = (ticket) => {
    const open = element("button", { type: "button" },
      element("span", { className: "why" }, REASONS[ticket.reason] || ticket.reason),
      ticket.question, ticket.asked > 1 ? `（${ticket.asked} 次）` : "",
      element("small", {}, [status !== "open" && day(ticket.updated), ticket.note, ticket.comments.length && `${ticket.comments.length} 条意见`].filter(Boolean).join(" · ")));
    open.addEventListener("click", () => take(ticket.question));
    return element("li", {}, open);
  };
  const listTickets = async () => {
    const wanted = status;
    const groups = await get(`api/operator/tickets?status=${wanted}`);
    if (wanted !== status) return; // another list was asked for meanwhile
    tickets = groups.flatMap((group) => group.tickets);
    find("#waiting").textContent = tickets.length || "";
    for (const button of document.querySelectorAll("[data-status]")) button.setAttribute("aria-pressed", String(button.dataset.status === status));
    find("#tickets").replaceChildren(...groups.map((group) => {
      const name = [group.body || "未指明单位", group.year && `${group.year}年`, group.topic].filter(Boolean).join(" · ");
      return element("section", {},
        element("h3", {}, name, element("span", { className: "count" }, group.asked > 1 ? ` ${group.asked} 次` : "")),
        element("ul", {}, ...group.tickets.map(ticketButton)));
    }), ...(groups.length ? [] : [element("p", { className: "hint" }, "没有。")]));
  };
  const showStatus = (wanted) => { status = wanted; return listTickets(); };
  for (const button of document.querySelectorAll("[data-status]")) button.addEventListener("click", () => showStatus(button.dataset.status));
  const take = (question) => {
    query.value = question;
    hits = [];
    listHits();
    ask(question);
    card.focus();
  };
  const settle = async (outcome, note = "") => {
    if (!current) return;
    await post("api/operator/tickets", { question: current.question, said: current.say, status: outcome, note });
    remember(current.short);
    tell({ answered: "已记为已答复", transferred: "已记为转办", keep: "备注已保存" }[outcome]);
    await listTickets();
  };
  const writeNote = () => {
    if (!current || find("#note")) return;
    const note = element("textarea", { id: "note", rows: 3, maxLength: 1000, placeholder: "备注；Ctrl+Enter 保存，Esc 取消" });
    note.setAttribute("aria-label", "备注");
    const shut = () => { form.remove(); card.focus(); };
    const keep = (outcome) => settle(outcome, note.value).then(shut);
    const form = element("div", { className: "does" }, note, ...[["keep", "保存备注"], ["answered", "保存并记为已答复"], ["transferred", "保存并转办"]]
      .map(([outcome, name]) => {
        const button = element("button", { type: "button" }, name);
        button.addEventListener("click", () => keep(outcome));
        return button;
      }));
    form.addEventListener("keydown", (event) => {
      if (event.target === note) event.stopPropagation(); // its letters are no keys of the console
      if (event.key === "Escape") shut();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keep("keep");
    });
    card.append(form);
    note.focus();
    form.scrollIntoView({ block: "nearest" });
  };

  const copyCurrent = async () => {
    if (!current) return;
    await copy(current.copy);
    remember(current.short);
    tell("已复制答复与出处");
  };

  // --- keys -------------------------------------------------------------------------------------
  const KEYS = {
    o: () => current?.link && open(current.link, "_blank", "noopener"),
    d: () => settle("answered"),
    t: () => settle("transferred"),
    n: writeNote,
    f: () => { location.href = "operator/facts"; },
    1: () => showStatus("open"),
    2: () => showStatus("answered"),
    3: () => showStatus("transferred"),
  };
  let composing = false; // an input method is choosing characters: Enter belongs to it
  query.addEventListener("compositionstart", () => { composing = true; });
  query.addEventListener("compositionend", () => { composing = false; search(); });
  let pause;
  query.addEventListener("input", () => {
    clearTimeout(pause);
    if (!composing) pause = setTimeout(search, 60);
  });
  addEventListener("keydown", async (event) => {
    if (event.isComposing || composing) return;
    const typing = event.target === query;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!typing && event.target.matches("select, textarea")) return;
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : chosen > 0 ? -1 : 0));
    } else if (event.key === "Enter" && (typing || event.target === card)) {
      event.preventDefault();
      clearTimeout(pause);
      if (typing && hits.length === 0) await search();
      if (hits.length === 0 && typing) return ask(query.value.trim());
      await copyCurrent();
    } else if (event.key === "Escape" && typing) {
      event.preventDefault(); // a search box would empty itself
      card.focus();
    } else if (event.key === "/" && !event.target.matches("input, textarea")) {
      event.preventDefault();
      query.focus();
      query.select();
    } else if (!event.ctrlKey && !event.metaKey && !event.target.matches("input, select, textarea")) {
      const action = KEYS[event.key.toLowerCase()];
      if (action) { event.preventDefault(); action(); }
    }
  });

  // --- beginning ----------------------------------------------------------------------------------
  const fill = async () => {
    const held = await get("api/operator/held");
    for (const [name, values] of [["body", held.bodies], ["year", held.years]]) {
      const select = find(`#${name}`);
      select.append(...values.map((value) => element("option", { value, textContent: value })));
      select.value = localStorage.getItem(`pin-${name}`) || "";
      select.classList.toggle("set", Boolean(select.value));
      select.addEventListener("change", () => {
        localStorage.setItem(`pin-${name}`, select.value);
        select.classList.toggle("set", Boolean(select.value));
        search();
      });
    }
  };
  fill();
  listRecent();
  listTickets();
  if (query.value) search(); // typed while the page was loading
})();
