import { didYouMean } from "../lib/nearest";
import { pageText } from "../lib/reports/page";
import { ruleEntries } from "../lib/reports/rule-entries";
import { rulesText } from "../lib/reports/rule-index";
import { rulePage } from "../lib/reports/rule-page";
import { found } from "../lib/rules/wording";
import { EXIT, Refusal } from "./refusal";
import { layoutFor } from "./terminal";

/** Pages are prose: elsewhere than on a terminal they are as wide as one. */
const WIDTH = 80;

/** `gallerist explain`: the page of a rule, or the list of all. */
export function explain(id: string | undefined): number {
  const layout = layoutFor(process.stdout);
  const options = { ...layout, width: layout.width ?? WIDTH };
  process.stdout.write(id === undefined ? rulesText(options) : pageText(pageOf(id), options));
  return EXIT.fine;
}

function pageOf(id: string): NonNullable<ReturnType<typeof rulePage>> {
  const page = rulePage(id);
  if (page) return page;
  const ids = ruleEntries().map((entry) => entry.id);
  const advice = didYouMean(id, ids) ?? "gallerist explain lists all rules";
  throw new Refusal([`there is no rule ${found(id)}; ${advice}`]);
}
