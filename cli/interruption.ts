import { UserError } from "./user-error";

/** The signals by which a terminal, a pipeline or an operating system stops a command. */
const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Listens for a stop. @returns what stops listening */
function onStop(listener: () => void): () => void {
  stopSignals.forEach((signal) => process.on(signal, listener));
  return () => stopSignals.forEach((signal) => process.off(signal, listener));
}

/**
 * Turns a stop into an abort, so that cleanup can run.
 *
 * @param message tells what a stop leaves behind
 */
export function abortedByStop(message: string): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, end: onStop(() => controller.abort(new UserError(message))) };
}

/** Turns Ctrl-C and termination into an abort, or ends the wait for them if there is one. */
export function listenForSignals() {
  const controller = new AbortController();
  let waiting: (() => void) | undefined;
  const state = { awaited: false, announced: false };
  const onSignal = () => {
    if (!state.announced) {
      process.stderr.write("stopping…\n");
    }
    state.announced = true;
    if (waiting) {
      waiting();
    } else {
      controller.abort(new Error("interrupted"));
    }
  };
  const stop = onStop(onSignal);
  return {
    signal: controller.signal,
    get awaited() {
      return state.awaited;
    },
    next: () => {
      state.awaited = true;
      return new Promise<void>((done) => (waiting = done));
    },
    stop,
  };
}
