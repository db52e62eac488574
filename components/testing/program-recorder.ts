import { withInheritedOptions } from "./inheritance";
import { ProgramMonitor } from "./monitor";
import type { LogEntry } from "./program-log";
import { ProgramRun } from "./program-run";
import { monitorOptions, type RunOptions } from "./run-program";
import { readable } from "./wire-values";

/**
 * Answers a program in another process like an engine, and records its resources.
 *
 * @example
 * ```ts
 * import { ProgramRecorder } from "keelson/testing";
 *
 * const recorder = new ProgramRecorder({ project: "shop", stack: "prod" });
 * const report = () => (recorder.mistakes.length > 0 ? recorder.mistakes : recorder.run().resources.map(({ urn }) => urn));
 * ```
 */
export class ProgramRecorder {
  /** Answers the program's requests. */
  readonly monitor: ProgramMonitor;
  /** The log messages of the program, in order. */
  readonly logs: LogEntry[] = [];
  readonly #mistakes = new Set<string>();
  readonly #options: RunOptions;

  constructor(options: RunOptions = {}) {
    this.#options = options;
    const onMistake = (message: string) => this.#mistakes.add(message);
    this.monitor = new ProgramMonitor({ ...monitorOptions(options), onMistake });
  }

  /** The program's mistakes and the errors that it logged, without duplicates. */
  get mistakes(): readonly string[] {
    const errors = this.logs.filter(({ severity }) => severity === "error").map(({ message }) => message);
    return [...new Set([...this.#mistakes, ...errors])];
  }

  /** Returns the resources that the program has registered so far. */
  run(): ProgramRun {
    const outputs = readable(this.monitor.stackOutputs, this.#options.secrets ?? "hidden").values;
    return new ProgramRun(withInheritedOptions(this.monitor.resources), outputs, this.logs);
  }
}
