import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Command } from "commander";
import * as commands from "../../cli/commands";

/** What a block of commands is marked with if it cannot run on any machine: ```` ```sh account ````. */
const marks = ["account", "cluster", "tool"];

/** A command of a page. */
export interface ShellCommand {
  /** The page and the line. */
  readonly at: string;
  readonly text: string;
  /** What its block is marked with. */
  readonly mark?: string;
}

/** Finds the commands of a page: in blocks, where a comment may follow after two spaces, and between the words of a sentence. */
export function shellCommands(page: string): { readonly commands: ShellCommand[]; readonly mistakes: string[] } {
  const text = readFileSync(page, "utf8");
  const found: ShellCommand[] = [];
  const mistakes: string[] = [];
  const lineAt = (index: number) => `${page}:${text.slice(0, index).split("\n").length}`;
  const prose = text.replaceAll(
    /^ *```(.*)\n([\s\S]*?)^ *```$/gm,
    (block, info: string, content: string, at: number) => {
      const [language = "", mark] = info.split(" ");
      const lines = content
        .replaceAll(/\\\n\s*/g, "")
        .split("\n")
        .map((line) => line.trim());
      if (language === "") {
        mistakes.push(`${lineAt(at)}: expected a language, got none; write sh for commands, text for others`);
      }
      if (language === "sh" && mark !== undefined && !marks.includes(mark)) {
        mistakes.push(`${lineAt(at)}: sh ${mark}: expected one of ${marks.join(", ")}`);
      }
      const isTold = (line: string) => language === "sh" || /^(?:npm|npx|keelson) /.test(line);
      const told = ["sh", "text"].includes(language) ? lines.filter((line) => line !== "" && isTold(line)) : [];
      found.push(
        ...told.flatMap((line) =>
          line.split(" && ").map((one) => ({
            at: lineAt(at),
            text: one.replace(/ {2,}.*$| # .*$/, ""),
            ...(language === "sh" && mark !== undefined && { mark }),
          })),
        ),
      );
      return block.replaceAll(/[^\n]/g, " ");
    },
  );
  const inSentences = /`((?:npm (?:run|start|test|ci)\b|npx |keelson [a-z])[^`]*)`/g;
  for (const { 1: command = "", index } of prose.matchAll(inSentences)) {
    found.push({ at: lineAt(index), text: command.replaceAll(/\s+/g, " "), mark: "sentence" });
  }
  return { commands: found, mistakes };
}

/** Returns why a command cannot be right, if it cannot. */
export async function mistakeIn({ at, mark, text }: ShellCommand): Promise<string | undefined> {
  const [program = "", ...args] = words(text);
  const say = (what: string) => `${at}: ${text}: ${what}`;
  if (program === "npm") {
    return npmMistake(at, args).then((mistake) => mistake && say(mistake));
  }
  const line = keelsonLine(program, args);
  if (line !== undefined) {
    const mistake = await keelsonMistake(line);
    /* A sentence may name an option without its value: `keelson plan --against`. */
    const isNamed = mistake !== undefined && mark === "sentence" && !(await keelsonMistake([...line, "VALUE"]));
    return mistake === undefined || isNamed ? undefined : say(mistake);
  }
  const isKnown = mark !== undefined || program === "cd" || existsSync(program);
  return isKnown
    ? undefined
    : say(`expected a command of this repository; mark the block: ${marks.map((one) => `sh ${one}`).join(", ")}`);
}

/** Returns the arguments of `keelson plan` that a command runs, if it plans a stack of this repository. */
export function planArguments({ at, text }: ShellCommand): string[] | undefined {
  const [program, run, script, ...rest] = words(text);
  const isHere = program === "npm" && run === "run" && script === "plan" && !at.startsWith("examples/");
  const args = rest.filter((word) => word !== "--");
  const isWhole =
    args.length > 0 && !args.some(isPlaceholder) && !["--against", "--cwd"].some((one) => args.includes(one));
  return isHere && isWhole ? args : undefined;
}

async function npmMistake(at: string, [script = "", ...args]: readonly string[]): Promise<string | undefined> {
  const folder = at.startsWith("examples/") ? dirname(at) : ".";
  const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const [name = "", ...rest] = script === "run" ? args : [script, ...args];
  const given = rest.filter((word) => word !== "--");
  if (["ci", "install", "pack"].includes(name) || isPlaceholder(name)) {
    return undefined;
  }
  const runs = scripts[name];
  if (runs === undefined) {
    return `no script ${name} in ${join(folder, "package.json")}`;
  }
  const missing = given.find((word) => word.endsWith(".ts") && !isPlaceholder(word) && !existsSync(word));
  if (missing !== undefined) {
    return `no file ${missing}`;
  }
  const command = /(?:run\.cjs|keelson) (\w[\w-]*)$/.exec(runs)?.[1];
  const line = name === "start" ? ["rehearse", "local", ...given] : command && [command, ...given];
  if (line === undefined || line === "") {
    return undefined;
  }
  return (await keelsonMistake(line)) ?? (command === undefined ? undefined : stackMistake(folder, line));
}

/** Returns a mistake if a stack is named that has no file in the project. */
function stackMistake(folder: string, line: readonly string[]): string | undefined {
  const stack = ["plan", "rehearse", "doctor", "teardown", "upgrade-check"].includes(line[0] ?? "")
    ? line[1]
    : undefined;
  return stack === undefined ||
    isPlaceholder(stack) ||
    stack.startsWith("-") ||
    existsSync(join(folder, `Pulumi.${stack}.yaml`))
    ? undefined
    : `no stack ${stack}`;
}

function keelsonLine(program: string, args: readonly string[]): string[] | undefined {
  if (program === "keelson") {
    return [...args];
  }
  const [tool = "", ...rest] = args;
  const runs = program === "npx" ? [tool, ...(basename(tool) === "tsx" ? [rest.shift() ?? ""] : [])].join(" ") : "";
  return ["keelson", "keelson-cli", "tsx cli/main.ts"].includes(runs) ? rest : undefined;
}

/** Asks the parser of the command line itself. */
async function keelsonMistake(line: readonly string[]): Promise<string | undefined> {
  const [name = "", ...args] = line;
  const program = new Command("keelson");
  Object.values(commands).forEach((make) => program.addCommand(make()));
  inert(program);
  if (isPlaceholder(name) || (args.length === 0 && program.commands.some((command) => command.name() === name))) {
    return undefined;
  }
  try {
    await program.parseAsync(
      line.filter((word) => !/^(?:…|\.\.\.)$/.test(word)),
      { from: "user" },
    );
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function inert(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  if (command.commands.length === 0) {
    command.action(() => undefined);
  }
  command.commands.forEach(inert);
}

/** Reports whether a word stands for one that the reader chooses: FILE, <stack>, FILE…. */
function isPlaceholder(word: string): boolean {
  return /^[A-Z_-]+…?$|[<>…*]/.test(word);
}

function words(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? "",
  );
}
