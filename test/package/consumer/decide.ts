// A program of a user who has no cdktf: plans and checks a text.
import { check, parseSpec, plan, type Finding, type GalleryPlan } from "gallerist/lib";

const parsed = parseSpec(
  "gallery: { name: -contoso, resourceGroup: rg, location: westeurope }\nimages: {}\n",
  "g.yaml",
);
const planned: GalleryPlan = plan(parsed.spec);
const findings: Finding[] = check([planned], { origins: new Map([[parsed.spec, parsed]]) });
console.log(findings.map(({ rule }) => rule).join(" "));
