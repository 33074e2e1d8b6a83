import type { DefinitionDiff, Diff, GalleryDiff, ObjectDiff } from "../diff/model";
import { effectText, hazardText, objectFacts, type Fact } from "./diff-facts";
import { latestTexts, versionGroups } from "./diff-groups";
import { MOST_HAZARDS, notesOf, totalTexts, versionsText } from "./diff-text";
import { printable } from "./printable";
import { counted } from "./text";

/** A diff for a comment on a pull request: a table for each definition, warnings first. */
export function diffMarkdown(diff: Diff): string {
  const blocks = [
    totalTexts(diff).map((text) => `- ${escaped(text)}`),
    hazardLines(diff),
    ...diff.galleries.flatMap(galleryBlocks),
    notesOf(diff).map((note) => `- ${escaped(note)}`),
  ];
  const text = blocks.filter((block) => block.length > 0).map((block) => block.join("\n"));
  return `${["### Image galleries", ...text].join("\n\n")}\n`;
}

function hazardLines({ hazards }: Diff): string[] {
  const lines = hazards
    .slice(0, MOST_HAZARDS)
    .map((hazard) => `> - **${hazard.kind}** ${escaped(`${hazard.path}: ${hazardText(hazard)}`)}`);
  const more = hazards.length - MOST_HAZARDS;
  if (more > 0) lines.push(`> - and ${counted(more, "more warning")}`);
  return lines.length === 0 ? [] : ["> [!WARNING]", ...lines];
}

function galleryBlocks(gallery: GalleryDiff): string[][] {
  const own = gallery.effect === null ? [] : [[heading(gallery)], factLines(objectFacts(gallery))];
  return [...own, ...gallery.definitions.flatMap(definitionBlocks)];
}

function definitionBlocks(definition: DefinitionDiff): string[][] {
  const { shown, hidden } = versionGroups(definition);
  const rows = shown.map(({ versions, effectText, facts }) => {
    const details = facts.map(({ text, why }) => escaped(why === undefined ? text : `${text} (${why})`));
    return `| ${escaped(versionsText(versions))} | ${escaped(effectText)} | ${details.join("<br>")} |`;
  });
  const more = hidden > 0 ? [`and ${counted(hidden, "more version")}`] : [];
  return [
    [heading(definition)],
    factLines(objectFacts(definition)),
    rows.length === 0 ? [] : ["| version | what becomes of it | details |", "| --- | --- | --- |", ...rows],
    more,
    latestTexts(definition).map((text) => `- ${escaped(text)}`),
  ];
}

function heading(object: ObjectDiff): string {
  return `#### ${escaped(object.path)}${object.effect === null ? "" : ` ${escaped(effectText(object))}`}`;
}

function factLines(facts: readonly Fact[]): string[] {
  return facts.map(({ text, why }) => `- ${escaped(why === undefined ? text : `${text} (${why})`)}`);
}

/** A user's text as Markdown shows it: no markup, no mention, no link of its own. */
function escaped(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]|~#]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("->", "→")
    .replaceAll(">", "&gt;")
    .replaceAll("@", "&#64;");
}
