import { Listr } from "listr2";
import type { PhaseName } from "../contract";
import { secondsSince } from "../engine";
import { durationText, phaseTitle } from "./words";

/** Called with the current detail of a phase. */
export type Detail = (text: string) => void;

/** Shows phases while they run. */
export interface Progress {
  /** Runs a phase and shows its progress. @param done describes its outcome */
  phase<Result>(
    name: PhaseName,
    work: (detail: Detail) => Promise<Result>,
    done: (result: Result) => PhaseOutcome,
  ): Promise<Result>;
}

/** The outcome of a phase, as shown. */
export interface PhaseOutcome {
  readonly text: string;
  readonly failed: boolean;
}

/** Writes a line of plain progress. */
export type WriteLine = (line: string) => void;

/** Returns the milliseconds until the next sign of life outside a terminal: rarer in long phases. */
export function untilSignOfLife(elapsedMilliseconds: number): number {
  return elapsedMilliseconds < 60_000 ? 8000 : 20_000;
}

/** Shows progress as plain lines: start, signs of life, end. */
export function plainProgress(write: WriteLine, signal?: AbortSignal): Progress {
  return {
    async phase(name, work, done) {
      const started = performance.now();
      let current = "";
      const title = phaseTitle(name);
      write(`${title} …`);
      const seconds = () => durationText((performance.now() - started) / 1000);
      const sign = () => {
        write(`${title} ${seconds()}${current && `: ${current}`}`);
        timer = setTimeout(sign, untilSignOfLife(performance.now() - started));
      };
      let timer = setTimeout(sign, untilSignOfLife(0));
      try {
        const result = await work((text) => (current = text));
        const { text, failed } = done(result);
        write(`${title} ${failed ? "FAILED" : "done"} in ${seconds()}${text && `: ${text}`}`);
        return result;
      } catch (error) {
        write(`${title} ${signal?.aborted === true ? "interrupted" : "FAILED"} after ${seconds()}`);
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** Marks a phase as failed in the terminal, although its result is returned. */
class ShownFailure extends Error {}

/** Shows progress with a spinner and live counts, for a terminal. */
export function terminalProgress(signal?: AbortSignal): Progress {
  return {
    async phase<Result>(
      name: PhaseName,
      work: (detail: Detail) => Promise<Result>,
      done: (result: Result) => PhaseOutcome,
    ): Promise<Result> {
      const results: Result[] = [];
      const started = performance.now();
      const title = (text: string) => `${phaseTitle(name)}${text && `: ${text}`}`;
      const tasks = new Listr(
        [
          {
            title: phaseTitle(name),
            task: async (_, task) => {
              const result = await work((text) => (task.title = title(text))).catch((error: unknown) => {
                if (signal?.aborted === true) {
                  task.title = title("interrupted");
                }
                throw error;
              });
              results.push(result);
              const { text, failed } = done(result);
              task.title = `${title(text)} (${durationText(secondsSince(started))})`;
              if (failed) {
                throw new ShownFailure(title(text));
              }
            },
          },
        ],
        { registerSignalListeners: false, rendererOptions: { showErrorMessage: false } },
      );
      await tasks.run().catch((error: unknown) => {
        if (!(error instanceof ShownFailure)) {
          throw error;
        }
      });
      const [result] = results;
      if (results.length === 0) {
        throw new Error(`phase ${name} has no result`);
      }
      return result as Result;
    },
  };
}
