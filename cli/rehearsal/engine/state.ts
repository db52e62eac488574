import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { plainMessage } from "./events";
import { type Engine } from "./operation";

/** A resource in a stack's state, as far as a rehearsal looks at it. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  /** The provider's name of it; a component has none. */
  readonly id?: string;
  /** What the program gave for it; secrets are encrypted. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** True when the engine refuses to delete it. */
  readonly protect?: boolean;
  /** True when it is meant to outlive the stack. */
  readonly retainOnDelete?: boolean;
}

/** More than the largest state. */
const outputLimit = 512 * 1024 * 1024;

/** Everything that is in the stack's state. */
export async function readState(engine: Engine): Promise<readonly StateResource[]> {
  const output = await command(engine, ["stack", "export"]);
  const { deployment } = JSON.parse(output) as { deployment: { resources?: StateResource[] } };
  return deployment.resources ?? [];
}

/** Takes the protection off everything in the stack's state. */
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
