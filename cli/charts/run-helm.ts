import { spawn } from "node:child_process";

/** How Helm is run. */
export interface HelmRun {
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Its standard input. @default nothing */
  readonly input?: string;
}

/** Runs the real Helm. @returns Helm's output @throws HelmError with Helm's message if it fails */
export async function runHelm(
  helm: string,
  args: readonly string[],
  { environment, input = "", signal }: HelmRun,
): Promise<string> {
  const child = spawn(helm, args, { env: environment, stdio: ["pipe", "pipe", "pipe"], signal });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (exitCode !== 0) {
    throw new HelmError(Buffer.concat(errors).toString("utf8").trim());
  }
  return Buffer.concat(output).toString("utf8");
}

/** A failure of Helm, in its own words. */
export class HelmError extends Error {}
