import { Scalar } from "yaml";
import { inBraces } from "./layout";
import type { TextEdit } from "./lines";

/** Returns the edit that writes another text in place of a scalar, in its quotes. A plain text gets quotes where it needs them. */
export function scalarEdit(scalar: Scalar, text: string): TextEdit {
  const [start, end] = scalar.range ?? [0, 0];
  const written = new Scalar(text);
  if (scalar.type === Scalar.QUOTE_DOUBLE || scalar.type === Scalar.QUOTE_SINGLE) written.type = scalar.type;
  return { offset: start, removed: end - start, added: inBraces(written) };
}
