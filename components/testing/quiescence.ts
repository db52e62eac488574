/** A program in this process has nothing left to do after this many idle turns of the event loop and this much idle time. */

const idleTurnsAtEnd = 100;
const idleMilliseconds = 500;

/** Waits until everything in the event loop's queue has run. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** The state of the program at a turn of the event loop. */
export interface Progress {
  /** True after an error that prevents the program from finishing. */
  readonly failed: boolean;
  /** True if the program returned and all its requests are answered. */
  readonly finished: boolean;
}

/** How a program ended. A `stuck` program waits for something that never happens. */
export type Ending = "finished" | "failed" | "stuck";

/**
 * Waits for a program's end. The program still works while more timers or I/O keep the process alive than at the program's start. Otherwise, a
 * program that has not finished will never finish.
 */
export async function waitForEnd(
  progress: () => Progress,
  alreadyActive: ReadonlyMap<string, number>,
): Promise<Ending> {
  let idleTurns = 0;
  let idleSince = Date.now();
  for (;;) {
    await nextTurn();
    const { failed, finished } = progress();
    if (failed) {
      return "failed";
    }
    if (isActive(alreadyActive)) {
      idleTurns = 0;
      idleSince = Date.now();
      await pause();
    } else if (finished) {
      return "finished";
    } else if (++idleTurns > idleTurnsAtEnd && Date.now() - idleSince > idleMilliseconds) {
      return "stuck";
    }
  }
}

/** Counts the handles that keep this process alive for more than one turn, by kind. */
export function activeResources(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    if (kind === "Immediate") {
      continue;
    }
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function isActive(alreadyActive: ReadonlyMap<string, number>): boolean {
  return [...activeResources()].some(([kind, count]) => count > (alreadyActive.get(kind) ?? 0));
}

async function pause(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 1);
  });
  await nextTurn();
}
