import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** A step of a job or of a composite action. */
export interface Step {
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A job; with `uses` it is another workflow's. */
interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly concurrency?: Readonly<Record<string, unknown>>;
  readonly "runs-on"?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly stack: unknown } };
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly Step[];
}

/** A workflow, as far as tests look at it. */
export interface Workflow {
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** A composite action. */
export interface Action {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const folder = ".github/workflows";

/** The composite actions of this repository. */
const actionFiles: readonly string[] = [".github/actions/stack/action.yml", "plan-action/action.yml"];

/** The text of every workflow and action by its path. */
export const texts: ReadonlyMap<string, string> = new Map(
  [...readdirSync(folder).map((file) => join(folder, file)), ...actionFiles].map((file) => [
    file,
    readFileSync(file, "utf8"),
  ]),
);

/** Every workflow by its name without `.yml`. */
export const workflows: ReadonlyMap<string, Workflow> = new Map(
  readdirSync(folder).map((file) => [
    file.replace(/\.yml$/, ""),
    parse(texts.get(join(folder, file)) ?? "") as Workflow,
  ]),
);

/** Every composite action by its path. */
export const actions: ReadonlyMap<string, Action> = new Map(
  actionFiles.map((file) => [file, parse(texts.get(file) ?? "") as Action]),
);

/** Returns the jobs of a workflow; none is an error. */
export function jobsOf(name: string): Workflow["jobs"] {
  const workflow = workflows.get(name);
  if (workflow === undefined) {
    throw new Error(`${name}: expected a workflow, found ${[...workflows.keys()].join(", ")}`);
  }
  return workflow.jobs;
}

/** Every step of every workflow and action, with where it is. */
export const steps: readonly { readonly where: string; readonly step: Step }[] = [
  ...[...workflows].flatMap(([name, { jobs }]) =>
    Object.entries(jobs).flatMap(([job, { steps: own = [] }]) =>
      own.map((step) => ({ where: `${name} ${job}`, step })),
    ),
  ),
  ...[...actions].flatMap(([file, { runs }]) => runs.steps.map((step) => ({ where: file, step }))),
];
