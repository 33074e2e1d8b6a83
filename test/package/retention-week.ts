import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseSpec } from "../../lib/parse/parse-spec";
import { plansOf } from "../../lib/plan/plan";
import { answered, answersOf, reached, SUBSCRIPTION } from "../support/retention";
import { checkedOut, commit, git, type Machine } from "./machine";

/** Gives the checkout two good versions, a retention and a remote, and saves what Azure would answer. */
export function prepareRetention(machine: Machine, { keep }: { readonly keep: number }): void {
  const text = checkedOut(machine, "gallery.yaml")
    .replace("        ring: canary\n", "")
    .replace("  fleet:\n", `  fleet:\n    retention: { keep: ${keep}, days: 90, atMost: { share: 1 } }\n`)
    .replace("location: westeurope,", `location: westeurope, subscription: ${SUBSCRIPTION},`);
  const save = (name: string, answer: unknown) => writeFileSync(join(machine.stubs, name), JSON.stringify(answer));
  save("azure.json", answersOf(plansOf(parseSpec(text).spec)));
  save("used-by.json", answered([reached(["my_images"])]));
  commit(machine, { "gallery.yaml": text });
  git(machine, "init", "--quiet", "--bare", join(machine.stubs, "remote.git"));
  git(machine, "remote", "add", "origin", join(machine.stubs, "remote.git"));
}
