/**
 * The part of the page's script that shows one image or application on the map, or all of them. It reads the facts of an
 * item from its table of latest versions. With a region's dot it sets the filter.
 */
export const MAP_SCRIPT = `
(() => {
  const map = document.querySelector("section.map");
  if (!map) return;
  const one = (selector, from = map) => from.querySelector(selector);
  const all = (selector, from = map) => [...from.querySelectorAll(selector)];
  const keep = (part) => ({ part, nodes: [...part.childNodes] });
  const restore = ({ part, nodes }) => part.replaceChildren(...nodes);
  const choice = one("form.choice");
  const select = choice.elements.shown;
  const link = one("a", choice);
  const rings = one("p.rings");
  const pointed = one("p.pointed");
  const captioned = one("caption .of");
  const most = one(".most");
  const meanings = all(".legend [data-standing]").map((line) => ({ line, standing: line.dataset.standing, wasHidden: line.hidden, words: keep(one(".meaning", line)) }));
  const rows = all("tr[data-region]").map((row) => ({ region: row.dataset.region, cells: [keep(row.cells[2]), keep(row.cells[3])] }));
  // The table is in the order of the arrow keys: from west to east, over both maps.
  const dots = all("g.dot[data-region]").map((dot) => ({
    place: rows.findIndex(({ region }) => region === dot.dataset.region),
    dot,
    title: keep(one("title", dot)),
    ring: one(".ring", dot),
    circles: all(".halo, .mark", dot).map((circle) => ({ circle, radius: circle.getAttribute("r") })),
    className: dot.getAttribute("class"),
  })).sort((a, b) => a.place - b.place);
  const mostOfAll = keep(most);
  const grouped = (count) => String(count).replace(/\\B(?=(\\d{3})+$)/g, ",");
  const counted = (count, noun) => grouped(count) + " " + noun + (count === 1 ? "" : "s");
  const said = { newest: "the newest", behind: "not the newest", none: "no latest", open: "latest is not known", absent: "nothing there" };
  const hasVersion = (standing) => standing === "newest" || standing === "behind";
  const ABSENT = { standing: "absent", latest: "none", next: "", replicas: 0, ring: "" };
  const replicasIn = (section) => new Map(all(".matrix", section).flatMap((table) =>
    [...table.rows[0].cells].map((head, index) => [head.textContent, parseInt(table.tFoot.rows[0].cells[index].textContent.replaceAll(",", "")) || 0])));
  const factsOf = (section, replicas) => new Map(all(".latest li", section).map((tile) => [tile.dataset.region, {
    standing: tile.className,
    latest: one("b", tile.querySelector("b") ? tile : section).textContent,
    next: one("i", tile)?.textContent ?? "",
    replicas: replicas.get(tile.dataset.region) ?? 0,
    ring: tile.dataset.ring ?? "",
  }]));
  const wordsOf = ({ standing, latest, next, ring }) => [
    (hasVersion(standing) ? "latest is " + latest + ", " : "") + said[standing],
    ...(next ? [next.replace(" hidden", "") + " is there, hidden from latest"] : []),
    ...(ring ? ["ring " + ring] : []),
  ].join("; ");
  const showAll = () => {
    for (const { dot, title, ring, circles, className } of dots) {
      dot.setAttribute("class", className);
      restore(title);
      ring.textContent = "";
      for (const { circle, radius } of circles) circle.setAttribute("r", radius);
    }
    for (const { cells } of rows) for (const cell of cells) restore(cell);
    for (const { line, wasHidden, words } of meanings) {
      line.hidden = wasHidden;
      restore(words);
    }
    restore(mostOfAll);
    captioned.textContent = "all together";
    rings.hidden = link.hidden = true;
  };
  const showOne = (heading) => {
    const section = heading.closest("section");
    const facts = factsOf(section, replicasIn(section));
    const largest = Math.max(0, ...[...facts.values()].map(({ replicas }) => replicas));
    for (const { dot, title, ring, circles } of dots) {
      const fact = facts.get(dot.dataset.region) ?? ABSENT;
      const radius = largest === 0 ? 4.5 : 4.5 + 4 * Math.sqrt(fact.replicas / largest);
      dot.setAttribute("class", "dot " + fact.standing + (fact.next ? " next" : ""));
      title.part.textContent = dot.dataset.region + ": " + wordsOf(fact) + ", " + counted(fact.replicas, "replica");
      ring.textContent = fact.ring;
      circles[0].circle.setAttribute("r", String(radius + 3));
      circles[1].circle.setAttribute("r", String(fact.ring ? Math.max(radius, 6) : radius));
    }
    for (const { region, cells: [words, replicas] } of rows) {
      const fact = facts.get(region) ?? ABSENT;
      words.part.textContent = wordsOf(fact);
      replicas.part.textContent = grouped(fact.replicas);
    }
    for (const { line, standing, words } of meanings) {
      const found = dots.map(({ dot }) => facts.get(dot.dataset.region) ?? ABSENT).filter((fact) => fact.standing === standing);
      const names = [...new Set(found.map(({ latest }) => latest))];
      const few = names.slice(0, 3).join(", ") + (names.length > 3 ? " and older ones" : "");
      line.hidden = found.length === 0;
      words.part.textContent = (hasVersion(standing) ? "latest is " + few + ", " : "") + said[standing] + ": " + counted(found.length, "region");
    }
    most.textContent = grouped(largest);
    captioned.textContent = heading.textContent;
    const numbers = one("p.rings", section);
    rings.hidden = !numbers;
    rings.textContent = numbers?.textContent ?? "";
    link.hidden = false;
    link.href = "#" + heading.id;
  };
  const show = () => {
    const heading = select.value && document.getElementById(select.value);
    if (heading) showOne(heading);
    else showAll();
    point();
  };
  let at = null;
  const hint = "Point to a region, tap it, or choose it with the arrow keys; a click or Enter shows only this region below.";
  const point = () => { pointed.textContent = at ? at.title.part.textContent : hint; };
  const regionInput = document.querySelector("form.filter")?.elements.region;
  const choose = ({ dot }) => {
    if (!regionInput) return;
    const name = dot.dataset.region;
    regionInput.value = regionInput.value === name ? "" : name;
    regionInput.dispatchEvent(new Event("input", { bubbles: true }));
  };
  dots.forEach((entry, index) => {
    const { dot } = entry;
    dot.setAttribute("role", "button");
    dot.setAttribute("aria-pressed", "false");
    dot.setAttribute("tabindex", index === 0 ? "0" : "-1");
    const enter = () => { at = entry; point(); };
    const leave = () => { at = null; point(); };
    dot.addEventListener("pointerenter", enter);
    dot.addEventListener("pointerleave", leave);
    dot.addEventListener("focus", enter);
    dot.addEventListener("blur", leave);
    dot.addEventListener("click", () => choose(entry));
    dot.addEventListener("keydown", (event) => {
      const { key } = event;
      if (key === "Enter" || key === " ") choose(entry);
      else if (key === "ArrowRight" || key === "ArrowDown") move(index, index + 1);
      else if (key === "ArrowLeft" || key === "ArrowUp") move(index, index - 1);
      else if (key === "Home") move(index, 0);
      else if (key === "End") move(index, dots.length - 1);
      else return;
      event.preventDefault();
    });
  });
  const move = (from, to) => {
    const next = dots[to];
    if (!next) return;
    dots[from].dot.setAttribute("tabindex", "-1");
    next.dot.setAttribute("tabindex", "0");
    next.dot.focus();
  };
  select.addEventListener("change", show);
  choice.addEventListener("submit", (event) => event.preventDefault());
  choice.hidden = select.options.length < 2;
  show();
})();
`;
