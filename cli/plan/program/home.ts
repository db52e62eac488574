import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeholderKubeconfig } from "./placeholder-kubeconfig";

/**
 * Runs a program in its own home folder, which only contains a placeholder for a kubeconfig: a plan must depend neither on your kubeconfig
 * nor on your logins.
 *
 * @param variables further variables that the program sees
 */
export async function inOwnHome<T>(variables: Readonly<Record<string, string>>, run: () => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), "keelson-home-"));
  const restore = setVariables({ ...variables, HOME: home });
  const remove = () => rmSync(home, { recursive: true, force: true });
  const forget = onEarlyEnd(remove);
  try {
    mkdirSync(join(home, ".kube"));
    writeFileSync(join(home, ".kube", "config"), placeholderKubeconfig);
    return await run();
  } finally {
    forget();
    restore();
    remove();
  }
}

/** Runs a step if the process ends before its time: by Ctrl-C, by a signal, or because a program exits. @returns what prevents it */
function onEarlyEnd(step: () => void): () => void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const onSignal = (signal: NodeJS.Signals) => {
    step();
    forget();
    /* Others may have to clean up as well, and end the process themselves. */
    if (process.listenerCount(signal) === 0) {
      process.kill(process.pid, signal);
    }
  };
  const forget = () => {
    process.off("exit", step);
    signals.forEach((signal) => process.off(signal, onSignal));
  };
  process.once("exit", step);
  signals.forEach((signal) => process.on(signal, onSignal));
  return forget;
}

/** Sets variables of this process. @returns a function that undoes it */
function setVariables(variables: Readonly<Record<string, string>>): () => void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) {
        Reflect.deleteProperty(process.env, name);
      } else {
        process.env[name] = value;
      }
    }
  };
}
