import type { NameFormat } from "../azure/names";
import type { SpecPath } from "../spec/finding";
import type { GalleryPlan } from "../plan/plan";
import type { GallerySpec } from "../spec/gallery-spec";
import { defineRule, type Context, type Violation, type Rule, type Section } from "./rule";
import { quoted, withArticle } from "../text/wording";

/** A name as the user wrote it, and the format that it must have. */
export interface WrittenName extends Violation {
  readonly name: string;
  readonly format: NameFormat;
  /** A token that a program may give for it. @default - none: it must be literal */
  readonly token?: string;
}

/** Makes a rule about names of one kind. */
export function nameRule(
  id: string,
  section: Section,
  format: NameFormat,
  names: (context: Context) => Iterable<WrittenName>,
  example: (name: string) => GallerySpec,
  kinds = format.kind,
): Rule {
  return defineRule<WrittenName>({
    id,
    severity: "error",
    section,
    summary: `${withArticle(kinds)} that Azure refuses`,
    why: format.why,
    source: format.source,
    *find(context) {
      for (const written of names(context)) {
        if (!written.format.pattern.test(written.name)) yield written;
      }
    },
    problem: ({ name, format }) => `${quoted(name)} is not ${withArticle(format.kind)}: Azure wants ${format.words}`,
    help: ({ name, format, token }, syntax) =>
      (token === undefined ? undefined : syntax.tokenFor(name, token)) ?? `write a name such as ${quoted(format.good)}`,
    bad: [example(format.bad)],
    good: [example(format.good)],
  });
}

/** Returns a name that stands once in a spec, with its format. */
export function named(plan: GalleryPlan, at: SpecPath, name: string, format: NameFormat): WrittenName {
  return { plan, at, name, format };
}
