import { own } from "../text/order";
import { UnknownValue, type Attributes, type Resolve } from "./resource";
import { isTemplate, quotedText, referenceSteps, templateParts } from "./template";

/** The values that expressions of a configuration may refer to. */
export interface Scope {
  readonly locals: ReadonlyMap<string, unknown>;
  /** Bodies of managed resources by `TYPE.NAME`. */
  readonly bodies: ReadonlyMap<string, Attributes>;
}

/** Bounds the references that lead to references: the stack is limited. */
const MAX_STEPS = 50;

/** Bounds texts that are made of other texts: texts that double each other would grow without end. */
const MAX_LENGTH = 10_000;

/** Returns a function that resolves values of a configuration; an unknown value becomes UnknownValue. */
export function resolver(scope: Scope): Resolve {
  const known = new Map<string, unknown>();
  let depth = 0;

  function resolve(value: unknown): unknown {
    if (typeof value !== "string" || !isTemplate(value)) return value;
    if (known.has(value)) return known.get(value);
    if (depth >= MAX_STEPS) return new UnknownValue(value);
    // A value that refers to itself finds this.
    known.set(value, new UnknownValue(value));
    depth++;
    const result = evaluate(value);
    depth--;
    known.set(value, result);
    return result;
  }

  function evaluate(template: string): unknown {
    const values = templateParts(template)?.map((part) => ("text" in part ? part.text : refer(part.expression)));
    if (!values) return new UnknownValue(template);
    const [first] = values;
    // A template that is only one reference has the type of the value that it refers to.
    const result = values.length === 1 ? first : joined(values);
    if (result instanceof UnknownValue) return new UnknownValue(template, result.end);
    return result === undefined ? new UnknownValue(template) : result;
  }

  function refer(expression: string): unknown {
    const text = quotedText(expression);
    if (text !== undefined) return text;
    const [root, name, ...path] = referenceSteps(expression) ?? [];
    if (root === undefined || name === undefined) return undefined;
    if (root === "local") return walk(resolve(scope.locals.get(name)), path);
    const body = scope.bodies.get(`${root}.${name}`);
    const isOne = body && !Object.hasOwn(body, "count") && !Object.hasOwn(body, "for_each");
    return isOne && path.length > 0 ? walk(body, path) : undefined;
  }

  function walk(from: unknown, path: readonly string[]): unknown {
    let value = from;
    for (const step of path) {
      if (typeof value !== "object" || value === null || value instanceof UnknownValue) return undefined;
      value = resolve(own(value as Attributes, step));
    }
    return value;
  }

  return resolve;
}

function joined(values: readonly unknown[]): string | undefined {
  const isText = values.every((value) => ["string", "number", "boolean"].includes(typeof value));
  const length = isText ? values.reduce<number>((sum, value) => sum + String(value).length, 0) : Infinity;
  return length <= MAX_LENGTH ? values.join("") : undefined;
}
