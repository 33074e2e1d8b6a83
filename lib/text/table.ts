import type { Paint } from "./paint";

/** A column of a table: cells by index of the row, and cells of the rows at the bottom. */
export interface Column {
  readonly header: string;
  /** Cells by row index. A row without a cell shows a blank in the stub, and `absent` elsewhere. */
  readonly cells: ReadonlyMap<number, string>;
  readonly footer: readonly string[];
}

/** A table, cut into groups of columns that fit the width; each group repeats the stub. */
export interface Table {
  readonly groups: readonly string[];
  /** True if a cell shows the mark of an absent value. */
  readonly hasAbsent: boolean;
  /** True if a group leaves out rows that have no cell in it. */
  readonly leavesOut: boolean;
}

export interface TableOptions {
  readonly width: number;
  readonly paint: Paint;
  /** Stands where a column has no cell. */
  readonly absent: string;
}

const GAP = "  ";

/** Lays out a table: the stub to the left in every group, then as many columns as fit, at least one. */
export function layOut(stub: readonly Column[], columns: readonly Column[], options: TableOptions): Table {
  const sizedStub = stub.map(sized);
  const room = options.width - sizedStub.reduce((sum, { width }) => sum + width, 0) - GAP.length * (stub.length - 1);
  const groups = inGroups(columns.map(sized), room).map((group) => ({ group, rows: rowsOf(group) }));
  const rowCount = stub[0]?.cells.size ?? 0;
  return {
    groups: groups.map(({ group, rows }) => groupText(sizedStub, group, rows, options)),
    hasAbsent: groups.some(({ group, rows }) => group.some(({ column }) => column.cells.size < rows.length)),
    leavesOut: groups.some(({ rows }) => rows.length < rowCount),
  };
}

interface Sized {
  readonly column: Column;
  readonly width: number;
}

function sized(column: Column): Sized {
  let width = column.header.length;
  for (const cell of column.cells.values()) width = Math.max(width, cell.length);
  for (const cell of column.footer) width = Math.max(width, cell.length);
  return { column, width };
}

function inGroups(columns: readonly Sized[], room: number): Sized[][] {
  const groups: Sized[][] = [];
  let left = 0;
  for (const column of columns) {
    const taken = column.width + GAP.length;
    const group = groups.at(-1);
    if (group && taken <= left) group.push(column);
    else {
      groups.push([column]);
      left = room;
    }
    left -= taken;
  }
  return groups;
}

/** Returns the rows that have a cell in the group. The cost grows with its cells, not with rows times columns. */
function rowsOf(group: readonly Sized[]): number[] {
  const rows = new Set<number>();
  for (const { column } of group) for (const row of column.cells.keys()) rows.add(row);
  return [...rows].sort((a, b) => a - b);
}

function groupText(
  stub: readonly Sized[],
  group: readonly Sized[],
  rows: readonly number[],
  { paint, absent }: TableOptions,
): string {
  const line = (left: (column: Column) => string, right: (column: Column) => string): string =>
    [
      ...stub.map(({ column, width }) => left(column).padEnd(width)),
      ...group.map(({ column, width }) => right(column).padStart(width)),
    ]
      .join(GAP)
      .trimEnd();
  const header = ({ header }: Column): string => header;
  const footers = stub[0]?.column.footer.map((_, index) => line(footerAt(index), footerAt(index))) ?? [];
  const body = rows.map((row) => line(cellAt(row, ""), cellAt(row, absent)));
  return [paint.strong(line(header, header)), ...body, ...footers.map(paint.faint)].join("\n");
}

function cellAt(row: number, absent: string): (column: Column) => string {
  return ({ cells }) => cells.get(row) ?? absent;
}

function footerAt(index: number): (column: Column) => string {
  return ({ footer }) => footer[index] ?? "";
}
