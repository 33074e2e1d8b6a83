import type { ImageSourceSpec, SecurityType } from "../spec";
import { example } from "./examples";
import { imageFaults, ofVersions, type ImageFault } from "./image-faults";
import { defineRule } from "./rule";
import { sourceKinds, type SourceKind } from "./source-kinds";

/** What versions of a security type are made from: of those that a spec can name today. */
const FIT: Readonly<Record<SecurityType, readonly SourceKind[]>> = {
  "trusted-launch-supported": ["managedImage", "blob"],
  "trusted-launch": ["virtualMachine", "snapshot"],
  "confidential-vm-supported": ["managedImage", "blob"],
  "confidential-vm": ["virtualMachine", "snapshot"],
};

/** Other kinds are findings of another rule, or not known. */
const WORDS: Partial<Record<SourceKind, string>> = {
  managedImage: "a managed image",
  blob: "a blob",
  virtualMachine: "a virtual machine",
  snapshot: "a disk or snapshot",
};

interface UnfitSource {
  readonly security: SecurityType;
  readonly kind: SourceKind;
}

export const sourceUnfitForSecurityType = defineRule<ImageFault<UnfitSource>>({
  id: "source-unfit-for-security-type",
  severity: "error",
  summary: "a source of a kind that an image's security type excludes",
  source: "https://learn.microsoft.com/azure/virtual-machines/trusted-launch-portal",
  find: ({ plans }) =>
    imageFaults<UnfitSource>(
      plans,
      ({ definition, version, at }) => {
        const { security } = definition.spec;
        const [kind, ...others] = sourceKinds(version.spec.source);
        if (security === undefined || kind === undefined || others.length > 0) return undefined;
        if (WORDS[kind] === undefined || FIT[security].includes(kind)) return undefined;
        return { security, kind, at: [...at, "source", kind] };
      },
      ({ kind }) => kind,
    ),
  problem: (fault) =>
    `${fault.image} has the security type ${fault.security}, but ${ofVersions(fault)} would be made from ${String(WORDS[fault.kind])}; Azure makes these from ${fitWords(fault.security)}`,
  help: ({ security }) =>
    `name ${fitWords(security)} as the source, or put it into a definition with \`security: ${otherSecurity(security)}\``,
  bad: [made({ snapshot: "/snapshots/ubuntu" })],
  good: [made({ managedImage: "/images/ubuntu" })],
});

function made(source: ImageSourceSpec) {
  return example({ image: { generation: "V2", security: "trusted-launch-supported" }, version: { source } });
}

function fitWords(security: SecurityType): string {
  return FIT[security].map((kind) => String(WORDS[kind])).join(" or ");
}

/** The security type of the same family that takes the other kinds of source. */
function otherSecurity(security: SecurityType): string {
  const plain = security.replace("-supported", "");
  return plain === security ? `${security}-supported` : plain;
}
