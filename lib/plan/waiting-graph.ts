import { valueIn } from "../text/value-in";
import type { VersionPlan } from "./plan";

/** A version, and the one that it is made from. */
export interface Step {
  readonly version: VersionPlan;
  readonly source: VersionPlan;
}

/** A version among those that wait for each other. */
interface Node {
  /** The versions that it waits for, whatever it is made from. */
  readonly waits: Node[];
  /** The version that it is made from, where it may wait for it. */
  source: Node | undefined;
  /** True while it may be part of a cycle. */
  isOpen: boolean;
  /** The search that saw it last. */
  seenBy: Node | undefined;
}

/**
 * Returns the versions that can wait for their source. Where waits and sources together are a cycle, the first of its
 * steps that would close it is left out; waits alone are never a cycle.
 */
export function keptOrders(
  steps: readonly Step[],
  waitsOf: (version: VersionPlan) => readonly VersionPlan[],
): ReadonlySet<VersionPlan> {
  if (steps.length === 0) return new Set();
  const nodes = nodesOf(steps, waitsOf);
  const nodeOf = (version: VersionPlan): Node => nodes.get(version) as Node;
  for (const { version, source } of steps) nodeOf(version).source = nodeOf(source);
  closeOutside([...nodes.values()]);
  // A step between versions that are in no cycle is kept. Of the others each is added to those before it.
  const doubtful = steps.filter(({ version, source }) => nodeOf(version).isOpen && nodeOf(source).isOpen);
  for (const { version } of doubtful) nodeOf(version).source = undefined;
  const kept = new Set(steps.map(({ version }) => version));
  for (const { version, source } of doubtful) {
    if (reaches(nodeOf(source), nodeOf(version))) kept.delete(version);
    else nodeOf(version).source = nodeOf(source);
  }
  return kept;
}

/** Returns a node for each version that a step leads to, over waits. */
function nodesOf(
  steps: readonly Step[],
  waitsOf: (version: VersionPlan) => readonly VersionPlan[],
): ReadonlyMap<VersionPlan, Node> {
  const nodes = new Map<VersionPlan, Node>();
  const open: VersionPlan[] = [];
  const nodeOf = (version: VersionPlan): Node =>
    valueIn(nodes, version, () => {
      open.push(version);
      return { waits: [], source: undefined, isOpen: true, seenBy: undefined };
    });
  for (const { version, source } of steps) [version, source].forEach(nodeOf);
  for (let version = open.pop(); version; version = open.pop()) {
    const { waits } = nodeOf(version);
    for (const other of waitsOf(version)) waits.push(nodeOf(other));
  }
  return nodes;
}

/** Closes the nodes that are in no cycle: first those that lead to none, then those that none leads to. */
function closeOutside(nodes: readonly Node[]): void {
  const before = new Map<Node, Node[]>(nodes.map((node) => [node, []]));
  for (const node of nodes) for (const next of nextOf(node)) (before.get(next) as Node[]).push(node);
  close(nodes, nextOf, (node) => before.get(node) as Node[]);
  close(nodes, (node) => before.get(node) as Node[], nextOf);
}

/** Closes each node without an open one in one direction, and then the nodes in the other direction that this leaves so. */
function close(
  nodes: readonly Node[],
  to: (node: Node) => readonly Node[],
  from: (node: Node) => readonly Node[],
): void {
  const isNeeded = ({ isOpen }: Node): boolean => isOpen;
  const left = new Map(nodes.filter(isNeeded).map((node) => [node, to(node).filter(isNeeded).length]));
  const ready = [...left.keys()].filter((node) => left.get(node) === 0);
  for (let node = ready.pop(); node; node = ready.pop()) {
    node.isOpen = false;
    for (const other of from(node)) {
      if (!other.isOpen) continue;
      const count = (left.get(other) as number) - 1;
      left.set(other, count);
      if (count === 0) ready.push(other);
    }
  }
}

function nextOf({ waits, source }: Node): readonly Node[] {
  return source ? [...waits, source] : waits;
}

/** Reports whether a node waits for another one, over any number of others. */
function reaches(from: Node, to: Node): boolean {
  const open = [from];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node === to) return true;
    if (!node.isOpen || node.seenBy === to) continue;
    node.seenBy = to;
    open.push(...nextOf(node));
  }
  return false;
}
