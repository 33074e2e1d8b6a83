import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { plan } from "../../../lib/plan/plan";
import { parseSpec } from "../../../lib/parse/parse-spec";
import { armResources, SUBSCRIPTION } from "../../support/arm";
import { completed, galleryAnswers, type GalleryAnswers, type Shown } from "../../support/azure-gallery";
import { azureServer, type AzureServer } from "../../support/azure-server";
import { MIRRORED } from "../../support/mirrored-gallery";
import { goodBut, GOOD, newDirectory } from "../../support/gallery-files";
import { gallerist, type Run } from "../../support/gallerist";
import { signedIn } from "../../support/signed-in";

const directory = newDirectory();
const ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images`;
const LISTED = armResources(plan(parseSpec(GOOD).spec)) as Shown[];
/** The same gallery, with its subscription. */
const FILE = goodBut("resourceGroup: rg-images", `resourceGroup: rg-images, subscription: ${SUBSCRIPTION}`);

let server: AzureServer | undefined;
afterEach(() => server?.close());
beforeEach(() => writeFileSync(join(directory(), "gallery.yaml"), FILE));

async function answering(answers: GalleryAnswers = {}, resources: readonly object[] = LISTED): Promise<AzureServer> {
  return (server = await azureServer(galleryAnswers(resources, answers)));
}
const run = (...args: string[]): Promise<Run> => signedIn(["status", ...args], server, { cwd: directory() });

/** The status of a version: as in `completed`, but northeurope as given. */
function northIs(status: () => object): (version: Shown) => object {
  return (version) => {
    const { summary } = completed(version) as { summary: { region: string }[] };
    return {
      summary: summary.map((one) => (one.region === "northeurope" ? { region: one.region, ...status() } : one)),
    };
  };
}

test("everything is ready: exit 0, one request for each planned version", async () => {
  const { received } = await answering();
  expect(await run("gallery.yaml")).toEqual({
    code: 0,
    err: "",
    out: [
      "contoso_images/ubuntu-2404",
      "version  westeurope  northeurope",
      "1.1.0         ready        ready",
      "1.0.0         ready            -",
      "",
      "2 versions: 3 ready",
      "everything is ready",
      "",
    ].join("\n"),
  });
  expect(new Set(received.map(({ method }) => method))).toEqual(new Set(["GET"]));
  expect(received.map(({ path }) => path.replace(ID, "")).sort()).toEqual([
    "/images/ubuntu-2404/versions/1.0.0?api-version=2024-03-03&$expand=ReplicationStatus",
    "/images/ubuntu-2404/versions/1.1.0?api-version=2024-03-03&$expand=ReplicationStatus",
    "/images/ubuntu-2404/versions?api-version=2024-03-03",
  ]);
});

test("a failed region: exit 1, and the edits that cure it", async () => {
  await answering({ status: northIs(() => ({ state: "Failed", details: "Internal error." })) });
  const { code, out } = await run("gallery.yaml");
  expect(code).toBe(1);
  expect(out).toContain(
    `contoso_images/ubuntu-2404/1.1.0 in northeurope: failed: Internal error.
  1. apply again: the service tries once more
  2. if it fails again, write images > ubuntu-2404 > versions > 1.1.0 > placement: { westeurope: 3 }, and apply`.slice(
      0,
      130,
    ),
  );
  expect(out.replace(/\s+/g, " ")).toContain(
    "3. take images > ubuntu-2404 > versions > 1.1.0 > placement out again, and apply",
  );
});

test("waiting: exit 3, with the percent; a bar on a terminal only", async () => {
  await answering({ status: northIs(() => ({ state: "Replicating", progress: 40 })) });
  const { code, out } = await run("gallery.yaml");
  expect([code, out.includes("waiting 40%"), out.includes("█")]).toEqual([3, true, false]);
  const shown = await signedIn(["status", "gallery.yaml"], server, { cwd: directory(), isTerminal: true });
  expect(shown.out).toContain("████░░░░░░ 40%");
});

test("--wait asks again for what is waited for, until it is ready", async () => {
  let asked = 0;
  const { received } = await answering({
    status: northIs(() => (++asked < 3 ? { state: "Replicating", progress: 40 } : { state: "Completed" })),
  });
  const { code } = await run("gallery.yaml", "--wait", "20s");
  expect([code, asked]).toEqual([0, 3]);
  expect(received.filter(({ path }) => path.includes("/1.0.0?"))).toHaveLength(1);
});

test("--wait ends when something fails, and exits with 3 when its time is over", async () => {
  let asked = 0;
  const { close } = await answering({
    status: northIs(() => (++asked < 2 ? { state: "Replicating" } : { state: "Failed" })),
  });
  expect((await run("gallery.yaml", "--wait", "20s")).code).toBe(1);
  await close();
  await answering({ status: northIs(() => ({ state: "Replicating" })) });
  expect((await run("gallery.yaml", "--wait", "2s")).code).toBe(3);
});

test("Ctrl-C ends --wait, with nothing written", async () => {
  await answering({ status: northIs(() => ({ state: "Replicating" })) });
  const stopped = await signedIn(["status", "gallery.yaml", "--wait", "2h"], server, {
    cwd: directory(),
    started: (child) => {
      const timer = setInterval(() => {
        if (!server?.received.some(({ path }) => path.includes("/1.1.0?"))) return;
        clearInterval(timer);
        setTimeout(() => child.kill("SIGINT"), 1000);
      }, 20);
    },
  });
  expect(stopped).toEqual({ code: 130, out: "", err: "error: stopped\n" });
});

test("a version that Azure does not have is missing: exit 1", async () => {
  await answering({}, LISTED.slice(0, -1));
  const { code, out } = await run("gallery.yaml", "--format", "json");
  const { outcome, counts } = JSON.parse(out) as { outcome: string; counts: Record<string, number> };
  expect([code, outcome, counts["missing"], counts["ready"]]).toEqual([1, "failed", 1, 2]);
  await server?.close();
  await answering({}, LISTED.slice(0, 1));
  expect((await run("gallery.yaml")).out).toContain("3 missing");
});

test("the id of a gallery shows readiness alone", async () => {
  await answering({ status: northIs(() => ({ state: "Replicating", progress: 5 })) });
  const { code, out } = await run(ID);
  expect([code, out]).toEqual([3, expect.stringContaining("waiting 5%")]);
});

test("Markdown and HTML show the same", async () => {
  await answering({ status: northIs(() => ({ state: "Failed", details: "<b>`x`" })) });
  const { out } = await run("gallery.yaml", "--format", "markdown");
  expect(out).toContain("**something has failed**: 2 versions: 1 failed, 2 ready.");
  expect(out).toContain("| `1.1.0` | ready | failed |");
  expect(out).not.toContain("<b>");
  const page = await run("gallery.yaml", "--format", "html");
  expect(page.out).toContain("&lt;b&gt;");
  expect(page.out).toContain("Written by gallerist from what Azure answered.");
});

describe("saved answers", () => {
  const save = (name: string, value: unknown): string => {
    writeFileSync(join(directory(), name), JSON.stringify(value));
    return name;
  };
  const versions = LISTED.slice(2).map((version) => ({
    ...version,
    properties: { ...version.properties, replicationStatus: completed(version) },
  }));
  const offline = (...args: string[]): Promise<Run> => gallerist(["status", ...args], { cwd: directory() });

  test("are compared without Azure, and without knowing the subscription", async () => {
    save("other.yaml", 0);
    writeFileSync(join(directory(), "good.yaml"), GOOD);
    for (const form of [
      versions,
      { value: versions },
      versions.map(({ properties, ...others }) => ({ ...others, ...properties })),
    ]) {
      expect((await offline("good.yaml", "--from", save("answers.json", form))).code).toBe(0);
    }
    expect((await offline("good.yaml", "--from", save("one.json", versions[0]))).out).toContain("1 missing");
  });

  test("without the status are refused with the request", async () => {
    const { code, err } = await offline("gallery.yaml", "--from", save("list.json", LISTED.slice(2)));
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/^error: list\.json: it has no replicationStatus of .+\$expand=ReplicationStatus"\n$/),
    ]);
  });

  test("go without --wait and an id", async () => {
    expect((await offline(ID, "--from", "x.json")).err).toContain("--from goes with a file and without --wait");
  });
});

test("a resource group that does not exist is an error, and no missing version", async () => {
  server = await azureServer(() => ({ status: 404, body: { error: { code: "ResourceGroupNotFound" } } }));
  const { code, err } = await run("gallery.yaml");
  expect([code, err]).toEqual([2, expect.stringContaining("(404 ResourceGroupNotFound): check the id and --cloud")]);
});

test("bad input: exit 2", async () => {
  writeFileSync(join(directory(), "good.yaml"), GOOD);
  const unknown = await gallerist(["status", "good.yaml"], { cwd: directory() });
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining("write `subscription` below `gallery`")]);
  await answering();
  const nowhere = await run("gallery.yaml", "--region", "Japan East");
  expect([nowhere.code, nowhere.err]).toEqual([2, 'error: there is no version in region "Japan East"\n']);
  expect((await run("gallery.yaml", "--region", "North Europe")).out).not.toContain("westeurope");
});

describe("a file with a mirror that is not applied yet", () => {
  beforeEach(async () => {
    writeFileSync(join(directory(), "gallery.yaml"), MIRRORED);
    await answering({}, armResources(plan(parseSpec(MIRRORED).spec)));
  });

  test("its versions are missing", async () => {
    const { code, out } = await run("gallery.yaml");
    expect(code).toBe(1);
    expect(out).toContain("contoso_dr/ubuntu/1.1.0 in northeurope: missing");
  });

  test("--gallery waits for the gallery alone, as its mirror does before its apply", async () => {
    const { code, out } = await run("gallery.yaml", "--gallery", "Contoso_Images", "--wait", "1m");
    expect([code, out]).toEqual([0, expect.not.stringContaining("contoso_dr")]);
  });

  test("a gallery that the file does not have is refused, and so is one beside an id", async () => {
    expect(await run("gallery.yaml", "--gallery", "contoso_image")).toMatchObject({
      code: 2,
      err: 'error: the files hold no gallery "contoso_image"; did you mean `contoso_images`\n',
    });
    expect(await run(ID, "--gallery", "contoso_images")).toMatchObject({
      code: 2,
      err: "error: --gallery goes with a file: an id is that of one gallery\n",
    });
  });
});
