import { setTimeout as delay } from "node:timers/promises";
import { ApiError } from "../kubernetes";

const firstRetryMs = 50;
const longestRetryMs = 5_000;

/** Works on one object per key at a time, and retries failures with growing delays. */
export interface WorkQueue {
  add(key: string): void;
  /** Settles when no work is left. */
  idle(): Promise<void>;
}

/** Options of a queue. */
export interface WorkQueueOptions {
  /** Brings the object of this key, which may be gone, into its desired state. */
  readonly reconcile: (key: string) => Promise<void>;
  readonly signal: AbortSignal;
  /** Called with everything that is retried. */
  readonly report: (message: string) => void;
}

/** Creates a queue that ends with its signal. */
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
        /* After a conflict or a missing object the watch delivers the newer state soon, so this is not reported. */
        if (!isOvertaken(error)) {
          report(`${key}: ${error.message}; trying again`);
        }
        await delay(retry, undefined, { signal }).catch(() => undefined);
        retry = Math.min(retry * 2, longestRetryMs);
      }
    } finally {
      /* In the same turn as the last check of `again`, so that a later key starts a new round. */
      working.delete(key);
    }
  };
  return {
    add: (key) => {
      again.add(key);
      if (working.has(key) || signal.aborted) {
        return;
      }
      /* In the next turn, because the work itself may add its key. */
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
