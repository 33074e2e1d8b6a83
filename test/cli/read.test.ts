import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MAX_BYTES, readText, UnreadableFileError } from "../../cli/read";
import { newDirectory } from "../support/gallery-files";

const directory = newDirectory();

function file(bytes: string | Buffer): string {
  const path = join(directory(), "gallery.yaml");
  writeFileSync(path, bytes);
  return path;
}

test("text as UTF-8, without a byte order mark", async () => {
  expect(await readText(file("\ufeffZürich 東京\r\n"))).toBe("Zürich 東京\r\n");
});

test("64 MB are read", async () => {
  const path = file("");
  truncateSync(path, MAX_BYTES);
  expect(await readText(path)).toHaveLength(67_108_864);
});

test("one byte more is not", async () => {
  const path = file("");
  truncateSync(path, MAX_BYTES + 1);
  await expect(readText(path)).rejects.toThrow(
    new UnreadableFileError("it is over 64 MB; split it into several galleries"),
  );
});

test("a device without end is read no further than that", async () => {
  await expect(readText("/dev/zero")).rejects.toThrow("it is over 64 MB");
});

test("half a character is not UTF-8", async () => {
  await expect(readText(file(Buffer.from("ü").subarray(0, 1)))).rejects.toThrow("it is not UTF-8 text");
});
