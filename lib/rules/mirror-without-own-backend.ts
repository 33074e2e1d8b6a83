import { mirrorExample, mirrors, type MirrorItem } from "../check/facts/mirrors";
import { defineRule, type Violation } from "../check/rule";
import type { MirrorSpec } from "../spec/mirror-spec";
import { byCodeUnit } from "../text/order";
import { shown } from "../text/wording";

type Backend = NonNullable<MirrorSpec["backend"]>;

interface MirrorWithoutOwnBackend extends Violation {
  readonly subject: string;
  /** The gallery or mirror that has a backend. */
  readonly other: string;
  /** True if the mirror names the same backend. */
  readonly isShared: boolean;
}

export const mirrorWithoutOwnBackend = defineRule<MirrorWithoutOwnBackend>({
  id: "mirror-without-own-backend",
  severity: "error",
  section: "mirrors",
  summary: "a mirror has no backend, and its gallery names one; or it has the backend of another configuration",
  why: "A mirror is applied alone, with a state of its own: in one state, each apply would destroy what the other configuration made.",
  source: "https://developer.hashicorp.com/terraform/language/backend",
  *find({ plans }) {
    const owners = new Map<string, string>();
    for (const { spec } of plans) {
      const backend = spec.mirrors && spec.terraform?.backend;
      if (backend) owners.set(textOf(backend), spec.gallery.name);
    }
    for (const item of mirrors(plans)) yield* faultsOf(item, owners);
  },
  problem: ({ subject, other, isShared }) =>
    isShared
      ? `${subject} has the backend of ${shown(other)}: both would keep one state`
      : `${subject} has no backend, while ${shown(other)} has one: its state would be on the disk of whoever applies it`,
  help: () => "set `backend` of the mirror, best in storage that is not lost with the gallery's region",
  bad: [withBackend({})],
  good: [withBackend({ backend: { azurerm: { key: "mirror.tfstate" } } })],
});

function* faultsOf(item: MirrorItem, owners: Map<string, string>): Iterable<MirrorWithoutOwnBackend> {
  const { plan, gallery, name, mirror, at, subject } = item;
  if (plan === gallery) return; // a stack of a program names its own
  if (mirror.backend === undefined) {
    const other = gallery.spec.gallery.name;
    if (gallery.spec.terraform?.backend) yield { plan, at, subject, other, isShared: false };
    return;
  }
  const other = owners.get(textOf(mirror.backend));
  if (other !== undefined) yield { plan, at: [...at, "backend"], subject, other, isShared: true };
  owners.set(textOf(mirror.backend), name);
}

/** Returns a backend as a text in which the order of its arguments has no meaning. */
function textOf(backend: Backend): string {
  const settings = Object.entries(backend).flatMap(([type, settings]) => [
    JSON.stringify([type]),
    ...Object.entries(settings).map((setting) => JSON.stringify([type, ...setting])),
  ]);
  return settings.sort(byCodeUnit).join("\n");
}

function withBackend(mirror: Partial<MirrorSpec>) {
  return mirrorExample(mirror, { spec: { terraform: { backend: { azurerm: { key: "images.tfstate" } } } } });
}
