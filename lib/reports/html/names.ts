import { markup, type Html } from "./escape";

/** Writes a path such that a line breaks between its names, and within a name only where a line is too short for it. */
export function nameMarkup(path: string): Html {
  const names = path.split(/(?<=\/)/);
  return markup`${names.map((name) => markup`<span class="whole">${name}</span>`)}`;
}
