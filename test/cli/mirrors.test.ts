import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withFiles } from "../support/gallery-files";
import { gallerist } from "../support/gallerist";
import { LEAVING, MIRRORED, UNMIRRORED } from "../support/mirrored-gallery";

const FILES = { "gallery.yaml": MIRRORED, "none.yaml": UNMIRRORED, "leaving.yaml": LEAVING };
const MIRROR = "terraform/mirrors/contoso_dr";
const SYNTH = ["--out", "terraform"];

interface Configuration {
  readonly provider: { readonly azurerm: readonly { readonly subscription_id?: string }[] };
  readonly resource: Readonly<Record<string, object>>;
  readonly terraform: { readonly backend?: object };
}

const read = (cwd: string, file: string) => JSON.parse(readFileSync(join(cwd, file), "utf8")) as Configuration;

test("check: a gallery and its mirror are two galleries", async () => {
  await withFiles(FILES, async (cwd) => {
    const { code, out } = await gallerist(["check", "gallery.yaml"], { cwd });
    expect([code, out]).toEqual([0, "gallery.yaml: 2 images, 3 versions, 3 regions: nothing to report\n"]);
  });
});

test("matrix: the mirror's home stands in the gallery's table too, in brackets", async () => {
  await withFiles(FILES, async (cwd) => {
    const { out } = await gallerist(["matrix", "gallery.yaml"], { cwd });
    expect(out).toMatch(/^1\.1\.0 +published +2 +\(1\)$/m);
    expect(out).toMatch(/^1\.0\.0 +published +2 +·$/m);
    expect(out).toContain("contoso_dr/ubuntu: policy dr, home northeurope");
  });
});

test("cost: the replica for the mirror counts", async () => {
  await withFiles(FILES, async (cwd) => {
    const { out } = await gallerist(["cost", "gallery.yaml"], { cwd });
    expect(out).toMatch(/^contoso_images\/ubuntu +2 +5 +50$/m);
    expect(out).toMatch(/^contoso_dr\/ubuntu +1 +2 +20$/m);
  });
});

test("explain: the mirror is the reason, and its place the deciding one", async () => {
  await withFiles(FILES, async (cwd) => {
    const args = ["explain", "contoso_images/ubuntu", "1.1.0", "northeurope", "gallery.yaml"];
    const { out } = await gallerist(args, { cwd });
    expect(out).toContain("mirror:   contoso_dr copies it from northeurope");
    expect(out).toContain("replicas: 1 replica, since only a mirror needs it there.");
    expect(out).toContain("since only a mirror needs it there.\n");
    expect(out).toContain("decided:  gallery.yaml:3:3: mirrors.contoso_dr");
    const older = await gallerist(["explain", "contoso_images/ubuntu", "1.0.0", "northeurope", "gallery.yaml"], {
      cwd,
    });
    expect(older.out).not.toContain("mirror");
    const inMirror = await gallerist(["explain", "contoso_dr/ubuntu", "1.1.0", "northeurope", "gallery.yaml"], { cwd });
    expect(inMirror.out).toContain("decided:  gallery.yaml:15:13: policies.dr.tiers[0]");
  });
});

describe("diff", () => {
  test("a mirror that comes: the gallery changes in place, and the mirror is created", async () => {
    await withFiles(FILES, async (cwd) => {
      const { out } = await gallerist(["diff", "none.yaml", "gallery.yaml"], { cwd });
      expect(out).toContain("  ~ 1.1.0 changes in place\n      gains 1 replica, hidden from latest, in northeurope\n");
      expect(out).toContain("+ gallery contoso_dr is created");
    });
  });

  test("a mirror that leaves, in two steps: all of it first, then nothing more", async () => {
    await withFiles(FILES, async (cwd) => {
      const { out } = await gallerist(["diff", "gallery.yaml", "leaving.yaml"], { cwd });
      expect(out).toContain("      loses northeurope\n");
      expect(out).toContain("- gallery contoso_dr is destroyed");
      expect((await gallerist(["diff", "leaving.yaml", "none.yaml"], { cwd })).out).toBe("no change\n");
    });
  });

  test("the directory of synth has the mirror too", async () => {
    await withFiles(FILES, async (cwd) => {
      await gallerist(["synth", "gallery.yaml", ...SYNTH], { cwd });
      expect((await gallerist(["diff", "terraform", "gallery.yaml"], { cwd })).out).toBe("no change\n");
      expect((await gallerist(["diff", "gallery.yaml", "terraform"], { cwd })).out).toBe("no change\n");
    });
  });
});

test("report: the page has both galleries", async () => {
  await withFiles(FILES, async (cwd) => {
    await gallerist(["report", "gallery.yaml", "-o", "page.html"], { cwd });
    const page = readFileSync(join(cwd, "page.html"), "utf8");
    expect(page.replace(/<\/?span[^>]*>/g, "")).toMatch(/<h3[^>]*>[^<]*contoso_dr\/ubuntu/);
  });
});

describe("release", () => {
  test("a new version is in the mirror too", async () => {
    await withFiles(FILES, async (cwd) => {
      expect(
        (await gallerist(["release", "gallery.yaml", "ubuntu", "--next", "patch", "--published"], { cwd })).code,
      ).toBe(0);
      const { out } = await gallerist(["matrix", "gallery.yaml"], { cwd });
      expect(out.match(/^1\.1\.1/gm)).toHaveLength(2);
    });
  });

  test("an error of the mirror alone stops it", async () => {
    const files = {
      "gallery.yaml": MIRRORED.replace("since: 1.1.0", "source: same").replaceAll(
        "published: true",
        "snapshot: /subscriptions/x/resourceGroups/rg/providers/Microsoft.Compute/snapshots/a",
      ),
    };
    await withFiles(files, async (cwd) => {
      const { code, err } = await gallerist(["release", "gallery.yaml", "ubuntu", "1.2.0", "--published"], { cwd });
      expect(err).toContain("published-version-in-mirror");
      expect(code).toBe(1);
      expect(readFileSync(join(cwd, "gallery.yaml"), "utf8")).toBe(files["gallery.yaml"]);
    });
  });
});

describe("synth", () => {
  test("writes a configuration for the gallery, and one for each mirror", async () => {
    await withFiles(FILES, async (cwd) => {
      const { code, err } = await gallerist(["synth", "gallery.yaml", ...SYNTH], { cwd });
      expect([code, err]).toEqual([0, `wrote terraform/cdk.tf.json\nwrote ${MIRROR}/cdk.tf.json\n`]);
      const subscriptions = ["terraform", MIRROR].map(
        (at) => read(cwd, `${at}/cdk.tf.json`).provider.azurerm[0]?.subscription_id,
      );
      expect(subscriptions).toEqual(["11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222"]);
    });
  });

  test("Terraform JSON of a mirror is read alone", async () => {
    await withFiles(FILES, async (cwd) => {
      await gallerist(["synth", "gallery.yaml", ...SYNTH], { cwd });
      for (const path of [MIRROR, `${MIRROR}/cdk.tf.json`]) {
        const { code, out } = await gallerist(["check", path], { cwd });
        expect([code, out]).toEqual([0, `${path}: 1 image, 1 version, 2 regions: nothing to report\n`]);
      }
    });
  });

  test("a mirror that leaves: its provider, and nothing else; then its directory is named", async () => {
    await withFiles(FILES, async (cwd) => {
      await gallerist(["synth", "gallery.yaml", ...SYNTH], { cwd });
      const early = await gallerist(["synth", "none.yaml", ...SYNTH], { cwd });
      expect(early.err).toContain(
        `warning: ${MIRROR} is of no mirror of these files; what it created is still there: destroy it`,
      );
      await gallerist(["synth", "leaving.yaml", ...SYNTH], { cwd });
      const { provider, resource } = read(cwd, `${MIRROR}/cdk.tf.json`);
      expect([provider.azurerm[0]?.subscription_id, resource]).toEqual(["22222222-2222-2222-2222-222222222222", {}]);
      const { err } = await gallerist(["synth", "none.yaml", ...SYNTH], { cwd });
      expect(err).toContain(
        `warning: ${MIRROR} is of no mirror of these files; apply it once more if that was not done, then delete the directory\n`,
      );
    });
  });

  test("--one-state: one configuration, in the gallery's backend, in which a copy waits for its source", async () => {
    const backends = MIRRORED.replace("since: 1.1.0", "backend: { local: { path: dr } }").concat(
      "terraform: { backend: { local: { path: images } } }\n",
    );
    await withFiles({ "gallery.yaml": backends }, async (cwd) => {
      const { code, err } = await gallerist(["synth", "gallery.yaml", "--one-state", ...SYNTH], { cwd });
      expect([code, err]).toEqual([0, "wrote terraform/cdk.tf.json\n"]);
      expect(existsSync(join(cwd, "terraform/mirrors"))).toBe(false);
      const { terraform, provider } = read(cwd, "terraform/cdk.tf.json");
      expect(terraform.backend).toEqual({ local: { path: "images" } });
      expect(provider.azurerm.map(({ subscription_id }) => subscription_id?.slice(0, 1))).toEqual(["1", "2"]);
      await gallerist(["synth", "gallery.yaml", "--out", "alone"], { cwd });
      expect(read(cwd, "alone/mirrors/contoso_dr/cdk.tf.json").terraform.backend).toEqual({ local: { path: "dr" } });
    });
  });
});

describe("--one-state: a copy waits until Azure has replicated its source to the mirror's home", () => {
  type Resources = Readonly<Record<string, Readonly<Record<string, { readonly depends_on?: readonly string[] }>>>>;
  interface Gate {
    readonly resource_id: string;
    readonly lifecycle: { readonly postcondition: readonly { readonly condition: string }[] };
  }
  interface Gated {
    readonly data?: { readonly azapi_resource_action: Readonly<Record<string, Gate>> };
    readonly variable?: unknown;
    readonly resource: Resources;
  }
  const synthesized = async (text: string, ...args: string[]): Promise<Gated> =>
    withFiles({ "gallery.yaml": text }, async (cwd) => {
      const { code, err } = await gallerist(["synth", "gallery.yaml", ...args, ...SYNTH], { cwd });
      expect([code, err.split("\n")[0]]).toEqual([0, "wrote terraform/cdk.tf.json"]);
      return JSON.parse(readFileSync(join(cwd, "terraform/cdk.tf.json"), "utf8")) as Gated;
    });
  /** The regions of each gate, by the number of its version. */
  const gatesOf = ({ data }: Gated): Record<string, string> =>
    Object.fromEntries(
      Object.values(data?.azapi_resource_action ?? {}).map(({ resource_id, lifecycle }): [string, string] => [
        resource_id.split("/").at(-1) ?? "",
        /setsubtract\(\[(.*?)\]/.exec(lifecycle.postcondition[0]?.condition ?? "")?.[1] ?? "",
      ]),
    );
  const COPIED = MIRRORED.replace("since: 1.1.0", "since: 1.0.0");

  test("each source has a gate for that region, and each copy depends on its source and on the gate", async () => {
    const synth = await synthesized(COPIED, "--one-state");
    expect(gatesOf(synth)).toEqual({ "1.0.0": '"northeurope"', "1.1.0": '"northeurope"' });
    expect(synth.variable).toEqual({ gallerist_gate: expect.objectContaining({ default: true }) as object });
    const copies = Object.entries(synth.resource["azapi_resource"] ?? {}).filter(([name]) => name.includes("1_"));
    expect(copies).toHaveLength(2);
    for (const [name, { depends_on = [] }] of copies) {
      const number = /\d_\d_\d/.exec(name)?.[0];
      const others = depends_on.filter((address) => !address.startsWith("azapi_resource."));
      expect(others.map((address) => address.replace(/\.\w+?(\d_\d_\d)\w*$/, " $1")).sort()).toEqual([
        `azapi_update_resource ${number}`,
        `data.azapi_resource_action ${number}`,
      ]);
      const there = [
        ...Object.keys(synth.data?.azapi_resource_action ?? {}).map((gate) => `data.azapi_resource_action.${gate}`),
        ...Object.keys(synth.resource["azapi_update_resource"] ?? {}).map((each) => `azapi_update_resource.${each}`),
      ];
      expect(there).toEqual(expect.arrayContaining(others));
    }
  });

  test("alone, a mirror has no gate, and the gallery neither", async () => {
    const { data, variable } = await synthesized(COPIED);
    expect([data, variable]).toEqual([undefined, undefined]);
  });

  test("a version with a gate of its own has one gate for all regions", async () => {
    const shrinks =
      "tiers: [{ name: one, take: 1, regions: all, replicas: 1 }, { name: all, take: rest, regions: home, replicas: 2 }]";
    const gated = COPIED.replace("  fleet:\n", "  fleet:\n    gate: replicated\n").replace(
      "tiers: [{ name: all, take: rest, regions: home, replicas: 2 }]",
      shrinks,
    );
    expect(gatesOf(await synthesized(gated))).toEqual({ "1.1.0": '"northeurope", "westeurope"' });
    expect(gatesOf(await synthesized(gated, "--one-state"))).toEqual({
      "1.0.0": '"northeurope"',
      "1.1.0": '"northeurope", "westeurope"',
    });
  });
});

test.each([
  ["a mirror of a mirror", "since: 1.1.0", "mirrors: {}", "unknown-key"],
  ["a source of applications", "since: 1.1.0", "source: { applications: { agent: same } }", "unknown-key"],
  ["a mirror without a policy", "    policy: dr\n    since", "    since", "missing-key"],
])("%s is refused when the file is read", async (_, text, by, rule) => {
  await withFiles({ "gallery.yaml": MIRRORED.replace(text, by) }, async (cwd) => {
    const { code, out } = await gallerist(["check", "gallery.yaml"], { cwd });
    expect([code, out.split("\n")[0]]).toEqual([1, expect.stringContaining(`error[${rule}]`)]);
  });
});
