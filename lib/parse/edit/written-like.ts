import { Scalar } from "yaml";
import { oneLine } from "./layout";
import type { TextEdit } from "./lines";
import { NotEditableError } from "./not-editable";

/** Returns the edit that writes another value in place of a scalar. A text keeps the quotes that are there. */
export function inPlaceOf(scalar: Scalar, to: string | number | boolean, isJson: boolean): TextEdit {
  const [start, end] = scalar.range ?? [0, 0];
  return {
    offset: start,
    removed: end - start,
    added: typeof to === "string" ? likeScalar(scalar, to, isJson) : String(to),
  };
}

function likeScalar({ type }: Scalar, text: string, isJson: boolean): string {
  if (type === Scalar.QUOTE_DOUBLE) return JSON.stringify(text);
  if (type === Scalar.QUOTE_SINGLE) return `'${text.replaceAll("'", "''")}'`;
  if (type !== Scalar.PLAIN) throw new NotEditableError("it is a text of several lines");
  // Between braces, these characters end a plain text.
  return isJson || /[,[\]{}]/.test(text) ? JSON.stringify(text) : oneLine(text);
}
