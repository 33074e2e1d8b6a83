import type { Place, SpecPath } from "../../spec/finding";
import type { ItemVersionPlan } from "../../plan/plan";
import { itemName } from "../../spec/item-kind";
import { asSaid, foundInWords } from "../../plan/item-plan";
import { mayBeIn } from "../../plan/unread";
import { firstFew } from "../../text/wording";
import { isAbsent, type Why } from "./why";
import { takenText } from "./because";
import { cut } from "./page";
import { printable } from "../../text/printable";
import { hang, counted, PLAIN, type TextOptions } from "../../text/paint";
import { edgeZonesText, replicasText, storageText } from "./why-target";
import { waitsText } from "./why-waits";

/** A paragraph of the answer, with a label for its subject. */
interface Paragraph {
  readonly label: string;
  readonly text: string;
}

/** The number of names that a list shows. */
const FEW = 8;

/** Explains in full sentences why a version is or is not in a region. `place` is the place of the deciding clause. */
export function whyText(why: Why, place: Place | null, { width = 80, paint = PLAIN }: TextOptions = {}): string {
  const paragraphs = [
    { label: "state", text: stateText(why) },
    { label: "not read", text: openText(why) },
    { label: "rank", text: rankText(why) },
    { label: "place", text: clauseText(why) },
    { label: "home", text: homeText(why) },
    { label: "mirror", text: mirrorText(why) },
    { label: "replicas", text: replicasText(why) },
    { label: "storage", text: storageText(why) },
    { label: "edge zones", text: edgeZonesText(why) },
    { label: "latest", text: latestText(why) },
    { label: "waits", text: waitsText(why) },
    { label: "provider", text: providerText(why) },
    { label: "decided", text: decidedText(why, place) },
  ].filter((paragraph): paragraph is Paragraph => paragraph.text !== undefined);
  const indent = Math.max(...paragraphs.map(({ label }) => label.length)) + 2;
  const lines = paragraphs.map(
    ({ label, text }) => paint.faint(`${label}:`.padEnd(indent)) + hang(printable(text), indent, indent, width),
  );
  return `${paint.strong(hang(printable(verdictText(why)), 0, 0, width))}\n\n${lines.join("\n")}\n`;
}

function verdictText(why: Why): string {
  const { region, target, open } = why;
  const subject = subjectText(why);
  if (target) return `${subject} is in ${region}, with ${counted(target.replicas, "replica")}.`;
  if (!open) return `${subject} is not in ${region}.`;
  return open.length > 0
    ? `${subject} names ${region}, but only Terraform knows how it is there.`
    : `${subject} may be in ${region}: not all regions that it names can be read.`;
}

/** Returns the path of the version. An application is called one. */
function subjectText({ plan, definition, version }: Why): string {
  const { gallery, kind, name } = definition;
  const path = `${gallery}/${itemName(plan.spec, kind, name)}`;
  return kind === "image" ? `${path}/${version.version}` : `Version ${version.version} of VM application ${path}`;
}

/** Returns the expressions that only Terraform can resolve. */
function openText({ open = [] }: Why): string | undefined {
  const values = open.map(({ attribute, found }) => `${attribute} is ${cut(found, LONGEST)}`);
  return values.length === 0 ? undefined : `${firstFew(values, FEW)}.`;
}

/** The longest expression that is shown whole. */
const LONGEST = 80;

function stateText(why: Why): string {
  const { definition, version, slot, region, policy, clause } = why;
  if (definition.foundIn !== undefined) {
    const found = foundInWords(definition.foundIn);
    return `${found.charAt(0).toUpperCase()}${found.slice(1)} says what is there, not why: it holds no policy, state, ring or reason.`;
  }
  const { ring, withdrawn } = version.spec;
  if (slot?.kind === "candidate") return "It is a candidate: published, never latest, and without a rank.";
  const state = withdrawn
    ? `It is withdrawn (${withdrawn.reason}): it serves no longer, and stays where it would be until it is deleted`
    : "It is active";
  if (ring === undefined || policy === undefined) {
    if (withdrawn || clause === "placement") return `${state}.`;
    return `${state}${isAbsent(why) ? ", without a ring" : ", in every region of its policy"}.`;
  }
  const reach = definition.policy.rings.get(ring);
  if (!reach) return `${state}, in ring ${ring}, which the policy does not have: it reaches no region.`;
  const named = firstFew([...reach], FEW);
  if (reach.has(region)) return `${state}, in ring ${ring}, which reaches ${region}.`;
  return `${state}, in ring ${ring}, which does not reach ${region}: it and the rings before it name ${named}.`;
}

function rankText(why: Why): string | undefined {
  const { slot, region, clause, policy } = why;
  if (slot?.rank === undefined || policy === undefined || clause === "found" || clause === "outside-policy") {
    return undefined;
  }
  const { kind, rank, before } = slot;
  const after = before.length === 0 ? "" : `, after ${firstFew(before, FEW)}`;
  if (kind !== "serving") return `It would be rank ${rank} in ${region}${after}; it takes no place of others.`;
  if (isAbsent(why)) return `It would be rank ${rank} in ${region}${after}.`;
  return before.length === 0
    ? `It is the newest version that serves in ${region}: rank 1.`
    : `It is rank ${rank} of the versions that serve in ${region}${after}.`;
}

/** Describes the clause that decides. */
function clauseText(why: Why): string | undefined {
  const { definition, version, region, policy, slot } = why;
  const name = `Policy ${String(definition.policy.name)}`;
  switch (why.clause) {
    case "found":
      return undefined;
    case "placement": {
      const named = `${firstFew(Object.keys(version.spec.placement ?? {}), FEW) || "no region"}`;
      const which = `Its own placement, which replaces the policy's, names ${named}`;
      return slot?.isPlaced ? `${which}.` : `${which}: not ${region}.`;
    }
    case "no-policy":
      return `No policy is found for it, so it stays in its home region, ${version.home}.`;
    case "outside-policy":
      return `${name} has no region ${region}; it has ${firstFew([...definition.policy.regions.keys()], FEW) || "none"}.`;
    case "candidates": {
      const where = coveredText(policy?.candidates?.regions ?? "home", why);
      return policy?.candidates
        ? `${name} keeps candidates in ${where}.`
        : `${name} does not say where candidates go, so they stay in ${where}.`;
    }
    case "ring":
      return `${name} does not replicate ahead of a ring (prestage).`;
    case "no-tier":
      return `${name} has no tier that takes rank ${String(slot?.rank)}.`;
    case "tier": {
      const index = slot?.tier ?? -1;
      const tier = policy?.tiers[index];
      const ahead = slot?.kind === "prestaged" && slot.isPlaced ? ", and replicates ahead of rings (prestage)" : "";
      return `${name}, tier ${String(tier?.name)} takes ${takenText(definition.policy, index)} and covers ${coveredText(tier?.regions ?? "all", why)}${ahead}.`;
    }
  }
}

/** Returns the regions that a placement covers, and says if this region is not one of them. */
function coveredText(regions: "all" | "home" | readonly string[], why: Why): string {
  const words =
    regions === "all"
      ? "all regions of the policy"
      : regions === "home"
        ? `the home region only, ${why.version.home}`
        : firstFew(regions, FEW) || "no region";
  return why.slot?.isPlaced ? words : `${words}: not ${why.region}`;
}

function homeText({ isOnlyHome, region }: Why): string | undefined {
  return isOnlyHome ? `Azure keeps every version in its home region, so it stays in ${region}.` : undefined;
}

function mirrorText({ copiedBy, region }: Why): string | undefined {
  if (copiedBy.length === 0) return undefined;
  const copies = copiedBy.length === 1 ? "copies" : "copy";
  return `${firstFew(copiedBy)} ${copies} it from ${region}, so it stays there for as long as the mirror exists.`;
}

function latestText(why: Why): string {
  const { definition, latest, version, region, target } = why;
  if (why.isLatestOpen) return `latest is not known in ${region}: a version that can't be read may serve there.`;
  if (!definition.versions.some((each) => isOrMayBeIn(each, region)))
    return `No version of ${definition.name} is in ${region}, so latest resolves to nothing there.`;
  const what = latest === null ? `latest resolves to nothing in ${region}` : `latest is ${latest} in ${region}`;
  if (latest === version.version) return `${what}: this version.`;
  if (!target?.excludeFromLatest) return `${what}.`;
  return `${what}; this version is excluded from latest there, ${exclusionText(why)}.`;
}

function isOrMayBeIn(version: ItemVersionPlan, region: string): boolean {
  return version.targetRegions.some(({ name }) => name === region) || mayBeIn(version, region);
}

function exclusionText({ definition, isOnlyHome, version, slot, target }: Why): string {
  if (definition.foundIn !== undefined) return asSaid(definition.foundIn);
  const kind = slot?.kind;
  if (kind === "candidate") return "since it is a candidate";
  if (kind === "withdrawn") return "since it is withdrawn";
  if (kind === "retired") return "since it is retired";
  if (kind === "prestaged") return `since its ring, ${String(version.spec.ring)}, does not reach it`;
  if (target?.because.clause === "mirror") return "since only a mirror needs it there";
  return isOnlyHome ? "since only its home keeps it there" : "by its flag";
}

/** Returns a text about the provider only for a version that is not managed as most versions are. */
function providerText({ definition, version: { managedBy } }: Why): string | undefined {
  if (managedBy.provider === "azurerm" || definition.foundIn !== undefined) return undefined;
  return `Terraform manages it through ${managedBy.provider}, since ${managedBy.because.join(", and ")}.`;
}

function decidedText({ at, clause }: Why, place: Place | null): string | undefined {
  if (clause === "found") return undefined;
  const key = keyText(at);
  return place ? `${place.file}:${place.line}:${place.column}: ${key}` : key;
}

/** Returns `policies.fleet.tiers[0]`. */
function keyText(at: SpecPath): string {
  return at.map((key, index) => (typeof key === "number" ? `[${key}]` : index === 0 ? key : `.${key}`)).join("");
}
