import type { Page } from "playwright-core";

/** The contrast of text to the ground that it stands on, by WCAG 2. */
export interface Contrast {
  /** Tag and classes of the element. */
  readonly selector: string;
  readonly text: string;
  readonly ratio: number;
}

/** The contrast of every element that has text of its own: the lowest of each combination of classes. */
export function contrastsOf(page: Page): Promise<Contrast[]> {
  return page.evaluate<Contrast[]>(IN_THE_PAGE);
}

const IN_THE_PAGE = `(() => {
  const channels = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (color) => {
    const [red, green, blue] = channels(color).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      const alpha = channels(color)[3] ?? 1;
      if (alpha === 1) return color;
      if (alpha > 0) throw new Error("a ground that is partly transparent: " + color);
    }
    throw new Error("no ground");
  };
  const nameOf = (element) => [element.tagName.toLowerCase(), ...element.classList].join(".");
  const lowest = new Map();
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent);
    const text = own.join("").trim();
    if (text === "" || element.getClientRects().length === 0) continue;
    const [a, b] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const key = nameOf(element.parentElement) + " " + nameOf(element);
    if (!(lowest.get(key)?.ratio <= ratio)) lowest.set(key, { selector: nameOf(element), text, ratio });
  }
  return [...lowest.values()];
})()`;
