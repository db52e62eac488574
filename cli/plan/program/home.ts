import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeholderKubeconfig } from "./placeholder-kubeconfig";

/**
 * Runs a program in a home folder of its own, which holds nothing but a placeholder where programs look for a kubeconfig: a
 * plan must not depend on yours, nor on the logins beside it.
 *
 * @param variables further variables that the program sees
 */
export async function inOwnHome<T>(variables: Readonly<Record<string, string>>, run: () => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), "keelson-home-"));
  const restore = setVariables({ ...variables, HOME: home });
  try {
    mkdirSync(join(home, ".kube"));
    writeFileSync(join(home, ".kube", "config"), placeholderKubeconfig);
    return await run();
  } finally {
    restore();
    rmSync(home, { recursive: true, force: true });
  }
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
