import type { IResolvable, IResolveContext } from "cdktf";

/**
 * A value without tokens, which cdktf takes as it is: it would go through every part of it three times, and that
 * costs more than all else of a version.
 */
export class Literal implements IResolvable {
  readonly creationStack: string[] = [];
  private readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }

  resolve(context: IResolveContext): unknown {
    context.registerPostProcessor({ postProcess: () => this.value });
    return "";
  }

  toString(): string {
    return JSON.stringify(this.value);
  }

  toJSON(): unknown {
    return this.value;
  }
}

/** Whether there is no token in an object: cdktf writes those in texts and keys as `${TfToken[…]}`. */
export function isLiteral(value: unknown): boolean {
  if (typeof value === "string") return !value.includes("TfToken[");
  if (typeof value === "number") return value >= 0;
  if (typeof value !== "object" || value === null) return typeof value === "boolean";
  const prototype: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value)) return value.every(isLiteral);
  return (
    prototype === Object.prototype && Object.entries(value).every(([key, item]) => isLiteral(key) && isLiteral(item))
  );
}

/** Returns a value that cdktf takes as it is, where there is no token in it. */
export function literally(value: unknown): unknown {
  return isLiteral(value) ? new Literal(value) : value;
}
