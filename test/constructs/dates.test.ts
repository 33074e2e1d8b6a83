import { instantOf } from "../../lib/spec/dates";

test("a date means midnight UTC", () => {
  expect(instantOf("2027-02-28")).toBe("2027-02-28T00:00:00Z");
});

test.each(["2027-02-28T12:30:00Z", "2027-02-28T12:30:00.5+02:00", "2027-02-28T00:00:00z", "2027-02", "soon", ""])(
  "%j stays as it is",
  (text) => {
    expect(instantOf(text)).toBe(text);
  },
);
