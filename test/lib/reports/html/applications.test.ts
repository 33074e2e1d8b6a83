import { check } from "../../../../lib/check/check";
import { cost } from "../../../../lib/cost/cost";
import { matrixHtml, reportHtml } from "../../../../lib/reports/html/page";
import { RULES } from "../../../../lib/rules/index";
import type { Finding } from "../../../../lib/spec/finding";
import { plannedAgents } from "../../../support/agent-gallery";

const PLAN = plannedAgents();

/** The texts of all elements with a tag. */
function textsOf(page: string, tag: string): string[] {
  const elements = page.matchAll(new RegExp(`<${tag}(?: [^>]*)?>(.*?)</${tag}>`, "g"));
  return [...elements].map(([, text = ""]) => text.replace(/<[^>]*>/g, ""));
}

test("the page has a section for each item, counts applications apart, and filters both", async () => {
  const page = await reportHtml({ plans: [PLAN], findings: [], cost: cost([PLAN]) });
  expect(textsOf(page, "title")[0]).toBe("Image and VM application versions by region: contoso_images");
  expect(textsOf(page, "h2")).toContain("Image definitions and VM applications");
  expect(textsOf(page, "h3")).toEqual(["contoso_images/agent", "VM application contoso_images/applications/agent"]);
  expect(textsOf(page, "dt").slice(0, 3)).toEqual(["image definition", "VM application", "versions"]);
  expect(textsOf(page, "dd").slice(0, 3)).toEqual(["1", "1", "3"]);
  expect(page).toContain('<label>Image or application <input type="search" name="definition"');
  // Its row and the bars of its versions are found by the same path as its section.
  const paths = [...page.matchAll(/data-definition="([^"]*)"/g)].map(([, path]) => path);
  expect(paths.filter((path) => path === "contoso_images/applications/agent")).toHaveLength(4);
});

test("a page of applications alone speaks of no images", async () => {
  const { applications } = PLAN;
  const page = await matrixHtml([{ spec: { ...PLAN.spec, images: {} }, definitions: [], applications }]);
  expect(textsOf(page, "title")).toEqual(["VM application versions by region: contoso_images"]);
  expect(textsOf(page, "h2")).toEqual(["VM applications"]);
  expect(textsOf(page, "h3")).toEqual(["VM application contoso_images/agent"]);
  expect(page).toContain("<label>Application <input");
});

test("a page of images alone is as it was", async () => {
  const page = await matrixHtml([
    { spec: { ...PLAN.spec, applications: {} }, definitions: PLAN.definitions, applications: [] },
  ]);
  expect(textsOf(page, "title")).toEqual(["Image versions by region: contoso_images"]);
  expect(textsOf(page, "h2")).toEqual(["Image definitions"]);
  expect(page).toContain("<label>Definition <input");
});

test("the filter finds the findings of an application that has the name of an image by the application", async () => {
  const [finding] = check(RULES, [
    plannedAgents("regions: { westeurope: {}, northeurope: {} }", "regions: { moon: {} }"),
  ]);
  const of = (path: string): Finding => ({ ...(finding as Finding), path });
  const findings = [of("contoso_images/applications/agent/1.0.0"), of("contoso_images/agent/1.0.0")];
  const page = await reportHtml({ plans: [PLAN], findings });
  const [, list = ""] = /<ul class="findings">(.*?)<\/ul>/s.exec(page) ?? [];
  expect([...list.matchAll(/data-definition="([^"]*)"/g)].map(([, path]) => path)).toEqual([
    "contoso_images/applications/agent",
    "contoso_images/agent",
  ]);
});
