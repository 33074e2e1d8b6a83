import { withVersion } from "../../../../lib/parse/edit/add-version";
import { parseSpec } from "../../../../lib/parse/parse-spec";
import type * as Text from "../../../../lib/parse/text";
import { GOOD, imageId } from "../../../support/gallery-files";

let parses = 0;

jest.mock("../../../../lib/parse/text", () => {
  const actual = jest.requireActual<typeof Text>("../../../../lib/parse/text");
  const readText: typeof Text.readText = (...args) => {
    parses++;
    return actual.readText(...args);
  };
  return { ...actual, readText };
});

beforeEach(() => {
  parses = 0;
});

const ENTRY = { source: { managedImage: imageId("1-2-0") } };

test("a file is parsed three times for one version more: as it was, to be edited, and as it is", () => {
  const parsed = parseSpec(GOOD, "file.yaml");
  expect(parses).toBe(1);
  const after = withVersion({ text: GOOD, parsed }, "ubuntu-2404", "1.2.0", ENTRY);
  expect(parses).toBe(3);
  expect(after.text).toContain("1.2.0");
});

test("what comes back says what the new text says, with its places", () => {
  const { text, parsed } = withVersion(
    { text: GOOD, parsed: parseSpec(GOOD, "file.yaml") },
    "ubuntu-2404",
    "1.2.0",
    ENTRY,
  );
  const at = ["images", "ubuntu-2404", "versions", "1.2.0"];
  const again = parseSpec(text, "file.yaml");
  expect(parsed.spec).toEqual(again.spec);
  expect(parsed.file).toBe("file.yaml");
  expect(parsed.place(at)).toEqual(again.place(at));
  expect(parsed.place(at)).not.toBeNull();
});
