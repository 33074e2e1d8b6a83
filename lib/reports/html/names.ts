import { markup, type Html } from "./escape";

/** Writes a path such that a line breaks between its names, and within a name only where a line is too short for it. */
export function nameMarkup(path: string): Html {
  const names = path.split(/(?<=\/)/);
  return markup`${names.map((name) => markup`<span class="whole">${name}</span>`)}`;
}

/** Writes a text such that no line breaks at the hyphen of a name. */
export function wholeNames(text: string): Html {
  const words = text.split(" ").map((word, index) => {
    const space = index === 0 ? "" : " ";
    return word.includes("-") ? markup`${space}<span class="whole">${word}</span>` : markup`${space}${word}`;
  });
  return markup`${words}`;
}
