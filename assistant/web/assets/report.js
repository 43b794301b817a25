// A report's page: go to the cited place named in the address and let it stand out.
(() => {
  const show = () => {
    const tag = document.getElementById(location.hash.slice(1));
    document.querySelectorAll("mark.now").forEach((mark) => mark.classList.remove("now"));
    if (!tag) return;
    tag.closest("mark")?.classList.add("now");
    tag.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", show);
  show();
})();
