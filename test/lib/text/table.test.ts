import { layOut, type Column } from "../../../lib/text/table";
import { PLAIN } from "../../../lib/text/paint";

const column = (header: string, cells: Record<number, string>, footer: readonly string[] = ["0"]): Column => ({
  header,
  cells: new Map(Object.entries(cells).map(([row, cell]) => [Number(row), cell])),
  footer,
});
const STUB = [column("version", { 0: "2.0.0", 1: "1.0.0" }, ["sum"])];
const options = { width: 80, paint: PLAIN, absent: "·" };

test("the stub is aligned to the left, the other columns to the right, and footers come last", () => {
  const { groups } = layOut(STUB, [column("eastus", { 0: "10", 1: "9" }, ["19"]), column("a", { 0: "100" })], options);
  expect(groups).toEqual([
    "version  eastus    a\n" + // as wide as the widest cell
      "2.0.0        10  100\n" +
      "1.0.0         9    ·\n" +
      "sum          19    0",
  ]);
});

test("columns that just fit stay together; with one less they are cut into groups", () => {
  const columns = [column("eastus", { 0: "1" }), column("westus", { 0: "2" })];
  // version 7, then twice a gap of 2 and a name of 6.
  expect(layOut(STUB, columns, { ...options, width: 23 }).groups).toHaveLength(1);
  expect(layOut(STUB, columns, { ...options, width: 22 }).groups).toEqual([
    "version  eastus\n2.0.0         1\nsum           0",
    "version  westus\n2.0.0         2\nsum           0",
  ]);
});

test("a column that is wider than the width stands alone", () => {
  const columns = [column("a", { 0: "1" }), column("x".repeat(50), { 0: "1" }), column("b", { 0: "1" })];
  expect(layOut(STUB, columns, { ...options, width: 20 }).groups).toHaveLength(3);
});

test("says whether rows are left out, and whether the mark for nothing is shown", () => {
  const full = column("a", { 0: "1", 1: "1" });
  const half = column("b", { 0: "1" });
  expect(layOut(STUB, [full], options)).toMatchObject({ hasAbsent: false, leavesOut: false });
  expect(layOut(STUB, [full, half], options)).toMatchObject({ hasAbsent: true, leavesOut: false });
  expect(layOut(STUB, [full, half], { ...options, width: 10 })).toMatchObject({ hasAbsent: false, leavesOut: true });
});

test("a second column of the stub may be empty in a row, and ends no line with spaces", () => {
  const stub = [...STUB, column("state", { 1: "candidate" }, [])];
  expect(layOut(stub, [column("a", { 0: "1", 1: "2" })], options).groups).toEqual([
    "version  state      a\n2.0.0               1\n1.0.0    candidate  2\nsum                 0",
  ]);
});

test("rows keep their order, whatever the order of the cells", () => {
  const { groups } = layOut(STUB, [column("a", { 1: "x" }), column("b", { 0: "y" })], options);
  expect(groups[0]?.split("\n").slice(1, 3)).toEqual(["2.0.0    ·  y", "1.0.0    x  ·"]);
});

test("header and footers are painted whole, so that colours do not move columns", () => {
  const paint = { ...PLAIN, strong: (text: string) => `<b>${text}</b>`, faint: (text: string) => `<i>${text}</i>` };
  expect(layOut(STUB, [column("a", { 0: "1" })], { ...options, paint }).groups).toEqual([
    "<b>version  a</b>\n2.0.0    1\n<i>sum      0</i>",
  ]);
});
