import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

/** The result of a script. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The commands that it called, in order: the name and the arguments, with spaces between them. */
  readonly calls: readonly string[];
}

/** Scripts of a pipeline in an empty folder, where other commands answer than the ones that reach the network. */
export class Bench {
  /** The working folder of scripts. */
  readonly folder = mkdtempSync(join(tmpdir(), "pipelines-"));
  readonly #bin = join(this.folder, "bin");
  readonly #log = join(this.folder, "calls");

  /** @param answers the body of a shell script for each command; all of them write down how they are called */
  constructor(answers: Readonly<Record<string, string>>) {
    mkdirSync(this.#bin);
    writeFileSync(this.#log, "");
    symlinkSync(resolve("pipelines"), join(this.folder, "pipelines"));
    for (const [name, body] of Object.entries(answers)) {
      const file = join(this.#bin, name);
      writeFileSync(file, `#!/usr/bin/env bash\nprintf '%s\\n' "${name} $*" >> "$CALLS"\n${body}\n`);
      chmodSync(file, 0o755);
    }
  }

  /** Writes a file into the working folder. */
  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** Reads a file of the working folder; undefined if there is none. */
  read(name: string): string | undefined {
    const file = join(this.folder, name);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  }

  /** Runs a script of `pipelines/`. */
  script(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
    return this.#run([`pipelines/${name}`, ...args], env);
  }

  /** Runs a step of a workflow as GitHub and GitLab do, with this repository's scripts. */
  step(text: string, env: Readonly<Record<string, string>> = {}): Run {
    return this.#run(["--noprofile", "--norc", "-eo", "pipefail", "-c", text], env);
  }

  /** Removes the folder. */
  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  #run(args: readonly string[], env: Readonly<Record<string, string>>): Run {
    const before = readFileSync(this.#log, "utf8").length;
    const { PATH = "" } = process.env;
    const { status, stdout, stderr, error } = spawnSync("bash", args, {
      cwd: this.folder,
      encoding: "utf8",
      env: { ...env, PATH: [this.#bin, PATH].join(delimiter), HOME: this.folder, CALLS: this.#log },
    });
    assert.equal(error, undefined);
    const calls = readFileSync(this.#log, "utf8").slice(before).split("\n").slice(0, -1);
    return { status, stdout, stderr, calls };
  }
}
