// The plain page: display modes, and the way to the chat once it stands. Everything else works without this.
(() => {
  const root = document.documentElement;
  const MODES = { size: "large", contrast: "high" };
  const kept = (use) => { try { return use(localStorage); } catch { return null; } };
  const setMode = (mode, on) => {
    if (on) root.dataset[mode] = MODES[mode];
    else delete root.dataset[mode];
    document.querySelector(`[data-mode="${mode}"]`).setAttribute("aria-pressed", on);
  };
  for (const mode of Object.keys(MODES)) setMode(mode, kept((s) => s.getItem(`display-${mode}`)) === "on");
  addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-mode]");
    if (!button) return;
    const on = button.getAttribute("aria-pressed") !== "true";
    kept((s) => s.setItem(`display-${button.dataset.mode}`, on ? "on" : "off"));
    setMode(button.dataset.mode, on);
  });

  const wait = document.querySelector("#loading");
  const box = document.querySelector("#box");
  const untouched = () => !box.value && !new URLSearchParams(location.search).get("q");
  const look = async () => {
    const state = await fetch(`${document.querySelector(".head").dataset.up}healthz`).then((r) => r.json()).catch(() => ({}));
    if (state.chat !== "ready") return setTimeout(look, 1000);
    if (untouched()) return location.reload();
    // Somebody is reading or typing: nothing moves by itself.
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = wait.dataset.ready;
    wait.replaceChildren(link);
  };
  if (wait) setTimeout(look, 1000);
})();
