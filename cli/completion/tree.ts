import type { Argument, Command, Option } from "commander";

/** The kind of a word on the command line, where its choices are not known. */
export type WordKind = "file" | "directory" | "item" | "version" | "other";

/** A word that a user types: one of some choices, or of a kind. */
export interface Word {
  readonly kind: WordKind;
  readonly choices: readonly string[];
}

/** An option of a verb. */
export interface CompletedOption {
  /** `--format`, and `-o` where it has a short name. */
  readonly names: readonly string[];
  readonly description: string;
  /** Its value. @default - it takes none */
  readonly value?: Word;
}

/** An argument of a verb. */
export interface CompletedArgument extends Word {
  /** `FILE` */
  readonly name: string;
  readonly isRepeated: boolean;
}

/** A verb, or the program itself, with all that may follow it. */
export interface CompletedVerb {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  readonly arguments: readonly CompletedArgument[];
}

/** The program with its verbs. */
export interface CompletedProgram extends CompletedVerb {
  readonly verbs: readonly CompletedVerb[];
}

/** Words that are known although an option or argument does not limit itself to them, by the name that it shows. */
export type KnownWords = Readonly<Record<string, readonly string[]>>;

/** Returns what may be typed after a program: its own verbs, options and their choices. */
export function completedProgram(program: Command, known: KnownWords = {}): CompletedProgram {
  const verbs = program.createHelp().visibleCommands(program);
  return { ...verbOf(program, known), verbs: verbs.map((verb) => verbOf(verb, known)) };
}

function verbOf(command: Command, known: KnownWords): CompletedVerb {
  const help = command.createHelp();
  return {
    name: command.name(),
    summary: command.summary() || command.description(),
    options: help.visibleOptions(command).map((option) => optionOf(option, known)),
    arguments: command.registeredArguments.map((argument) => argumentOf(argument, known)),
  };
}

function optionOf(option: Option, known: KnownWords): CompletedOption {
  const { short, long, flags, description, argChoices } = option;
  const names = [short, long].flatMap((name) => name ?? []);
  const takesValue = option.required || option.optional;
  const shown = /[<[]([^>\]]+)[>\]]/.exec(flags)?.[1] ?? "";
  const choices = argChoices ?? known[long ?? ""] ?? [];
  return {
    names,
    description,
    ...(takesValue && { value: { kind: kindOf(shown), choices } }),
  };
}

function argumentOf(argument: Argument, known: KnownWords): CompletedArgument {
  const name = argument.name().replace("...", "");
  const first = known[name]; // what follows it is something else
  const choices = argument.argChoices ?? first ?? [];
  return { name, kind: kindOf(name), choices, isRepeated: argument.variadic && first === undefined };
}

/** Returns the kind of a word by the name that help shows for it. */
function kindOf(name: string): WordKind {
  switch (name.toUpperCase()) {
    case "FILE":
    case "BEFORE":
    case "AFTER":
      return "file";
    case "DIR":
      return "directory";
    case "IMAGE":
      return "item";
    case "VERSION":
      return "version";
    default:
      return "other";
  }
}
