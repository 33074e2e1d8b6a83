import type { CompletedOption, CompletedProgram, CompletedVerb, Word } from "./tree";

/** Returns the script that completes a program in fish 3.1 and newer. */
export function fishCompletion(program: CompletedProgram): string {
  const { name, verbs } = program;
  const valued = verbs.flatMap((verb) =>
    verb.options.filter(({ value }) => value).flatMap(({ names }) => names.map((option) => `${verb.name} ${option}`)),
  );
  return `# Completion of ${name} for fish, written by: ${name} completion fish

# Prints the verb and its arguments, without options and their values.
function __${name}_given
    set -l verb ''
    set -l is_value 0
    for word in (commandline -opc | tail -n +2)
        if test $is_value = 1
            set is_value 0
        else if string match -qr -- '^-.' $word
            contains -- "$verb $word" ${valued.map(quoted).join(" ")}
            and set is_value 1
        else
            test -z "$verb"
            and set verb $word
            printf '%s\\n' $word
        end
    end
end

# Reports whether an argument of a verb is next: the one at a place, or any from there on.
function __${name}_at
    set -l given (__${name}_given)
    test "$given[1]" = $argv[1]
    and test (count $given) $argv[2] $argv[3]
end

# Names of a file: images and applications, or the versions of one.
function __${name}_names
    set -l given (__${name}_given)
    ${name} completion-names $given[2..$argv[1]] 2>/dev/null
end

complete -c ${name} -f
${program.options.map((option) => optionLine(name, "", option)).join("\n")}
${verbs.flatMap((verb) => verbLines(name, verb)).join("\n")}
`;
}

function verbLines(program: string, verb: CompletedVerb): string[] {
  return [
    "",
    line(program, `test (count (__${program}_given)) -eq 0`, `-a ${verb.name} -d ${quoted(verb.summary)}`),
    ...verb.options.map((option) => optionLine(program, verb.name, option)),
    ...verb.arguments.flatMap((argument, place) => {
      const words = wordsOf(program, argument);
      const places = `${argument.isRepeated ? "-gt" : "-eq"} ${argument.isRepeated ? place : place + 1}`;
      return words === "" ? [] : [line(program, `__${program}_at ${verb.name} ${places}`, words)];
    }),
  ];
}

function optionLine(program: string, verb: string, { names, description, value }: CompletedOption): string {
  const shown = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(" ");
  const condition = verb === "" ? `test (count (__${program}_given)) -eq 0` : `__${program}_at ${verb} -gt 0`;
  const words = value ? ` ${wordsOf(program, value) || "-x"}` : "";
  return line(
    program,
    condition,
    `${shown}${value && words.includes(" -a ") ? " -x" : ""}${words} -d ${quoted(description)}`,
  );
}

/** Returns the part of a line that offers a word; nothing where nothing is known of it. */
function wordsOf(program: string, { kind, choices }: Word): string {
  if (choices.length > 0) return `-a ${quoted(choices.join(" "))}`;
  switch (kind) {
    case "file":
      return "-r -F";
    case "directory":
      return "-a '(__fish_complete_directories)'";
    case "item":
      return `-k -a '(__${program}_names 2)'`;
    case "version":
      return `-k -a '(__${program}_names 3)'`;
    case "other":
      return "";
  }
}

function line(program: string, condition: string, rest: string): string {
  return `complete -c ${program} -n ${quoted(condition)} ${rest}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
