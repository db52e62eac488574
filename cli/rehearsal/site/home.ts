import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { runFolders } from "../engine";

/** Writes the kubeconfig of the run's cluster where programs and official plugins look for yours: in the run's home folder. */
export async function writeKubeconfig(directory: string, kubeconfig: string): Promise<void> {
  const folder = path.join(directory, runFolders.home, ".kube");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "config"), kubeconfig, { mode: 0o600 });
}
