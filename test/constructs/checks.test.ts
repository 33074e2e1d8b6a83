import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, type App } from "cdktf";
import { configureChecks, type CheckSettings } from "../../constructs/checks";
import { Gallery } from "../../constructs/gallery";
import { defineRule } from "../../lib/check/rule";
import { example } from "../../lib/check/facts/examples";
import type { GallerySpec } from "../../lib/spec/gallery-spec";
import { newApp, newStack } from "../support/synthesized";

/** `too-many-replicas`, an error at `policies/fleet`. */
const TOO_MANY = example({ policy: { tiers: [{ name: "all", take: "rest", regions: "home", replicas: 101 }] } });
const ACKNOWLEDGEMENT = { rule: "too-many-replicas", path: "policies/fleet", reason: "Microsoft raised it for us" };

function appOf(settings: CheckSettings | undefined, spec: GallerySpec): App {
  const app = newApp();
  if (settings) configureChecks(app, settings);
  Gallery.fromSpec(newStack(app), "images", spec);
  return app;
}

/** Messages of the annotations of a synthesized app. */
function annotations(app: App): string[] {
  app.synth();
  const manifest = JSON.parse(readFileSync(join(app.outdir, "manifest.json"), "utf8")) as {
    stacks: Record<string, { annotations: { message: string }[] }>;
  };
  return Object.values(manifest.stacks).flatMap((stack) => stack.annotations.map(({ message }) => message));
}

test("without settings an error stops synth", () => {
  expect(() => appOf(undefined, TOO_MANY).synth()).toThrow("error[too-many-replicas]");
});

test("an acknowledged error does not stop synth, whether the app or the spec acknowledges it, and is no annotation", () => {
  expect(annotations(appOf({ acknowledge: [ACKNOWLEDGEMENT] }, TOO_MANY))).toEqual([]);
  expect(annotations(appOf(undefined, { ...TOO_MANY, acknowledge: [ACKNOWLEDGEMENT] }))).toEqual([]);
});

test("an acknowledgement holds until its last day, when the app knows the day", () => {
  const acknowledge = [{ ...ACKNOWLEDGEMENT, until: "2026-06-30" }];
  expect(() => appOf({ acknowledge, asOf: "2026-06-30" }, TOO_MANY).synth()).not.toThrow();
  expect(() => appOf({ acknowledge, asOf: "2026-07-01" }, TOO_MANY).synth()).toThrow("error[too-many-replicas]");
});

test("severities hold at synth", () => {
  expect(() => appOf({ severities: { "no-images": "error" } }, example({ spec: { images: {} } })).synth()).toThrow(
    "error[no-images]",
  );
});

test("limits and usage hold at synth", () => {
  const spec = example({ gallery: { subscription: "11111111-1111-1111-1111-111111111111" } });
  const usage = [{ subscription: "11111111-1111-1111-1111-111111111111", region: "westeurope", galleries: 1 }];
  expect(() => appOf({ limits: { galleries: 1 } }, spec).synth()).not.toThrow();
  expect(() => appOf({ limits: { galleries: 1 }, usage }, spec).synth()).toThrow("error[too-many-galleries]");
});

test("own rules hold at synth", () => {
  const never = defineRule({
    id: "any-gallery",
    severity: "error",
    summary: "a gallery",
    source: "https://example.com/",
    find: ({ plans }) => plans.map((plan) => ({ plan, at: ["gallery"] })),
    problem: () => "there is a gallery",
    help: () => "remove it",
    bad: [],
    good: [],
  });
  expect(() => appOf({ rules: [never] }, example()).synth()).toThrow("error[any-gallery]: there is a gallery");
});

test("settings that mean nothing are refused where they are given, all at once", () => {
  const settings = { severities: { "too-many-replica": "error" as const }, asOf: "today" };
  const app = newApp();
  expect(() => configureChecks(app, settings)).toThrow(
    [
      "these settings of a check mean nothing:",
      "  severities: there is no rule `too-many-replica`; did you mean `too-many-replicas`",
      '  asOf: "today" is not a date; write today as YYYY-MM-DD',
    ].join("\n"),
  );
  expect(() => configureChecks(app, {})).not.toThrow();
});

test("settings may be given anywhere in the app, and after its galleries", () => {
  const app = newApp();
  const stack = newStack(app);
  Gallery.fromSpec(stack, "images", TOO_MANY);
  configureChecks(stack, { acknowledge: [ACKNOWLEDGEMENT] });
  expect(() => app.synth()).not.toThrow();
});

test("settings that are given after a refused synth are heard", () => {
  const app = appOf(undefined, TOO_MANY);
  expect(() => app.synth()).toThrow("too-many-replicas");
  configureChecks(app, { acknowledge: [ACKNOWLEDGEMENT] });
  expect(() => app.synth()).not.toThrow();
});

test("settings of one app are not another's, and a second call is refused", () => {
  const app = newApp();
  configureChecks(app, {});
  expect(() => configureChecks(new TerraformStack(app, "a"), {})).toThrow(
    "the checks of this app are configured already; give all settings in one call of configureChecks",
  );
  expect(() => configureChecks(newApp(), {})).not.toThrow();
});

test("the checks of a gallery's props and of its file hold at synth, beside those of the app", () => {
  expect(() => appOf(undefined, example({ spec: { checks: { allowedRegions: ["westeurope"] } } })).synth()).toThrow(
    "error[disallowed-region]: `northeurope` is not an allowed region; allowed is westeurope",
  );
  expect(() => appOf({ requiredTags: ["team"] }, example()).synth()).toThrow("error[missing-required-tag]");
  const app = newApp();
  const settings = { name: "contoso_images", resourceGroup: "rg-images", location: "westeurope" };
  new Gallery(newStack(app), "images", { ...settings, checks: { severities: { "no-images": "error" } } });
  expect(() => app.synth()).toThrow("error[no-images]");
});
