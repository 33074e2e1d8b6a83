import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { program } from "../../cli/program";
import { stdioOf } from "../../cli/stdio";
import { AGENTS } from "../support/agent-gallery";
import { captured } from "../support/captured";
import { GOOD, newDirectory } from "../support/gallery-files";
import { GALLERIST, gallerist } from "../support/gallerist";

const directory = newDirectory();

// Each name that a shell asks for is a run of the command line.

/** The options that help shows, by verb. */
const OPTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  program(stdioOf(captured().streams), () => undefined)
    .commands.filter((verb) => verb.name() !== "completion-names")
    .map((verb) => [
      verb.name(),
      verb
        .createHelp()
        .visibleOptions(verb)
        .flatMap(({ short, long }) => [short, long].flatMap((name) => name ?? []))
        .sort(),
    ]),
);

async function scriptOf(shell: string): Promise<string> {
  const { code, out, err } = await gallerist(["completion", shell]);
  expect([code, err]).toEqual([0, ""]);
  return out;
}

/** Lines before the cursor, and the words that each shell offers there. */
const CASES: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ["wi", ["withdraw"]],
  ["check --form", ["--format"]],
  ["check --format ", ["compact", "github", "json", "junit", "sarif", "text"]],
  ["check --format js", ["json"]],
  ["check gallery.yaml --format sar", ["sarif"]],
  ["check --format=js", ["json"]],
  ["release gallery.yaml agent --next ", ["major", "minor", "patch"]],
  ["promote gal", ["gallery.yaml"]],
  ["check gallery.yaml apps.y", ["apps.yaml"]],
  ["check --usage apps.y", ["apps.yaml"]],
  ["init fol", ["folder"]],
  ["promote gallery.yaml ", ["ubuntu-2404"]],
  ["promote apps.yaml ", ["applications/agent", "images/agent"]],
  ["promote gallery.yaml ubuntu-2404 ", ["1.0.0", "1.1.0"]],
  ["promote --as-of 2026-01-01 gallery.yaml ubuntu-2404 1.1", ["1.1.0"]],
  ["withdraw gallery.yaml ubuntu-2404 --reason x 1.1", ["1.1.0"]],
  ["resolve gallery.yaml ubuntu-2404 --region westeu", ["westeurope"]],
  ["resolve gallery.yaml ubuntu-2404 --version 1.0", ["1.0.0"]],
  ["explain too-many-sha", ["too-many-shares"]],
  ["completion ", ["bash", "fish", "zsh"]],
  ["promote none.yaml ", []],
];

/** Puts files into the directory, and a `gallerist` that runs the built one. Returns the environment that finds it. */
function prepared(): Record<string, string> {
  const at = directory();
  writeFileSync(join(at, "gallery.yaml"), GOOD);
  writeFileSync(join(at, "apps.yaml"), AGENTS);
  mkdirSync(join(at, "folder"));
  const bin = join(at, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "gallerist"), `#!/bin/sh\nexec "${process.execPath}" "${GALLERIST}" "$@"\n`);
  chmodSync(join(bin, "gallerist"), 0o755);
  return { PATH: `${bin}:${process.env.PATH ?? ""}`, HOME: at, TERM: "dumb" };
}

function run(command: string, args: readonly string[], env: Record<string, string>): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: directory(), env, encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  return stdout;
}

const sorted = (words: readonly string[]): string[] => [...new Set(words)].sort();
const linesOf = (text: string): string[] => text.split("\n").filter((line) => line !== "");

function isInstalled(shell: string): boolean {
  return spawnSync(shell, ["-c", "true"]).status === 0;
}

describe("bash", () => {
  const ASK = `source "./$1"; shift
for line; do
  read -ra COMP_WORDS <<< "gallerist \${line//=/ = }"
  [[ $line == *" " ]] && COMP_WORDS+=("")
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  _gallerist
  echo "\${COMPREPLY[@]}"
done`;

  async function offered(lines: readonly string[]): Promise<string[][]> {
    const env = prepared();
    writeFileSync(join(directory(), "script"), await scriptOf("bash"));
    const out = run("bash", ["--norc", "-c", ASK, "bash", "script", ...lines], env);
    return out.split("\n").map((line) => sorted(line.split(" ").filter((word) => word !== "")));
  }

  test("offers verbs, options, their choices, files, and the names in them", async () => {
    const answers = await offered(CASES.map(([line]) => line));
    expect(CASES.map(([line], index) => [line, answers[index]])).toEqual(CASES);
  });

  test("offers every option of every verb", async () => {
    const verbs = [...OPTIONS.keys()];
    const answers = await offered(verbs.map((verb) => `${verb} --`));
    const long = (verb: string) => OPTIONS.get(verb)?.filter((name) => name.startsWith("--"));
    expect(verbs.map((verb, index) => [verb, answers[index]])).toEqual(verbs.map((verb) => [verb, long(verb)]));
  });

  test("offers every verb, and none that is hidden", async () => {
    const [verbs] = await offered([" "]);
    expect(verbs).toEqual([...OPTIONS.keys()].sort());
  });

  test("is registered for gallerist, and completes a file with blanks in its name", async () => {
    const env = prepared();
    writeFileSync(join(directory(), "my gallery.yaml"), GOOD);
    writeFileSync(join(directory(), "script"), await scriptOf("bash"));
    const ask = `source ./script; complete -p gallerist
COMP_WORDS=(gallerist check my); COMP_CWORD=2; _gallerist; printf "<%s>" "\${COMPREPLY[@]}"`;
    expect(run("bash", ["--norc", "-c", ask], env)).toBe("complete -F _gallerist gallerist\n<my gallery.yaml>");
  });

  test("names the images of a file however its name is quoted", async () => {
    const env = prepared();
    writeFileSync(join(directory(), "my gallery.yaml"), GOOD);
    writeFileSync(join(directory(), "script"), await scriptOf("bash"));
    const files = [
      "my\\ gallery.yaml",
      '"my gallery.yaml"',
      "'my gallery.yaml'",
      "~/my\\ gallery.yaml",
      "$(touch run)",
    ];
    const ask = `source ./script; for file; do
COMP_WORDS=(gallerist promote "$file" ""); COMP_CWORD=3; _gallerist; echo "\${COMPREPLY[@]}"; done`;
    expect(run("bash", ["--norc", "-c", ask, "bash", ...files], env).split("\n")).toEqual([
      ...Array<string>(4).fill("ubuntu-2404"),
      "",
      "",
    ]);
    expect(existsSync(join(directory(), "run"))).toBe(false);
  });

  test("a name in a file is never run", async () => {
    const env = prepared();
    const evil = GOOD.replace("  ubuntu-2404:\n", '  "$(touch${IFS}run)":\n');
    writeFileSync(join(directory(), "gallery.yaml"), evil);
    writeFileSync(join(directory(), "script"), await scriptOf("bash"));
    const line = "promote gallery.yaml ";
    expect(run("bash", ["--norc", "-c", ASK, "bash", "script", line], env)).toBe("\n");
    expect(existsSync(join(directory(), "run"))).toBe(false);
  });
});

/** The same as bash, except that a shell without word breaks at "=" keeps the option before the value. */
const OTHERS = CASES.filter(([line]) => !line.includes("="));

if (isInstalled("fish")) {
  describe("fish", () => {
    async function offered(lines: readonly string[]): Promise<string[][]> {
      const env = prepared();
      writeFileSync(join(directory(), "script"), await scriptOf("fish"));
      const ask = `source ./script; for line in $argv; complete -C "gallerist $line" | string replace -r '\\t.*' ''; echo .; end`;
      const out = run("fish", ["--no-config", "-c", ask, ...lines], env);
      return out.split(/^\.\n/m).map((answer) => sorted(linesOf(answer).map((word) => word.replace(/\/$/, ""))));
    }

    test("offers verbs, options, their choices, files, and the names in them", async () => {
      const answers = await offered(OTHERS.map(([line]) => line));
      expect(OTHERS.map(([line], index) => [line, answers[index]])).toEqual(OTHERS);
    });

    test("offers every option of every verb, and every verb", async () => {
      const verbs = [...OPTIONS.keys()];
      const [all, ...answers] = await offered(["", ...verbs.map((verb) => `${verb} -`)]);
      expect(all).toEqual([...verbs].sort());
      expect(verbs.map((verb, index) => [verb, answers[index]])).toEqual(
        verbs.map((verb) => [verb, OPTIONS.get(verb)]),
      );
    });
  });
} else {
  test("fish is not installed: its script has balanced quotes and every option", async () => {
    expectWhole(await scriptOf("fish"), OF_FISH);
  });
}

if (isInstalled("zsh")) {
  describe("zsh", () => {
    // What is offered is written to a file: on the terminal, zsh cuts and colours it.
    const RC = `autoload -Uz compinit; compinit -u -D
source $COMPLETION
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
  local -a hits
  builtin compadd -A hits "$@"
  (( $#hits )) && print -rl -- $hits >> $HITS
  builtin compadd "$@"
}
capture() {
  local line
  for line in \${(f)"$(<$ASKED)"}; do
    BUFFER=$line; CURSOR=$#BUFFER
    zle complete-word
    print . >> $HITS
  done
  exit 0
}
zle -N capture
bindkey '^I' capture
`;
    const ASK = `zmodload zsh/zpty
zpty shell "zsh -d -i"
zpty -w -n shell $'\\t'
while zpty -r shell; do; done >/dev/null`;

    async function offered(lines: readonly string[]): Promise<string[][]> {
      const env = prepared();
      const [hits, script, asked] = ["hits", "script", "asked"].map((name) => join(directory(), name)) as [
        string,
        string,
        string,
      ];
      writeFileSync(script, await scriptOf("zsh"));
      writeFileSync(asked, lines.map((line) => `gallerist ${line}\n`).join(""));
      writeFileSync(join(directory(), ".zshrc"), RC);
      const variables = { ZDOTDIR: directory(), HITS: hits, COMPLETION: script, ASKED: asked };
      run("zsh", ["-f", "-c", ASK], { ...env, ...variables });
      const answers = readFileSync(hits, "utf8").split(/^\.\n/m);
      return answers.map((answer) => sorted(linesOf(answer)));
    }

    test("offers verbs, options, their choices, files, and the names in them", async () => {
      const answers = await offered(OTHERS.map(([line]) => line));
      expect(OTHERS.map(([line], index) => [line, answers[index]])).toEqual(OTHERS);
    });

    test("offers every verb, and every option of a verb with many", async () => {
      const [verbs, options] = await offered(["", "release -"]);
      expect(verbs).toEqual([...OPTIONS.keys()].sort());
      expect(options).toEqual(OPTIONS.get("release"));
    });
  });
} else {
  test("zsh is not installed: its script has balanced quotes and every option", async () => {
    expectWhole(await scriptOf("zsh"), OF_ZSH);
  });
}

/** Expects a script that ends outside of quotes and brackets, and that names every verb and option. */
function expectWhole(script: string, spelling: (option: string) => string): void {
  const code = script
    .replace(/^#.*$/gm, "")
    .replaceAll("'\\''", "") // a quote in a quoted text of zsh
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
    .replace(/^ *[\w-]+\)/gm, ""); // a pattern of `case`
  expect(code.match(/'/g)?.length ?? 0).toBe(2 * (code.match(/''/g)?.length ?? 0));
  for (const [open, close] of ["()", "{}", "[]"] as const) {
    expect([open, code.split(open ?? "").length]).toEqual([open, code.split(close ?? "").length]);
  }
  for (const [verb, options] of OPTIONS) {
    expect(script).toContain(verb);
    for (const option of options) expect(script).toContain(spelling(option));
  }
}

const OF_FISH = (option: string): string =>
  option.startsWith("--") ? `-l ${option.slice(2)} ` : `-s ${option.slice(1)} `;
const OF_ZSH = (option: string): string => option;

test.each([
  ["fish", OF_FISH],
  ["zsh", OF_ZSH],
] as const)(
  "what is checked where %s is not installed holds of its script, and not of one without a quote",
  async (shell, spelling) => {
    const script = await scriptOf(shell);
    expectWhole(script, spelling);
    expect(() => expectWhole(script.replace(/'(?=[^']*'$)/m, ""), spelling)).toThrow();
    expect(() => expectWhole(script.replaceAll("dry-run", ""), spelling)).toThrow();
  },
);

test.each([
  [[], "missing required argument 'SHELL'"],
  [["tcsh"], "Allowed choices are bash, zsh, fish."],
])("completion %j is refused with one line", async (args, message) => {
  const { code, out, err } = await gallerist(["completion", ...args]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(/^error: [^\n]*\n$/);
  expect(err).toContain(message);
});

test("names of standard input are none: the shell would wait for the terminal", async () => {
  expect(await gallerist(["completion-names", "-"], { input: GOOD })).toEqual({ code: 0, out: "", err: "" });
});

test("names of a file that cannot be read are none, without a message", async () => {
  for (const args of [["none.yaml"], ["none.yaml", "ubuntu-2404"], ["."]]) {
    expect(await gallerist(["completion-names", ...args], { cwd: directory() })).toEqual({ code: 0, out: "", err: "" });
  }
});
