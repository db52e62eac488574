import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeholderKubeconfig } from "./placeholder-kubeconfig";

/**
 * Runs a program in a home folder of its own, which holds nothing but a placeholder where programs look for a kubeconfig: a
 * plan must not depend on yours, nor on the logins beside it.
 */
export async function inOwnHome<T>(run: () => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), "keelson-home-"));
  const before = process.env.HOME;
  try {
    mkdirSync(join(home, ".kube"));
    writeFileSync(join(home, ".kube", "config"), placeholderKubeconfig);
    process.env.HOME = home;
    return await run();
  } finally {
    if (before === undefined) {
      Reflect.deleteProperty(process.env, "HOME");
    } else {
      process.env.HOME = before;
    }
    rmSync(home, { recursive: true, force: true });
  }
}
