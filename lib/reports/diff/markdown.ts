import type { DefinitionDiff, Diff, GalleryDiff, ObjectDiff } from "../../diff/model";
import { accessParts } from "./access";
import type { Fact } from "./fact";
import { effectText, hazardText, objectFacts } from "./facts";
import { latestTexts, versionGroups } from "./groups";
import { MOST_HAZARDS, notesOf, firstTexts, totalTexts, versionsText } from "./text";
import { codeMarkdown, pathMarkdown, tableMarkdown } from "../../text/markdown";
import { counted } from "../../text/paint";

/** Writes a diff for a comment on a pull request: totals, warnings, then a table for each definition. */
export function diffMarkdown(diff: Diff): string {
  const blocks = [
    firstTexts(diff).map((text) => `**${text}**`),
    totalTexts(diff).map(item),
    hazardLines(diff),
    ...accessParts(diff).map(({ title, lines }) => [`**${title}**`, "", ...lines.map(item)]),
    ...diff.galleries.flatMap((gallery) => galleryBlocks(gallery, diff.money?.currency ?? null)),
    notesOf(diff).map(item),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function hazardLines({ hazards }: Diff): string[] {
  const lines = hazards
    .slice(0, MOST_HAZARDS)
    .map(
      (hazard) =>
        `> - **${hazard.kind}** in ${pathMarkdown(hazard.gallery, hazard.path)}: ${sentence(hazardText(hazard))}`,
    );
  const more = hazards.length - MOST_HAZARDS;
  if (more > 0) lines.push(`> - and ${counted(more, "more warning")}`);
  return lines.length === 0 ? [] : ["> [!WARNING]", ...lines];
}

function galleryBlocks(gallery: GalleryDiff, currency: string | null): string[][] {
  const own = gallery.effect === null ? [] : [[heading(gallery)], factItems(gallery)];
  return [...own, ...gallery.definitions.flatMap((definition) => definitionBlocks(definition, currency))];
}

function definitionBlocks(definition: DefinitionDiff, currency: string | null): string[][] {
  const { shown, hidden } = versionGroups(definition, currency);
  const rows = shown.map(({ versions, effectText, facts }) => [
    codeMarkdown(versionsText(versions)),
    effectText,
    facts.map((fact) => sentence(factText(fact))).join("<br>"),
  ]);
  return [
    [heading(definition)],
    factItems(definition),
    rows.length === 0 ? [] : [tableMarkdown(3, ["version", "what becomes of it", "details"], rows)],
    hidden > 0 ? [`and ${counted(hidden, "more version")}`] : [],
    latestTexts(definition).map(item),
  ];
}

function heading(object: ObjectDiff): string {
  return `#### ${pathMarkdown(object.gallery, object.path)}${object.effect === null ? "" : ` ${effectText(object)}`}`;
}

function factItems(object: ObjectDiff): string[] {
  return objectFacts(object).map((fact) => item(factText(fact)));
}

function factText({ text, why }: Fact): string {
  return why === undefined ? text : `${text} (${why})`;
}

function item(text: string): string {
  return `- ${sentence(text)}`;
}

/**
 * The texts that are safe in Markdown: words, words as code, numbers, names of regions and our own page. Markdown, HTML
 * and sites that look for mentions do not interpret them.
 */
const HARMLESS = /^(?:[a-zA-Z0-9 ,;()'-]|:(?= )|\.(?=\d)|_(?=LRS|ZRS)|->|`[a-zA-Z]+`|docs\/azapi\.md)*$/;

/** Returns a sentence of ours, as code if it contains a user's text that Markdown could interpret. */
function sentence(text: string): string {
  return HARMLESS.test(text) ? text.replaceAll("->", "→") : codeMarkdown(text);
}
