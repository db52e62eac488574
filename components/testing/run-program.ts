import * as pulumi from "@pulumi/pulumi";
import { Answers } from "./answers";
import { Failures } from "./failures";
import { withoutFormerTypes } from "./former-types";
import { inertCallbacks, type TransformsMode } from "./inert-callbacks";
import { withInheritedOptions } from "./inheritance";
import { kubernetesSimulation } from "./kubernetes-simulation";
import { withLateOutputs } from "./late-outputs";
import { type MonitorOptions, ProgramMonitor } from "./monitor";
import { withPlainStructs } from "./plain-structs";
import { ProgramLog } from "./program-log";
import { ProgramRun } from "./program-run";
import { activeResources, nextTurn, waitForEnd } from "./quiescence";
import type { Simulation } from "./simulation";
import { currentStore, fixCallbacks, inOwnStore } from "./store";
import { withoutPromiseTraces } from "./untraced-promises";
import { withoutResourceTraces } from "./untraced-resources";
import { readable, type SecretsMode } from "./wire-values";

/**
 * Options of a run in this process.
 *
 * @example
 * ```ts
 * import { runProgram } from "keelson/testing";
 *
 * const options: RunOptions = {
 *   project: "shop",
 *   stack: "prod",
 *   config: { "shop:domain": "example.com", "shop:token": "abc" },
 *   secretConfigKeys: ["shop:token"],
 *   preview: false,
 * };
 * const run = runProgram(() => ({ domain: new pulumi.Config("shop").require("domain") }), options);
 * ```
 */
export interface RunOptions {
  /** @default "project" */
  readonly project?: string;
  /** @default "stack" */
  readonly stack?: string;
  /** The stack's configuration. Write keys with their namespace, for instance `keelson:domain`, and values as `pulumi config` stores them. */
  readonly config?: Readonly<Record<string, string>>;
  /** The keys of `config` that are secret. */
  readonly secretConfigKeys?: readonly string[];
  /**
   * If true, the program runs as a preview, in which ids and statuses are unknown. If false, it runs as a deployment, in which `simulate` provides
   * them.
   *
   * @default true
   */
  readonly preview?: boolean;
  /**
   * Simulated providers. For each type or function, the first provider that knows it answers. Kubernetes is always simulated.
   *
   * @default the id of a resource is its name, and its outputs are its inputs
   */
  readonly simulate?: Simulation | readonly Simulation[];
  /** @default "hidden" */
  readonly secrets?: SecretsMode;
  /**
   * How to treat transforms, which need an engine. `refused`: the run fails. `ignored`: the program runs without transforms, and with a warning.
   *
   * @default "refused"
   */
  readonly transforms?: TransformsMode;
}

const transformsIgnored = "transforms do not run offline, so their changes are missing from values";

let previousRun: Promise<unknown> = Promise.resolve();

/**
 * Runs a Pulumi program in this process, without an engine, and returns its resources. Runs are isolated from one another. Only one program runs at a
 * time.
 *
 * @throws the error of the program, even if it happens in an apply or an input. If there are several errors, a `ProgramError`
 */
export function runProgram(program: () => unknown, options: RunOptions = {}): Promise<ProgramRun> {
  const run = previousRun.then(() => inOwnStore(() => runAlone(program, options)));
  previousRun = run.catch(() => undefined);
  return run;
}

async function runAlone(program: () => unknown, options: RunOptions): Promise<ProgramRun> {
  const stackTraceLimit = Error.stackTraceLimit;
  const restored = [
    withoutPromiseTraces(),
    withoutResourceTraces(),
    withoutFormerTypes(),
    withLateOutputs(),
    withPlainStructs(),
  ];
  const failures = new Failures();
  const log = new ProgramLog((message) => failures.addMessage(message));
  try {
    const monitor = connect(options, failures);
    await runToEnd(program, failures);
    failures.throwIfAny();
    const outputs = readable(monitor.stackOutputs, options.secrets ?? "hidden").values;
    return new ProgramRun(withInheritedOptions(monitor.resources), outputs, await log.entries());
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    restored.forEach((restore) => restore());
    log.release();
    failures.release();
    /* Without this, the SDK reports pending promises of a failed program when the process exits, and changes the exit status. */
    currentStore().leakCandidates = new Set();
  }
}

function connect(options: RunOptions, failures: Failures): ProgramMonitor {
  const { project, stack, preview } = monitorOptions(options);
  const onMistake = (message: string) => failures.addMessage(message);
  const monitor = new ProgramMonitor({ ...monitorOptions(options), onMistake });
  pulumi.runtime.setMockOptions(monitor, project, stack, preview, "organization");
  fixCallbacks(inertCallbacks(options.transforms ?? "refused", warnOnce(transformsIgnored)));
  pulumi.runtime.setAllConfig({ ...options.config }, [...(options.secretConfigKeys ?? [])]);
  return monitor;
}

/** `Array.isArray` does not narrow a read-only list. */
function isList<T extends object>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

/** Completes the options of a run for its monitor. */
export function monitorOptions(options: RunOptions): Omit<MonitorOptions, "onMistake"> {
  const { project = "project", stack = "stack", preview = true, secrets = "hidden", simulate = [] } = options;
  return {
    project,
    stack,
    preview,
    secrets,
    simulate: [...(isList(simulate) ? simulate : [simulate]), kubernetesSimulation],
  };
}

function warnOnce(message: string): () => void {
  let warned = false;
  return () => {
    if (!warned) {
      void pulumi.log.warn(message);
    }
    warned = true;
  };
}

async function runToEnd(program: () => unknown, failures: Failures): Promise<void> {
  const alreadyActive = activeResources();
  const answers = new Answers();
  let returned = false;
  pulumi.runtime
    .runInPulumiStack(async () => program())
    .then(
      () => {
        returned = true;
      },
      (error: unknown) => failures.stop(error),
    );
  const progress = () => ({ failed: failures.fatal, finished: returned && answers.complete() });
  const ending = await waitForEnd(progress, alreadyActive);
  if (ending === "stuck") {
    failures.addMessage(
      "the program never ends, because it waits for a promise that never resolves, or for a resource that depends on itself",
    );
  }
  await turnsForFurtherErrors();
}

async function turnsForFurtherErrors(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    await nextTurn();
  }
}
