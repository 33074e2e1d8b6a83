import { mirrorExample, mirrors, type MirrorItem } from "../check/facts/mirrors";
import { defineRule, type Violation } from "../check/rule";
import { isPublishedElsewhere } from "../plan/provider";
import { hasImage, isMirrored, sourceOf } from "../spec/mirrors";
import { counted, firstFew, shown } from "../text/wording";

interface PublishedVersionInMirror extends Violation {
  readonly subject: string;
  readonly image: string;
  readonly versions: readonly string[];
}

export const publishedVersionInMirror = defineRule<PublishedVersionInMirror>({
  id: "published-version-in-mirror",
  severity: "error",
  section: "mirrors",
  summary: "a mirror takes the `same` source of versions that a pipeline publishes",
  why: "The pipeline publishes into the gallery, and nothing in the file says what to make the mirror's version from.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version",
  *find({ plans }) {
    for (const item of mirrors(plans)) yield* publishedIn(item);
  },
  problem: ({ subject, image, versions }) =>
    `${subject} makes ${counted(versions.length, "version")} of ${shown(image)} (${firstFew(versions)}) from the same source as the gallery, but a pipeline publishes ${versions.length === 1 ? "it" : "them"}, so there is none`,
  help: ({ image }, syntax) =>
    `set ${syntax.set("source", "copy")} for ${shown(image)}, or name the images of the mirror without it`,
  bad: [mirrorExample({ source: "same" }, { version: { source: { published: true } } })],
  good: [
    mirrorExample(
      { source: { default: "same", images: { "ubuntu-2404": "copy" } } },
      { version: { source: { published: true } } },
    ),
  ],
});

function* publishedIn({ plan, gallery, mirror, at, subject }: MirrorItem): Iterable<PublishedVersionInMirror> {
  for (const { name, versions } of gallery.definitions) {
    if (mirror.removed === true || !hasImage(mirror, name) || sourceOf(mirror, name) !== "same") continue;
    const published = versions.filter(({ version, spec }) => isMirrored(mirror, version) && isPublishedElsewhere(spec));
    if (published.length === 0) continue;
    const numbers = published.map(({ version }) => version);
    yield { plan, at: [...at, "source", "images", name], subject, image: name, versions: numbers };
  }
}
