import type { CompletedArgument, CompletedOption, CompletedProgram, CompletedVerb, Word } from "./tree";

/** Returns the script that completes a program in zsh, from a file in `fpath` or read by `source`. */
export function zshCompletion(program: CompletedProgram): string {
  const { name, verbs } = program;
  const specs = [...program.options.map(optionSpec), "'1:verb:->verb'", "'*::argument:->arguments'"];
  return `#compdef ${name}
# Completion of ${name} for zsh, written by: ${name} completion zsh
compdef _${name} ${name}

# Offers names of a file: images and applications, or the versions of one, newest first.
_${name}_names() {
  local -a names
  names=(\${(f)"$(\${(Q)program} completion-names "\${(@Q)@}" 2>/dev/null)"})
  compadd -V names -a names
}

_${name}() {
  local curcontext="$curcontext" state program=$words[1]
  local -a line verbs
  typeset -A opt_args
  verbs=(
${verbs.map((verb) => `    ${quoted(`${verb.name}:${verb.summary}`)}`).join("\n")}
  )
  _arguments -C ${specs.join(" ")}
  case $state in
  verb) _describe -t verbs verb verbs ;;
  arguments)
    state=
    case $words[1] in
${verbs.map(verbCase).join("\n")}
    esac
    case $state in
    item) _${name}_names "$line[1]" ;;
    version) _${name}_names "$line[1]" "$line[2]" ;;
    esac
    ;;
  esac
}

[[ $funcstack[1] == _${name} ]] && _${name} "$@"
return 0
`;
}

function verbCase(verb: CompletedVerb): string {
  const specs = [...verb.options.map(optionSpec), ...verb.arguments.map(argumentSpec)];
  return `    ${verb.name})
      _arguments -C \\
${specs.map((spec) => `        ${spec}`).join(" \\\n")}
      ;;`;
}

/** Returns the specification of an option, which may be given again. */
function optionSpec({ names, description, value }: CompletedOption): string {
  const text = `[${description.replace(/[[\]\\]/g, "\\$&")}]`;
  const after = value ? `:${label(value)}:${actionOf(value)}` : "";
  return names.map((name) => quoted(`*${name}${value && name.startsWith("--") ? "=" : ""}${text}${after}`)).join(" ");
}

function argumentSpec(argument: CompletedArgument): string {
  return quoted(`${argument.isRepeated ? "*" : ""}:${argument.name.toLowerCase()}:${actionOf(argument)}`);
}

function label({ kind }: Word): string {
  return kind === "other" ? "value" : kind;
}

/** Returns the action that offers a word; a blank offers nothing. */
function actionOf({ kind, choices }: Word): string {
  if (choices.length > 0) return `(${choices.join(" ")})`;
  switch (kind) {
    case "file":
      return "_files";
    case "directory":
      return "_files -/";
    case "item":
    case "version":
      return `->${kind}`;
    case "other":
      return " ";
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
