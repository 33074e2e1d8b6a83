import type { ResolvedPlacement, ResolvedPolicy, ResolvedTier } from "./placement";
import type { ConfidentialVm, EdgeZone, RegionSettings } from "../spec/policy";
import type { Kind, RankedVersion } from "./ranking";
import type { SizedReplicas } from "./replicas";
import type { StorageAccountType } from "../azure/storage-account-types";
import { storageAccountType } from "./storage";
import { valueIn } from "../text/value-in";
import type { Version } from "../spec/version-number";

/** A target region of a version. Versions with the same settings there share one object. */
export interface TargetRegion {
  readonly name: string;
  readonly replicas: number;
  readonly storageAccountType: StorageAccountType;
  readonly diskEncryptionSetId: string | undefined;
  readonly excludeFromLatest: boolean;
  /** The encryption of disks of confidential machines there. @default - not set */
  readonly confidentialVm?: ConfidentialVm;
  /** Edge zones of the region that hold it too, by name. @default - none */
  readonly edgeZones?: Readonly<Record<string, EdgeZone>>;
  readonly because: Because;
}

/** The clause that put a version into a region. */
export type Because =
  /** A tier takes the serving version by its rank. */
  | ({ readonly clause: "tier" } & ByTier)
  /** The withdrawn version is kept where its rank would have put it. */
  | ({ readonly clause: "withdrawn" } & ByTier)
  /** The retired version is kept where its rank puts it. */
  | ({ readonly clause: "retired" } & ByTier)
  /** The version is replicated ahead of its ring. */
  | ({ readonly clause: "prestage" } & ByTier)
  | { readonly clause: "candidates"; readonly sized: SizedReplicas }
  /** The version's own `placement`. */
  | { readonly clause: "placement" }
  /** Only Azure's demand that a version is kept in its home region, or its last stage before it is deleted. */
  | { readonly clause: "home" }
  /** A mirror of the gallery copies the version from its own home region. */
  | { readonly clause: "mirror" }
  /** The version stands in a Terraform file, which does not give the reason. */
  | { readonly clause: "found" };

/** Reports whether a clause of the policy or of the version puts it there, and not only what Azure or a mirror needs. */
export function isPlacing({ clause }: Because): boolean {
  return clause !== "home" && clause !== "mirror";
}

/** A tier that puts versions into a region. */
interface ByTier {
  /** Its name. By mistake, another tier of the policy may have the same one. */
  readonly tier: string;
  /** Its index in the policy. */
  readonly tierIndex: number;
  readonly sized: SizedReplicas;
}

/** The settings of a version that its target regions depend on. */
export interface PlacedVersion extends RankedVersion {
  readonly number: Version | undefined;
  readonly home: string;
  /** Its own placement, by region. */
  readonly placement: ReadonlyMap<string, number> | undefined;
  /** True if nothing but its home keeps it, whatever places it. */
  readonly isOnlyAtHome: boolean;
  /** Its own storage, by region. */
  readonly storage: ReadonlyMap<string, StorageAccountType>;
}

/** The clauses of a policy, which give the number of replicas. */
type PolicyClause = Extract<Because, { readonly sized: SizedReplicas }>;

const OWN: Because = { clause: "placement" };
const ONLY_HOME: Because = { clause: "home" };
const FOR_MIRROR: Because = { clause: "mirror" };
const CLAUSES = { serving: "tier", withdrawn: "withdrawn", retired: "retired", prestaged: "prestage" } as const;

/** The targets of a policy in one region. Each kind of target is made once: thousands of versions share a few. */
export class TargetsInRegion {
  private readonly settings: RegionSettings | undefined;
  private readonly reasons = new Map<ResolvedPlacement, Map<Kind, PolicyClause>>();
  private readonly targets = new Map<Because, Map<number, TargetRegion[]>>();

  constructor(
    readonly name: string,
    private readonly policy: ResolvedPolicy,
  ) {
    this.settings = policy.regions.get(name);
  }

  /** Returns the target of a version of that kind and tier; undefined when no clause puts it here. */
  targetOf(version: PlacedVersion, kind: Kind, tier: number | undefined): TargetRegion | undefined {
    if (version.isOnlyAtHome) return undefined;
    const isHidden = kind !== "serving";
    if (version.placement) {
      const replicas = version.placement.get(this.name);
      return replicas === undefined ? undefined : this.target(version, OWN, replicas, isHidden);
    }
    const placement = kind === "candidate" ? this.policy.candidates : this.policy.tiers[tier ?? -1];
    if (!placement?.covers(this.name, version.home)) return undefined;
    const because = this.because(placement, kind);
    return this.target(version, because, because.sized.count, isHidden);
  }

  /** Returns the target in the home region. Azure keeps every version at home. One that no clause puts here is hidden. */
  onlyHome(version: PlacedVersion): TargetRegion {
    return this.target(version, ONLY_HOME, 1, true);
  }

  /** Returns the target in the home region of a mirror, which copies the version from there. It is hidden. */
  forMirror(version: PlacedVersion): TargetRegion {
    return this.target(version, FOR_MIRROR, 1, true);
  }

  private because(placement: ResolvedPlacement, kind: Kind): PolicyClause {
    const ofPlacement = valueIn(this.reasons, placement, () => new Map<Kind, PolicyClause>());
    return valueIn(ofPlacement, kind, () => {
      const sized = placement.replicas(this.name);
      if (kind === "candidate") return { clause: "candidates", sized };
      const { name, index } = placement as ResolvedTier;
      return { clause: CLAUSES[kind], tier: name, tierIndex: index, sized };
    });
  }

  private target(version: PlacedVersion, because: Because, replicas: number, excludeFromLatest: boolean): TargetRegion {
    const { settings, name } = this;
    const type = version.storage.get(name) ?? storageAccountType(settings?.storage, name, version.number);
    const alike = valueIn(this.targets, because, () => new Map<number, TargetRegion[]>());
    const targets = valueIn(alike, replicas, () => []);
    const found = targets.find(
      (target) => target.storageAccountType === type && target.excludeFromLatest === excludeFromLatest,
    );
    if (found) return found;
    const made = {
      name,
      replicas,
      storageAccountType: type,
      diskEncryptionSetId: settings?.diskEncryptionSetId,
      excludeFromLatest,
      ...(settings?.confidentialVm && { confidentialVm: settings.confidentialVm }),
      ...(settings?.edgeZones && { edgeZones: settings.edgeZones }),
      because,
    };
    targets.push(made);
    return made;
  }
}
