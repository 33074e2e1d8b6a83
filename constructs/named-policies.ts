import type { ReplicationPolicy } from "../lib/spec/policy";

/** Policies by name: those of a gallery, and those that definitions were given as themselves. */
export class NamedPolicies {
  private readonly policies: Map<string, ReplicationPolicy>;
  private readonly names: Map<string, string>;
  private readonly taken: Set<string>;

  /** `namesInUse` are names that mean a policy of the gallery, if there is one: no other policy is called so. */
  constructor(policies: Readonly<Record<string, ReplicationPolicy>>, namesInUse: readonly string[]) {
    this.policies = new Map(Object.entries(policies));
    this.names = new Map([...this.policies].map(([name, policy]) => [JSON.stringify(policy), name]));
    this.taken = new Set([...this.policies.keys(), ...namesInUse]);
  }

  /** The name of a policy; the same policy has one name, by default that of the first definition that has it. */
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
