import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";

/** The chart's folder. */
export const chart = "charts/service";

/** An object as Helm prints it, as far as tests look at it. */
export interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/** What a command printed, and how it ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Real Helm with a home of its own, so that it reads no settings of the user and stores no logins there. */
export class Helm {
  readonly directory = mkdtempSync(join(tmpdir(), "keelson-helm-"));
  readonly #program: string;
  readonly #env: NodeJS.ProcessEnv;

  /** @param env more variables, for instance KUBECONFIG */
  constructor(program: string, env: NodeJS.ProcessEnv = {}) {
    this.#program = program;
    this.#env = { PATH: process.env.PATH, HOME: this.directory, ...env };
  }

  /** Runs a command, and throws what it says if it fails. */
  run(...parameters: string[]): string {
    const { status, stdout, stderr } = this.try(...parameters);
    if (status !== 0) {
      throw new Error(`helm ${parameters.join(" ")}: ${stderr}`);
    }
    return stdout;
  }

  /** Runs a command that may fail. */
  try(...parameters: string[]): Ended {
    return spawnSync(this.#program, parameters, { encoding: "utf8", env: this.#env, maxBuffer: 64 * 2 ** 20 });
  }

  /** Writes values into a file, and returns its path. */
  values(name: string, values: object): string {
    const file = join(this.directory, `${name}.json`);
    writeFileSync(file, JSON.stringify(values));
    return file;
  }

  /** Renders the chart, hooks included. */
  template(release: string, ...parameters: string[]): Rendered[] {
    const text = this.run("template", release, chart, "--namespace", "team", "--kube-version", "1.35.0", ...parameters);
    return parseAllDocuments(text)
      .map((document) => document.toJS() as Rendered | null)
      .filter((object) => object !== null);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
