import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { guard } from "../processes";

/** A plugin in its own process. */
export interface PluginProcess {
  readonly process: ChildProcess;
  /** Where it serves. Fails if the plugin ends before that. */
  readonly port: Promise<number>;
}

/** How a plugin starts. */
interface PluginCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** @default that of this process */
  readonly folder?: string;
  /** Where its standard error goes. */
  readonly errors: "pipe" | "inherit" | "ignore";
}

/** Starts a plugin, whose first line of output is its port. It ends with this process, even if that is killed. */
export function startPlugin({ args, environment, errors, file, folder }: PluginCommand): PluginProcess {
  const child = spawn(file, args, {
    cwd: folder,
    env: environment,
    stdio: ["ignore", "pipe", errors],
    detached: true,
  });
  guard(child);
  const port = new Promise<number>((resolve, reject) => {
    if (child.stdout !== null) {
      createInterface({ input: child.stdout }).once("line", (line) => resolve(Number(line)));
    }
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`${file} ended with exit code ${code} before it was ready`)));
  });
  /* A failure reaches the caller that waits for the port. */
  port.catch(() => undefined);
  return { process: child, port };
}
