import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { createInterface } from "node:readline";
import { runProcess } from "../../../../cli/toolchain";
import { cacheDirectory, fillCacheEntry } from "../../../../cli/toolchain/cache";

/** The pinned versions of moto and what it imports, with the digests of their files. */
const requirements = path.join(__dirname, "requirements.txt");

/** A mock of AWS that others write: https://docs.getmoto.org/en/latest/docs/server_mode.html */
export interface Moto {
  /** For instance `http://127.0.0.1:41231`. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts moto for an account, on a free port of loopback. It is installed into the toolchain's cache at its first use. */
export async function startMoto(accountId: string): Promise<Moto> {
  const child = spawn("python3", ["-m", "moto.server", "--host", "127.0.0.1", "--port", "0"], {
    env: {
      PATH: process.env.PATH,
      PYTHONPATH: await installed(),
      PYTHONDONTWRITEBYTECODE: "1",
      MOTO_ACCOUNT_ID: accountId,
      MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
      MOTO_EC2_LOAD_DEFAULT_AMIS: "false",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(child, "close");
  const stop = async () => {
    child.kill();
    await ended;
  };
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    lines.push(line);
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (address !== undefined) {
      child.stderr.resume();
      return { address, stop };
    }
  }
  throw new Error(`moto ended before it listened:\n${lines.join("\n")}`);
}

/** Returns the folder that moto is installed in. */
async function installed(): Promise<string> {
  const { stdout: python } = await runProcess("python3", ["--version"], { env: process.env });
  const digest = createHash("sha256").update(readFileSync(requirements)).update(python).digest("hex").slice(0, 12);
  const entry = path.join(cacheDirectory(process.env), `moto-${digest}`);
  if (!existsSync(entry)) {
    const pip = ["-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary", ":all:", "--no-deps"];
    await fillCacheEntry(entry, async (folder) => {
      await runProcess("python3", [...pip, "--target", folder, "-r", requirements], { env: process.env });
    });
  }
  return entry;
}
