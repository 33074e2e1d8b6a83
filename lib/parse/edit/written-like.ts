import { Scalar } from "yaml";
import type { TextEdit } from "./lines";
import { NotEditableError } from "./not-editable";
import { scalarEdit } from "./scalar-edit";

/** Returns the edit that writes another value in place of a scalar of one line. A text keeps the quotes that are there. */
export function inPlaceOf(scalar: Scalar, to: string | number | boolean, isJson: boolean): TextEdit {
  if (scalar.type === Scalar.BLOCK_FOLDED || scalar.type === Scalar.BLOCK_LITERAL)
    throw new NotEditableError("it is a text of several lines");
  const edit = scalarEdit(scalar, String(to));
  if (typeof to !== "string") return { ...edit, added: String(to) };
  return isJson ? { ...edit, added: JSON.stringify(to) } : edit;
}
