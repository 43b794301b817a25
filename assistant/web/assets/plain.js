// The plain page: the way to the chat once it stands. Everything else works without this.
(() => {
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
