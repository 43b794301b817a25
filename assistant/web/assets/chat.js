// The chat page: what happens when something drawn by render.py is used. Questions go to the server
// through Gradio's own events; reports are read from /reports/….
(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const narrow = matchMedia("(max-width: 860px)");
  let cameFrom = null; // the citation a reader followed, to return to with Escape

  // --- telling the server ------------------------------------------------------------------
  const write = (field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const tell = (wish) => {
    const field = find("#told textarea, #told input"), button = find("#tell");
    // Gradio draws its parts one after another; a link may ask before all of them stand.
    if (!field || !button) return void setTimeout(() => tell(wish), 50);
    write(field, JSON.stringify(wish));
    // Gradio reads the field on its next tick.
    setTimeout(() => button.click(), 0);
  };

  // --- the report beside the conversation ---------------------------------------------------
  const showMark = (number, focus) => {
    const tag = find(`#source [id="cite-${number}"]`);
    all("#source .now").forEach((place) => place.classList.remove("now"));
    if (!tag) return;
    tag.closest("tr")?.classList.add("now");
    all("#source mark").filter((mark) => mark.dataset.n.split(" ").includes(number))
      .forEach((mark) => mark.classList.add("now"));
    const pane = find("#pane");
    const at = tag.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += at - pane.clientHeight / 3;
    if (focus) tag.focus({ preventScroll: true });
  };

  let report = { address: "", done: null }; // the report in the pane, and when it has arrived there
  let wanted = 0; // the newest wish; the report may arrive after another place has been asked for
  const readInto = async (page, address) => {
    const reply = await fetch(`${address}&fragment=true`);
    if (report.address === address) page.innerHTML = await reply.text();
  };
  const openReport = async (link, { focus = false } = {}) => {
    const mine = ++wanted;
    const address = new URL(link.href);
    address.hash = "";
    if (report.address !== address.href) {
      report = { address: address.href };
      report.done = readInto(find("#report"), address.href);
    }
    all(".cite[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
    link.setAttribute("aria-current", "true");
    find("#pane").classList.add("open");
    await report.done;
    if (mine === wanted) showMark(link.dataset.cite, focus);
  };

  const shutPane = () => {
    find("#pane").classList.remove("open");
    cameFrom?.focus();
  };

  // A new answer opens its first source by itself where there is room beside it.
  const watchLog = (log) => {
    let latest = null;
    const look = () => {
      find("#talk").classList.toggle("asked", find(".message-row", log) !== null);
      const cards = all("article.a, .alert, .pending", log);
      const card = cards[cards.length - 1];
      if (!card || card === latest) return;
      latest = card;
      // What was asked and the figure stand at the top of the view, whatever the answer's length.
      const question = card.closest(".message-row")?.previousElementSibling;
      (question || card).scrollIntoView({ block: "start" });
      const link = find("a.cite", card);
      if (link && !narrow.matches) openReport(link);
    };
    new MutationObserver(look).observe(log, { childList: true, subtree: true });
    look();
  };

  // --- what the buttons of an answer do -----------------------------------------------------
  const say = (card, text) => {
    const place = find(".said", card);
    place.textContent = text;
    setTimeout(() => { place.textContent = ""; }, 4000);
  };
  const copy = async (text) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
    const area = document.createElement("textarea"); // plain http inside an office network
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };
  const address = (acts) => {
    const link = new URL(location.pathname, location.href);
    link.searchParams.set("q", acts.dataset.question);
    if (acts.dataset.earlier) link.searchParams.set("h", acts.dataset.earlier);
    link.searchParams.set("g", acts.dataset.generation);
    return link.href;
  };
  const act = async (button) => {
    const card = button.closest("article");
    const acts = button.closest(".acts");
    switch (button.dataset.act) {
      case "copy":
        await copy(`${acts.dataset.copy}\n${address(acts)}`);
        return say(card, acts.dataset.copied);
      case "link":
        await copy(address(acts));
        return say(card, acts.dataset.copied);
      case "speak":
        return speak(card);
      case "print":
        return print();
      case "clear":
        return tell({ clear: true });
    }
  };

  // Only a voice of this computer: others send the text to their maker.
  const voice = (language) => globalThis.speechSynthesis?.getVoices()
    .find((one) => one.localService && one.lang.toLowerCase().startsWith(language.slice(0, 2)));
  const offerVoice = () => document.documentElement.classList.toggle("speaks", Boolean(voice(document.documentElement.lang)));
  const speak = (card) => {
    if (speechSynthesis.speaking) return speechSynthesis.cancel();
    const parts = all(".where h2, .figure, .sentence, .held, .note", card).map((part) => part.innerText);
    const words = new SpeechSynthesisUtterance(parts.join("。").replace(/〔\d+〕/g, ""));
    words.voice = voice(card.lang || document.documentElement.lang);
    words.lang = words.voice.lang;
    speechSynthesis.speak(words);
  };
  offerVoice();
  globalThis.speechSynthesis?.addEventListener?.("voiceschanged", offerVoice);

  const feedback = async (button) => {
    const card = button.closest("article");
    const acts = button.closest(".acts");
    const note = find(".problem textarea", acts);
    const reply = await fetch(`${find(".head").dataset.up}api/feedback`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        kind: button.dataset.feedback,
        question: acts.dataset.question,
        note: button.closest(".problem") ? note.value : "",
        answer: acts.dataset.copy,
        generation: acts.dataset.generation,
      }),
    });
    const told = reply.ok ? acts.dataset.thanks : (await reply.json()).detail;
    find(".problem", acts).open = false;
    say(card, typeof told === "string" ? told : `HTTP ${reply.status}`);
  };

  // --- events ---------------------------------------------------------------------------------
  addEventListener("click", (event) => {
    const target = event.target.closest?.("a, button");
    if (!target) return;
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    if (target.matches("a.cite") && plain && find("#report")) {
      event.preventDefault();
      cameFrom = target;
      openReport(target, { focus: event.detail === 0 }); // by keyboard: the reader goes along
    } else if (target.dataset.go) {
      event.preventDefault();
      showMark(target.dataset.go, true);
    } else if (target.dataset.ask && plain) {
      event.preventDefault();
      tell({ ask: target.dataset.ask });
    } else if (target.dataset.drop) {
      tell({ drop: target.dataset.drop, value: target.dataset.value });
    } else if (target.dataset.feedback) {
      feedback(target);
    } else if (target.matches(".shut")) {
      shutPane();
    } else if (target.matches(".skip")) {
      event.preventDefault();
      find("#box textarea").focus();
    } else if (target.dataset.act) {
      act(target);
    }
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement?.closest("#pane")) shutPane();
  });
  // What opens below the fold is brought into view; "toggle" does not bubble.
  addEventListener("toggle", (event) => {
    if (event.target.open && event.target.closest("article.a")) event.target.scrollIntoView({ block: "nearest" });
  }, true);
  addEventListener("change", (event) => {
    if (!event.target.dataset?.pin) return;
    const set = all("[data-pin]").map((select) => select.value).filter(Boolean);
    write(find("#pinned textarea, #pinned input"), set.join(" "));
  });
  addEventListener("input", (event) => {
    const counter = find("#fine .counter");
    if (!counter || event.target !== find("#box textarea")) return;
    const left = event.target.maxLength - event.target.value.length;
    counter.textContent = left <= event.target.maxLength / 5 ? counter.dataset.left.replace("{count}", left) : "";
  });

  const arrive = new MutationObserver(() => {
    const log = find("#log");
    if (!log || !find("#head nav") || !find("#tell")) return;
    arrive.disconnect();
    markModes();
    // The head comes a second time, with what is held.
    new MutationObserver(markModes).observe(find("#head"), { childList: true, subtree: true });
    watchLog(log);
    const link = new URLSearchParams(location.search);
    if (link.get("q")) tell({ follow: { q: link.get("q"), h: link.get("h") || "", g: link.get("g") || "" } });
  });
  arrive.observe(document.documentElement, { childList: true, subtree: true });
})();
