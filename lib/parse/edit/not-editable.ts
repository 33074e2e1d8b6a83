/** Thrown when a text has no place where an entry can be added without changing anything else. */
export class NotEditableError extends Error {
  override readonly name = "NotEditableError";
}
