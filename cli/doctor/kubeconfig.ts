import { readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { messageOf } from "../error-message";
import { UserError } from "../user-error";

/** Reads the file of the option, of KUBECONFIG (its first one) or of the home folder. */
export async function readKubeconfig(given: string | undefined, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const first = (env.KUBECONFIG ?? "").split(path.delimiter).find((file) => file !== "");
  const file = given ?? first ?? path.join(env.HOME ?? os.homedir(), ".kube", "config");
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (given === undefined && (error as NodeJS.ErrnoException).code === "ENOENT") {
      return undefined;
    }
    const ambient = first === undefined ? "~/.kube/config" : "KUBECONFIG";
    const name = given === undefined ? ambient : "--kubeconfig";
    const reason = messageOf(error);
    throw new UserError(`${name}: expected a readable file, got ${JSON.stringify(file)} (${reason})`);
  }
}
