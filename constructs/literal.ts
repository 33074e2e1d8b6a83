import type { IResolvable, IResolveContext } from "cdktf";

/**
 * A value without tokens that cdktf does not search. cdktf would visit every part of it three times, which costs more
 * than the rest of a version.
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

/** Reports whether a value holds no token. cdktf writes tokens in texts and keys as `${TfToken[…]}`. */
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

/** Returns a value without tokens as a Literal, and any other value unchanged. */
export function literally(value: unknown): unknown {
  return isLiteral(value) ? new Literal(value) : value;
}
