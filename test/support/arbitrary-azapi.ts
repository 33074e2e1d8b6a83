import fc from "fast-check";
import type { ConfidentialVm, EdgeZone, RegionSettings, ReplicationPolicy } from "../../lib/spec/policy";
import type { GallerySettings, GallerySpec } from "../../lib/spec/gallery-spec";
import type { UefiSettings } from "../../lib/spec/uefi";
import type { ImageDefinitionSpec } from "../../lib/spec/image-definition-spec";
import type { DataDisk, ImageVersionSpec } from "../../lib/spec/image-version-spec";
import { maybe, SUBSCRIPTION, withoutUndefined } from "./arbitrary-policy";
import { arbitrarySpec, type ArbitrarySpecOptions } from "./arbitrary-spec";

const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers`;
const COMPUTE = `${GROUP}/Microsoft.Compute`;
const ACCOUNT = `${GROUP}/Microsoft.Storage/storageAccounts/images`;
const GUID = "22222222-2222-2222-2222-222222222222";

/** A valid spec that may also ask for whatever azurerm has no argument for. */
export function arbitraryAzapiSpec(options: ArbitrarySpecOptions = {}): fc.Arbitrary<GallerySpec> {
  return arbitrarySpec(options).chain((spec) => {
    const isEncrypted = JSON.stringify(spec.policies).includes("diskEncryptionSets");
    return fc
      .record({
        gallery: galleryOf(spec, isEncrypted),
        policies: eachOf(spec.policies ?? {}, policyOf),
        images: eachOf(spec.images ?? {}, (image) => imageOf(image, isEncrypted)),
        demand: fc.constant(spec.demand),
      })
      .map((parts) => withoutUndefined(parts) as GallerySpec);
  });
}

/** Each value changed by itself. */
function eachOf<T>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => fc.Arbitrary<T>,
): fc.Arbitrary<Record<string, T>> {
  const entries = Object.entries(record).map(([key, value]) => fc.tuple(fc.constant(key), change(value)));
  return fc.tuple(...entries).map((all) => Object.fromEntries<T>(all));
}

/** Both want one location for all, and sharing no disk encryption set. */
function galleryOf({ gallery, images = {} }: GallerySpec, isEncrypted: boolean): fc.Arbitrary<GallerySettings> {
  const all = Object.values(images);
  const versions = all.flatMap((image) => Object.values(image.versions ?? {}));
  if ([...all, ...versions].some(({ location }) => location !== undefined)) return fc.constant(gallery);
  const direct = fc.record(
    { subscriptions: fc.constant([SUBSCRIPTION, GUID]), tenants: fc.constant([GUID]) },
    { requiredKeys: ["subscriptions"] },
  );
  const sharing = isEncrypted ? fc.constant(undefined) : maybe(direct.map((given) => ({ direct: given })));
  return fc
    .record({ softDelete: maybe(fc.constant(true)), sharing })
    .map((parts) => ({ ...gallery, ...withoutUndefined(parts) }));
}

function policyOf(policy: ReplicationPolicy): fc.Arbitrary<ReplicationPolicy> {
  return maybe(arbitraryConfidentialVm).chain((confidentialVm) =>
    eachOf(policy.regions, (settings) => regionOf(settings, confidentialVm)).map((regions) => ({ ...policy, regions })),
  );
}

const arbitraryConfidentialVm: fc.Arbitrary<ConfidentialVm> = fc.constantFrom<ConfidentialVm>(
  { encryption: "EncryptedVMGuestStateOnlyWithPmk" },
  { encryption: "EncryptedWithCmk", diskEncryptionSetId: `${COMPUTE}/diskEncryptionSets/confidential` },
);

/** In all regions of a policy alike, or in none. */
function regionOf(settings: RegionSettings, confidentialVm: ConfidentialVm | undefined): fc.Arbitrary<RegionSettings> {
  const zone: fc.Arbitrary<EdgeZone> = fc.record(
    { replicas: fc.integer({ min: 1, max: 9 }), storage: fc.constantFrom("Premium_LRS" as const) },
    { requiredKeys: [] },
  );
  const zones = fc
    .subarray(["losangeles", "microsoftrrezm1"], { minLength: 1 })
    .chain((names) => eachOf(Object.fromEntries(names.map((name): [string, EdgeZone] => [name, {}])), () => zone));
  return fc.option(zones, { nil: undefined, freq: 3 }).map((edgeZones) => ({
    ...settings,
    ...withoutUndefined({ confidentialVm, edgeZones }),
  }));
}

/** Images for trusted launch are made from managed images, and may have UEFI settings; others may have data disks. */
function imageOf(image: ImageDefinitionSpec, isEncrypted: boolean): fc.Arbitrary<ImageDefinitionSpec> {
  const security = maybe(
    fc.constantFrom("trusted-launch-supported" as const, "trusted-launch-and-confidential-vm-supported" as const),
  );
  return security.chain((type) =>
    eachOf(image.versions ?? {}, (version) => versionOf(version, type !== undefined, isEncrypted)).map((versions) => ({
      ...image,
      ...(type && { security: type, generation: "V2" as const }),
      versions,
    })),
  );
}

function versionOf(
  version: ImageVersionSpec,
  isSecured: boolean,
  isEncrypted: boolean,
): fc.Arbitrary<ImageVersionSpec> {
  const endOfLife = fc.constantFrom("2090-01-01", "2090-01-01T10:30:00Z");
  const ending = maybe(endOfLife);
  if (version.source.published) return ending.map((date) => withoutUndefined({ ...version, endOfLife: date }) as never);
  const { snapshot, ...others } = version.source;
  const source = isSecured && snapshot !== undefined ? { managedImage: `${COMPUTE}/images/secured` } : version.source;
  const disks = snapshot !== undefined && !isSecured ? maybe(arbitraryDisks(isEncrypted)) : fc.constant(undefined);
  return fc
    .record({
      dataDisks: disks,
      uefi: isSecured ? maybe(arbitraryUefi) : fc.constant(undefined),
      blocked: maybe(endOfLife),
      endOfLife: ending,
      tags: maybe(fc.constant({ team: "images" })),
    })
    .map(({ blocked, endOfLife: date, ...parts }) => ({
      ...version,
      ...(withoutUndefined({ ...parts, endOfLife: blocked ?? date }) as Partial<ImageVersionSpec>),
      ...(blocked !== undefined && { blockDeletionBeforeEndOfLife: true }),
      source: Object.keys(others).length > 0 ? version.source : source,
    }));
}

/** An encrypted version takes no blob. */
function arbitraryDisks(isEncrypted: boolean): fc.Arbitrary<DataDisk[]> {
  const caching = maybe(fc.constantFrom("None" as const, "ReadOnly" as const, "ReadWrite" as const));
  const fromBlob = isEncrypted ? fc.constant(false) : fc.boolean();
  return fc.uniqueArray(fc.nat(63), { minLength: 1, maxLength: 3 }).chain((luns) =>
    fc.tuple(
      ...luns.map((lun) =>
        fc.record({ caching, fromBlob }).map(({ caching: mode, fromBlob: isBlob }): DataDisk => ({
          lun,
          ...(isBlob
            ? { blob: { uri: `https://images.blob.core.windows.net/vhds/${lun}.vhd`, storageAccountId: ACCOUNT } }
            : { snapshot: `${COMPUTE}/snapshots/data-${lun}` }),
          ...(mode && { caching: mode }),
        })),
      ),
    ),
  );
}

const KEY = { type: "x509" as const, value: ["MIIC"] };

const arbitraryUefi: fc.Arbitrary<UefiSettings> = fc.constantFrom<UefiSettings>(
  { signatureTemplates: ["MicrosoftWindowsTemplate"] },
  { signatureTemplates: ["NoSignatureTemplate"], additionalSignatures: { pk: KEY, db: [KEY] } },
);
