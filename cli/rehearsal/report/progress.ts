import { Listr } from "listr2";
import { type PhaseName } from "../contract";
import { secondsSince } from "../engine";
import { durationText, phaseTitle } from "./words";

/** Says what is going on in a phase, in a few words. */
export type Detail = (text: string) => void;

/** Shows phases while they run. */
export interface Progress {
  /** Runs a phase and shows how it goes; `done` words its outcome. */
  phase<Result>(
    name: PhaseName,
    work: (detail: Detail) => Promise<Result>,
    done: (result: Result) => PhaseOutcome,
  ): Promise<Result>;
}

/** How a phase that came to an end is shown. */
export interface PhaseOutcome {
  readonly text: string;
  readonly failed: boolean;
}

/** Where plain progress is written. */
export type WriteLine = (line: string) => void;

/** After how long a phase without a terminal shows a sign of life: less often, the longer it takes. */
export function untilSignOfLife(elapsedMilliseconds: number): number {
  return elapsedMilliseconds < 60_000 ? 8000 : 20_000;
}

/** Progress as plain lines: a beginning, signs of life, an end. */
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

/** Marks a phase as failed in the terminal; its result is returned all the same. */
class ShownFailure extends Error {}

/** Progress with a spinner and live counts, for a terminal. */
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
