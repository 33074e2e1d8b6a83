import { MAP_SCRIPT } from "./map-script";

/**
 * The part of the script that filters the page: plain JavaScript for any browser of recent years. It reads the page and
 * hides parts of it. It writes only the count, as text.
 */
const FILTER_SCRIPT = `
(() => {
  const form = document.querySelector("form.filter");
  if (!form) return;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const { definition, region } = form.elements;
  const output = form.querySelector("output");
  const sections = all("section.definition");
  const ofDefinition = all("[data-definition]");
  const ofGallery = all("[data-gallery]:not([data-definition])");
  const ofRegion = all("[data-region]").filter((part) => part.tagName !== "TH" && part.tagName !== "g");
  const dots = all("g.dot[data-region]");
  const tables = all("table.matrix");
  const findings = all("ul.findings > li");
  const filtered = document.querySelector("p.filtered");
  const regions = new Map(all("option", form).map((option) => [option.value, option.value + " " + option.text]));
  const holds = (text, words) => words.every((word) => text.toLowerCase().includes(word));
  const wordsOf = (input) => input.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shownWords = "";
  let shownRegions = regions.size;
  const showRegions = (words) => {
    // A whole name is that region only: "eastus" is not "eastus2".
    const only = words.join(" ");
    const isShown = regions.has(only) ? (name) => name === only : (name) => holds(regions.get(name), words);
    const shown = new Set([...regions.keys()].filter(isShown));
    for (const dot of dots) {
      dot.classList.toggle("off", !shown.has(dot.dataset.region));
      dot.setAttribute("aria-pressed", String(dot.dataset.region === only));
    }
    for (const part of ofRegion) part.hidden = !shown.has(part.dataset.region);
    for (const row of all("table.latest tbody tr")) row.hidden = !row.querySelector("li:not([hidden])");
    for (const table of tables) {
      let left = 0;
      [...table.rows[0].cells].forEach((head, index) => {
        if (!head.querySelector("span")) return;
        const hide = !shown.has(head.textContent);
        if (!hide) left++;
        if (hide !== head.hidden) for (const row of table.rows) row.cells[index].hidden = hide;
      });
      table.parentElement.hidden = left === 0;
    }
    return shown.size;
  };
  const show = () => {
    const names = wordsOf(definition);
    const words = wordsOf(region);
    for (const part of ofDefinition) part.hidden = !holds(part.dataset.definition, names);
    const galleries = new Set(sections.filter((section) => !section.hidden).map((section) => section.dataset.gallery));
    for (const part of ofGallery) {
      const { gallery } = part.dataset;
      part.hidden = !galleries.has(gallery) && !holds(gallery, names);
    }
    const hidden = findings.filter((finding) => finding.hidden).length;
    if (filtered) {
      filtered.hidden = hidden === 0;
      filtered.textContent = hidden + (hidden === 1 ? " is" : " are") + " hidden by the filter.";
    }
    if (shownWords !== words.join(" ")) shownRegions = showRegions(words);
    shownWords = words.join(" ");
    const count = (found, of, noun) => found + " of " + of + " " + noun + (of === 1 ? "" : "s");
    const definitions = sections.filter((section) => !section.hidden).length;
    output.value = names.length + words.length === 0 ? ""
      : "Shown: " + count(definitions, sections.length, form.dataset.noun) + ", " + count(shownRegions, regions.size, "region");
  };
  form.addEventListener("input", show);
  form.querySelector("button").addEventListener("click", () => {
    definition.value = region.value = "";
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
})();
`;

/** The script of the page. Names in it come from the page, and are written as text only. */
export const SCRIPT = `
"use strict";${FILTER_SCRIPT}${MAP_SCRIPT}`;
