import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { plainMessage } from "./events";
import type { Engine } from "./operation";

/** The fields of a resource in a stack's state that a rehearsal uses. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  /** The provider's id; undefined for components. */
  readonly id?: string;
  /** The program's inputs; secrets are encrypted. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** The provider's outputs; secrets are encrypted. */
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** Whether a provider creates it; false for components. */
  readonly custom?: boolean;
  readonly parent?: string;
  /** The provider's URN and id, with `::` between them. */
  readonly provider?: string;
  /** The URNs of the resources that it depends on. */
  readonly dependencies?: readonly string[] | null;
  /** The URNs of the resources that each input depends on. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>> | null;
  /** Whether the engine refuses to delete it. */
  readonly protect?: boolean;
  /** Whether it outlives the stack. */
  readonly retainOnDelete?: boolean;
}

/** In bytes; more than the largest state. */
const outputLimit = 512 * 1024 * 1024;

/** Reads the resources in the stack's state. */
export async function readState(engine: Engine): Promise<readonly StateResource[]> {
  const output = await command(engine, ["stack", "export"]);
  const { deployment } = JSON.parse(output) as { deployment: { resources?: StateResource[] } };
  return deployment.resources ?? [];
}

/** Removes the protection of all resources in the stack's state. */
export async function unprotectState(engine: Engine): Promise<void> {
  await command(engine, ["state", "unprotect", "--all", "--yes"]);
}

async function command(engine: Engine, words: readonly string[]): Promise<string> {
  const { cli, environment, projectDirectory, signal, stack } = engine;
  const parameters = [...words, "--stack", stack, "--cwd", projectDirectory, "--non-interactive", "--color", "never"];
  const options = { env: environment, cwd: projectDirectory, signal, maxBuffer: outputLimit };
  try {
    return (await promisify(execFile)(cli, parameters, options)).stdout;
  } catch (error) {
    signal.throwIfAborted();
    const { stderr = "" } = error as { readonly stderr?: string };
    const reason = plainMessage(stderr) || (error as Error).message;
    throw new Error(`pulumi ${words.join(" ")} failed: ${reason}`, { cause: error });
  }
}
