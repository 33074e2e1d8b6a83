import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import * as ts from "typescript";

const ROOT = join(__dirname, "..", "..");

/** What the package offers, by file. */
const ENTRIES = ["constructs/index.ts", "constructs/azapi.ts", "constructs/testing/index.ts", "lib/index.ts"];

/** An optional property that users see. */
export interface OptionalProperty {
  /** `lib/spec/policy.ts: Sizing.minimum`. */
  readonly name: string;
  /** The text of its `@default`, if it has one. */
  readonly default: string | undefined;
}

/** Every optional property of a type that the package exports, of what such a type extends, and of a spec's types. */
export function optionalProperties(): OptionalProperty[] {
  const specs = readdirSync(join(ROOT, "lib", "spec")).map((file) => join("lib", "spec", file));
  const files = [...ENTRIES, ...specs].map((file) => join(ROOT, file));
  const program = programOf(files);
  const checker = program.getTypeChecker();
  const seen = new Set<ts.Declaration>();
  for (const file of files) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile);
    for (const symbol of module ? checker.getExportsOfModule(module) : []) collect(symbol, checker, seen);
  }
  return [...seen].flatMap((declaration) => propertiesOf(declaration));
}

/** Only our own files: what packages and the language declare is theirs. */
function programOf(files: readonly string[]): ts.Program {
  const options: ts.CompilerOptions = { noLib: true, types: [], target: ts.ScriptTarget.ES2022 };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => {
      const isOwn = text.startsWith(".") && !text.endsWith(".json");
      return isOwn ? ts.resolveModuleName(text, from, options, host) : { resolvedModule: undefined };
    });
  return ts.createProgram(files, options, host);
}

function collect(symbol: ts.Symbol, checker: ts.TypeChecker, seen: Set<ts.Declaration>): void {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  for (const declaration of target.declarations ?? []) {
    if (seen.has(declaration)) continue;
    seen.add(declaration);
    if (!ts.isInterfaceDeclaration(declaration) && !ts.isClassDeclaration(declaration)) continue;
    for (const { expression } of (declaration.heritageClauses ?? []).flatMap(({ types }) => [...types])) {
      const parent = checker.getSymbolAtLocation(expression);
      if (parent) collect(parent, checker, seen);
    }
  }
}

function propertiesOf(declaration: ts.Declaration): OptionalProperty[] {
  const file = declaration.getSourceFile();
  const path = relative(ROOT, file.fileName);
  const found: OptionalProperty[] = [];
  const visit = (node: ts.Node, owner: string): void => {
    const isProperty = ts.isPropertySignature(node) || ts.isPropertyDeclaration(node);
    const name = isProperty ? `${owner}.${node.name.getText(file)}` : owner;
    if (isProperty && node.questionToken) found.push({ name: `${path}: ${name}`, default: defaultOf(node) });
    // What happens in a function is no part of what it declares.
    if (!ts.isBlock(node)) ts.forEachChild(node, (child) => visit(child, name));
  };
  visit(declaration, ts.getNameOfDeclaration(declaration)?.getText(file) ?? "");
  return found;
}

function defaultOf(node: ts.Node): string | undefined {
  const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === "default");
  return tag && (ts.getTextOfJSDocComment(tag.comment) ?? "");
}
