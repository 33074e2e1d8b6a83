import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack, type TerraformProvider } from "cdktf";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { TerraformSettings } from "../lib/spec";
import { Gallery } from "./gallery";
import type { SpecFromText } from "./gallery-props";

/** The stack's id is part of no address, but of every construct path: it never changes. */
const STACK_ID = "gallerist";

/** What azurerm we were seen to work with; see docs/decisions. */
const AZURERM_VERSION = ">= 4.55.0, < 6.0.0";

type Json = Record<string, unknown>;

/**
 * Writes `cdk.tf.json` of all specs as one configuration. The specs have been checked before.
 * @returns the file's path
 * @throws Error of one line when two specs can't be one configuration; nothing is written then
 */
export function synthesize(specs: readonly SpecFromText[], outDir: string): string {
  const json = terraformJson(specs, outDir);
  mkdirSync(outDir, { recursive: true });
  const file = join(outDir, "cdk.tf.json");
  writeFileSync(file, `${JSON.stringify(json, null, 2)}\n`);
  return file;
}
