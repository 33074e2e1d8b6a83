import type { SecurityType } from "../spec/image-definition-spec";
import type { ImageSourceSpec } from "../spec/image-version-spec";
import { computeId, example } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";
import { sourceKinds, type SourceKind } from "../check/facts/source-kinds";

interface Fit {
  readonly kinds: readonly SourceKind[];
  readonly words: string;
}

/** The security types that also allow plain machines: their sources hold no guest state. */
const PLAIN: Fit = { kinds: ["managedImage", "blob"], words: "a managed image or a blob" };
const STATEFUL: Fit = { kinds: ["virtualMachine", "snapshot"], words: "a virtual machine, a disk or a snapshot" };

const FIT: Readonly<Record<SecurityType, Fit>> = {
  "trusted-launch-supported": PLAIN,
  "trusted-launch": STATEFUL,
  "confidential-vm-supported": PLAIN,
  "confidential-vm": STATEFUL,
  "trusted-launch-and-confidential-vm-supported": PLAIN,
};

/** The kinds of sources that the rule covers. Another rule covers the others, or their contents are not known. */
const WORDS: Partial<Record<SourceKind, string>> = {
  managedImage: "a managed image",
  blob: "a blob",
  virtualMachine: "a virtual machine",
  snapshot: "a disk or a snapshot",
};

interface UnfitSource {
  readonly security: SecurityType;
  readonly kind: SourceKind;
}

export const sourceUnfitForSecurityType = defineRule<ItemFault<UnfitSource>>({
  id: "source-unfit-for-security-type",
  severity: "error",
  section: "versions",
  summary: "a source of a kind that an image's security type excludes",
  why: "azurerm takes any kind of source with any security type, and Azure refuses the version at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/virtual-machines/trusted-launch-portal",
  find: ({ plans }) =>
    imageFaults<UnfitSource>(
      plans,
      ({ definition, version, at }) => {
        const { security } = definition.spec;
        const [kind, ...others] = sourceKinds(version.spec.source);
        if (security === undefined || kind === undefined || others.length > 0) return undefined;
        if (WORDS[kind] === undefined || FIT[security].kinds.includes(kind)) return undefined;
        return { security, kind, at: [...at, "source", kind] };
      },
      ({ kind }) => kind,
    ),
  problem: (fault) =>
    `${fault.owner} has the security type ${fault.security}, but ${ofVersions(fault)} would be made from ${String(WORDS[fault.kind])}; Azure makes these from ${FIT[fault.security].words}`,
  help: ({ security }, syntax) =>
    `name ${FIT[security].words} as the source, or put it into a definition with ${syntax.set("security", otherSecurity(security))}`,
  bad: [made({ snapshot: computeId("snapshots/ubuntu") })],
  good: [made({ managedImage: computeId("images/ubuntu") })],
});

function made(source: ImageSourceSpec) {
  return example({ image: { generation: "V2", security: "trusted-launch-supported" }, version: { source } });
}

/** Returns the security type of the same family that takes the other kinds of source. */
function otherSecurity(security: SecurityType): string {
  if (security === "trusted-launch-and-confidential-vm-supported") return "trusted-launch";
  const plain = security.replace("-supported", "");
  return plain === security ? `${security}-supported` : plain;
}
