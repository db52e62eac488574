import { setTimeout as delay } from "node:timers/promises";
import { ApiError } from "../control-plane";

const firstRetryMs = 50;
const longestRetryMs = 5_000;

/** Work on one object at a time per key; what fails is tried again, ever more slowly. */
export interface WorkQueue {
  add(key: string): void;
  /** Settles when nothing is being worked on. */
  idle(): Promise<void>;
}

/** How a queue works. */
export interface WorkQueueOptions {
  /** Brings the object of this key to what it should be; it may be gone by now. */
  readonly reconcile: (key: string) => Promise<void>;
  readonly signal: AbortSignal;
  /** Hears of what is being tried again. */
  readonly report: (message: string) => void;
}

/** Makes a queue that ends with its signal. */
export function createWorkQueue({ reconcile, signal, report }: WorkQueueOptions): WorkQueue {
  const working = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const workOff = async (key: string): Promise<void> => {
    try {
      for (let retry = firstRetryMs; !signal.aborted; ) {
        again.delete(key);
        const error = await attempt(reconcile, key);
        if (error === undefined && !again.has(key)) {
          return;
        }
        if (error === undefined || signal.aborted) {
          continue;
        }
        // A conflict or a missing object: the watch is about to tell of the newer state, which is no trouble.
        if (!isOvertaken(error)) {
          report(`${key}: ${error.message}; trying again`);
        }
        await delay(retry, undefined, { signal }).catch(() => undefined);
        retry = Math.min(retry * 2, longestRetryMs);
      }
    } finally {
      // In the same turn as the last look at `again`: what is added from here on starts anew.
      working.delete(key);
    }
  };
  return {
    add: (key) => {
      again.add(key);
      if (working.has(key) || signal.aborted) {
        return;
      }
      // Not at once: the work itself may add its key.
      working.set(
        key,
        Promise.resolve().then(() => workOff(key)),
      );
    },
    idle: async () => {
      while (working.size > 0) {
        await Promise.all(working.values());
      }
    },
  };
}

async function attempt(reconcile: (key: string) => Promise<void>, key: string): Promise<Error | undefined> {
  try {
    await reconcile(key);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function isOvertaken(error: Error): boolean {
  return error instanceof ApiError && [404, 409].includes(error.statusCode);
}
