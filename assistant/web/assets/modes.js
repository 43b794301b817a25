// Large text and high contrast: kept in this browser, nothing else is. Every page applies them.
(() => {
  const MODES = { size: "large", contrast: "high" };
  const root = document.documentElement;
  // A browser may close its storage to a page inside another site's frame: the modes then last for the visit.
  const kept = (use) => { try { return use(localStorage); } catch { return null; } };
  const mark = () => {
    for (const button of document.querySelectorAll("[data-mode]")) {
      const on = String(button.dataset.mode in root.dataset);
      if (button.getAttribute("aria-pressed") !== on) button.setAttribute("aria-pressed", on);
    }
  };
  const set = (mode, on) => {
    if (on) root.dataset[mode] = MODES[mode];
    else delete root.dataset[mode];
    mark();
  };
  for (const mode of Object.keys(MODES)) set(mode, kept((storage) => storage.getItem(`display-${mode}`)) === "on");
  addEventListener("DOMContentLoaded", mark);
  addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-mode]");
    if (!button) return;
    const mode = button.dataset.mode, on = !(mode in root.dataset);
    kept((storage) => storage.setItem(`display-${mode}`, on ? "on" : "off"));
    set(mode, on);
  });
  globalThis.markModes = mark; // for a page whose buttons arrive later
})();
