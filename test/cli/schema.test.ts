import { readFileSync } from "node:fs";
import { join } from "node:path";
import { galleryJsonSchema } from "../../lib/parse/json-schema";
import { newDirectory } from "../support/gallery-files";
import { gallerist } from "../support/gallerist";

const directory = newDirectory();

test("the schema is printed, or written to a file", async () => {
  const { code, out, err } = await gallerist(["schema"]);
  expect([code, err]).toEqual([0, ""]);
  expect(JSON.parse(out)).toEqual(galleryJsonSchema());
  expect(await gallerist(["schema", "-o", "a.json"], { cwd: directory() })).toEqual({ code: 0, out: "", err: "" });
  expect(readFileSync(join(directory(), "a.json"), "utf8")).toBe(out);
  expect((await gallerist(["schema", "-o", "-"], { cwd: directory() })).out).toBe(out);
});

test("a file that cannot be written is told in one line", async () => {
  const { code, out, err } = await gallerist(["schema", "-o", "no/such.json"], { cwd: directory() });
  expect([code, out]).toEqual([2, ""]);
  expect(err).toBe("error: cannot write to no/such.json: there is no such directory\n");
});
