import type { ReplicationPolicy } from "../lib/spec/policy";

/** The policies by name: those of a gallery, and those that definitions were given as objects. */
export class NamedPolicies {
  private readonly policies: Map<string, ReplicationPolicy>;
  private readonly names: Map<string, string>;
  private readonly taken: Set<string>;

  /** `namesInUse` are names by which definitions mean a policy of the gallery. No other policy gets one of them. */
  constructor(policies: Readonly<Record<string, ReplicationPolicy>>, namesInUse: readonly string[]) {
    this.policies = new Map(Object.entries(policies));
    this.names = new Map([...this.policies].map(([name, policy]) => [JSON.stringify(policy), name]));
    this.taken = new Set([...this.policies.keys(), ...namesInUse]);
  }

  /**
   * Returns the name of a policy. Equal policies share one name: the gallery's, else that of the first definition with
   * it.
   */
  nameOf(policy: ReplicationPolicy, definition: string): string {
    const key = JSON.stringify(policy);
    const known = this.names.get(key);
    if (known !== undefined) return known;
    let name = definition;
    while (this.taken.has(name)) name += " (its own)";
    this.taken.add(name);
    this.names.set(key, name);
    this.policies.set(name, policy);
    return name;
  }

  toRecord(): Record<string, ReplicationPolicy> {
    return Object.fromEntries(this.policies);
  }
}
