import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MAX_BYTES, readText, UnreadableFileError } from "../../cli/read";
import { quiet } from "../support/captured";
import { newDirectory } from "../support/gallery-files";

const directory = newDirectory();
const read = (path: string) => readText(path, quiet());

function file(bytes: string | Buffer): string {
  const path = join(directory(), "gallery.yaml");
  writeFileSync(path, bytes);
  return path;
}

test("text as UTF-8, without a byte order mark", async () => {
  expect(await read(file("\ufeffZürich 東京\r\n"))).toBe("Zürich 東京\r\n");
});

test("64 MB are read", async () => {
  const path = file("");
  truncateSync(path, MAX_BYTES);
  expect(await read(path)).toHaveLength(67_108_864);
});

test("one byte more is not", async () => {
  const path = file("");
  truncateSync(path, MAX_BYTES + 1);
  await expect(read(path)).rejects.toThrow(
    new UnreadableFileError("it is over 64 MB; split it into several galleries"),
  );
});

test("a device without end is read no further than that", async () => {
  await expect(read("/dev/zero")).rejects.toThrow("it is over 64 MB");
});

test("half a character is not UTF-8", async () => {
  await expect(read(file(Buffer.from("ü").subarray(0, 1)))).rejects.toThrow("it is not UTF-8 text");
});
