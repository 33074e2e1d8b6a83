import type { CompletedProgram, CompletedVerb, Word } from "./tree";

/** Returns the script that completes a program in bash 3.2 and newer. */
export function bashCompletion(program: CompletedProgram): string {
  const { name, verbs } = program;
  return `# Completion of ${name} for bash, written by: ${name} completion bash

# Replies with the words that begin with the current one. No word is expanded: names come from files.
_${name}_words() {
  local word
  for word; do
    [[ $word == "$cur"* ]] && COMPREPLY+=("$word")
  done
}

_${name}_files() {
  local word
  compopt -o filenames 2>/dev/null
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$1" -- "$cur")
}

# Replies with names of a file: images and applications, or the versions of one.
_${name}_names() {
  local word
  while IFS= read -r word; do _${name}_words "$word"; done < <("\${COMP_WORDS[0]}" completion-names "$@" 2>/dev/null)
}

# Keeps in "text" what a word stands for: bash gives words as they are typed, with quotes and backslashes.
_${name}_text() {
  case $1 in
  \\"*\\" | \\'*\\') text=\${1:1:\${#1}-2} ;;
  *) text=\${1//\\\\/} ;;
  esac
}

_${name}_takes_value() {
  case "$1 $2" in
${verbs.flatMap(valued).join("\n")}
  *) return 1 ;;
  esac
}

_${name}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} verb= option= index word text
  local -a given=()
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if [[ -n $option ]]; then
      [[ $word == "=" ]] || option= # bash makes three words of --format=json
    elif [[ $word == -?* ]]; then
      _${name}_takes_value "$verb" "$word" && option=$word
    elif [[ -z $verb ]]; then
      verb=$word
    else
      _${name}_text "$word"
      given+=("$text")
    fi
  done
  [[ $cur == "=" ]] && cur=
  if [[ -n $option ]]; then
    case "$verb $option" in
${verbs.flatMap((verb) => optionValues(name, verb)).join("\n")}
    esac
  elif [[ -z $verb && $cur == -* ]]; then
    _${name}_words ${optionNames(program)}
  elif [[ -z $verb ]]; then
    _${name}_words ${verbs.map((verb) => verb.name).join(" ")}
  elif [[ $cur == -?* ]]; then
    case $verb in
${verbs.map((verb) => `    ${verb.name}) _${name}_words ${optionNames(verb)} ;;`).join("\n")}
    esac
  else
    case "$verb \${#given[@]}" in
${verbs.flatMap((verb) => argumentValues(name, verb)).join("\n")}
    esac
  fi
}

complete -F _${name} ${name}
`;
}

/** Returns the case of the options of a verb that take a value. */
function valued({ name, options }: CompletedVerb): string[] {
  const names = options.filter(({ value }) => value).flatMap((option) => option.names);
  return names.length === 0 ? [] : [`  ${names.map((option) => `"${name} ${option}"`).join(" | ")}) ;;`];
}

function optionNames({ options }: CompletedVerb): string {
  return options.flatMap(({ names }) => names).join(" ");
}

function optionValues(program: string, { name, options }: CompletedVerb): string[] {
  return options.flatMap(({ names, value }) => {
    const reply = value && replyOf(program, value);
    return reply === undefined ? [] : [`    ${names.map((each) => `"${name} ${each}"`).join(" | ")}) ${reply} ;;`];
  });
}

function argumentValues(program: string, verb: CompletedVerb): string[] {
  return verb.arguments.flatMap((argument, place) => {
    const reply = replyOf(program, argument);
    if (reply === undefined) return [];
    const places = argument.isRepeated ? `"${verb.name} "*` : `"${verb.name} ${place}"`;
    return [`    ${places}) ${reply} ;;`];
  });
}

/** Returns the command that replies with a word; undefined where nothing is known of it. */
function replyOf(program: string, { kind, choices }: Word): string | undefined {
  if (choices.length > 0) return `_${program}_words ${choices.join(" ")}`;
  switch (kind) {
    case "file":
      return `_${program}_files -f`;
    case "directory":
      return `_${program}_files -d`;
    case "item":
      return `_${program}_names "\${given[0]}"`;
    case "version":
      return `_${program}_names "\${given[0]}" "\${given[1]}"`;
    case "other":
      return undefined;
  }
}
