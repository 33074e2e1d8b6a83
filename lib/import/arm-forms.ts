import { own } from "../text/order";
import { NotTerraformError } from "../terraform/not-terraform";
import { isTable } from "../terraform/other-forms";
import { isObject, type Attributes } from "../terraform/resource";

/** Returns a document as the REST API would write it: PowerShell writes other capitals, and a table has rows. */
export function inOneForm(document: unknown): unknown {
  if (Array.isArray(document)) return document.map(inOneForm);
  if (!isObject(document)) return document;
  if (["Id", "Data"].some((key) => Object.hasOwn(document, key))) return inOneForm(camelCased(document));
  const data = own(document, "data");
  if (isTable(data)) return { ...document, data: rowsOf(data) };
  const value = own(document, "value");
  return Array.isArray(value) ? { ...document, value: value.map(inOneForm) } : document;
}

function rowsOf(table: Attributes): Attributes[] {
  const names = (own(table, "columns") as unknown[]).map((column) =>
    isObject(column) ? String(own(column, "name")) : String(column),
  );
  return (own(table, "rows") as unknown[]).map((row) =>
    Object.fromEntries(names.map((name, index) => [name, Array.isArray(row) ? (row[index] as unknown) : undefined])),
  );
}

/** Keys begin with a small letter; those of tags are names. */
function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value === "string") return valueOf(value);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const name = key.charAt(0).toLowerCase() + key.slice(1);
      return [name, name === "tags" ? item : camelCased(item)];
    }),
  );
}

/** The forms in which `ConvertTo-Json` writes dates, and objects below its depth. */
function valueOf(text: string): string {
  const time = /^\/Date\((-?\d{1,15})\)\/$/.exec(text)?.[1];
  if (time !== undefined) return new Date(Number(time)).toISOString();
  if (/^(?:Microsoft\.Azure\.|System\.(?:Object|Collections)|@\{)/.test(text)) {
    throw new NotTerraformError("PowerShell cut it off; write it again with ConvertTo-Json -Depth 20");
  }
  return text;
}
