import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { UserError } from "../user-error";

/** Runs the Pulumi CLI of the PATH for one stack. */
export interface PulumiStack {
  /** Returns the state; undefined if the backend has no such stack. */
  state(): Promise<unknown>;
  unprotect(urn: string): Promise<void>;
  /** Destroys the stack with a preview, its output going to the terminal. @returns whether it succeeded */
  destroy(): Promise<boolean>;
}

/** In bytes; more than the largest state. */
const outputLimit = 512 * 1024 * 1024;

/** @param project the project's folder */
export function pulumiStack(project: string, stack: string, env: NodeJS.ProcessEnv): PulumiStack {
  const common = ["--stack", stack, "--non-interactive"];
  const run = async (args: readonly string[]) =>
    (await promisify(execFile)("pulumi", args, { cwd: project, env, maxBuffer: outputLimit })).stdout;
  return {
    state: async () => {
      try {
        return JSON.parse(await run(["stack", "export", ...common]));
      } catch (error) {
        return absentOr(error);
      }
    },
    unprotect: async (urn) => {
      await run(["state", "unprotect", urn, "--yes", ...common]).catch(absentOr);
    },
    destroy: () =>
      new Promise((resolve, reject) => {
        const child = spawn("pulumi", ["destroy", "--yes", ...common], {
          cwd: project,
          env,
          stdio: ["ignore", "inherit", "inherit"],
        });
        child.once("error", reject);
        child.once("close", (code) => resolve(code === 0));
      }),
  };
}

function absentOr(error: unknown): undefined {
  const { code, stderr = "" } = error as { readonly code?: unknown; readonly stderr?: string };
  if (code === "ENOENT") {
    throw new UserError("pulumi: not found on PATH; install it (https://www.pulumi.com/docs/install/)");
  }
  if (/no stack named/.test(stderr)) {
    return undefined;
  }
  const reason = stderr.trim() === "" ? String(error) : stderr.trim();
  throw new UserError(`pulumi failed: ${reason}`);
}
