/** A part of a template: literal text, or the expression between `${` and `}`. */
export type TemplatePart = { readonly text: string } | { readonly expression: string };

/** Returns the parts of a Terraform template, or undefined for one with directives (`%{`) or without an end. */
export function templateParts(template: string): TemplatePart[] | undefined {
  const parts: TemplatePart[] = [];
  let text = "";
  let index = 0;
  while (index < template.length) {
    const escaped = /^([$%])\1\{/.exec(template.slice(index, index + 3));
    if (escaped) {
      text += `${escaped[1]}{`;
      index += 3;
    } else if (template.startsWith("%{", index)) {
      return undefined;
    } else if (template.startsWith("${", index)) {
      const end = endOfExpression(template, index + 2);
      if (end < 0) return undefined;
      if (text !== "") parts.push({ text });
      text = "";
      parts.push({
        expression: template
          .slice(index + 2, end)
          .replace(/^~|~$/g, "")
          .trim(),
      });
      index = end + 1;
    } else {
      const next = nextMark(template, index + 1);
      text += template.slice(index, next);
      index = next;
    }
  }
  if (text !== "") parts.push({ text });
  return parts;
}

/** Reports whether Terraform evaluates a text, or takes it as it is. */
export function isTemplate(text: string): boolean {
  return text.includes("${") || text.includes("%{");
}

function nextMark(template: string, from: number): number {
  for (let index = from; index < template.length; index++) {
    if (template[index] === "$" || template[index] === "%") return index;
  }
  return template.length;
}

/** Returns the position of the closing brace. Braces nest, and those in quotes do not count. */
export function endOfExpression(template: string, from: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let index = from; index < template.length; index++) {
    const character = template[index];
    if (isQuoted && character === "\\") index++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === "{") depth++;
    else if (character === "}" && depth-- === 0) return index;
  }
  return -1;
}

const STEP = /\.([A-Za-z_][\w-]*|\d+)|\[(\d+)\]|\["([^"\\$%]*)"\]/y;

/** Returns the steps of a reference such as `local.tags["team"]` or `azurerm_resource_group.rg.name`. */
export function referenceSteps(expression: string): string[] | undefined {
  const root = /^[A-Za-z_][\w-]*/.exec(expression)?.[0];
  if (root === undefined) return undefined;
  const steps = [root];
  STEP.lastIndex = root.length;
  while (STEP.lastIndex < expression.length) {
    const step = STEP.exec(expression);
    if (!step) return undefined;
    steps.push(step[1] ?? step[2] ?? (step[3] as string));
  }
  return steps;
}

/** Returns the value of a quoted text without escapes or templates, as our constructs write them. */
export function quotedText(expression: string): string | undefined {
  return /^"[^"\\{]*"$/.test(expression) ? expression.slice(1, -1) : undefined;
}
