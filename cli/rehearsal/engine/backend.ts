import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { runFolders } from "./environment";

/** Returns the state of a stack without resources, as `pulumi stack init` writes it. */
export function emptyCheckpoint(project: string, stack: string, salt: string): string {
  return JSON.stringify({
    version: 3,
    checkpoint: {
      stack: `organization/${project}/${stack}`,
      latest: {
        manifest: { time: new Date(0).toISOString(), magic: "", version: "" },
        secrets_providers: { type: "passphrase", state: { salt } },
        metadata: {},
      },
    },
  });
}

/** Creates the folders of a run. */
export async function prepareFolders(directory: string): Promise<void> {
  const folders = Object.values(runFolders).map((name) => path.join(directory, name));
  await Promise.all(folders.map((folder) => mkdir(folder, { recursive: true })));
}

/** Creates the run's `file://` backend with an empty stack. */
export async function prepareBackend(
  directory: string,
  stack: { readonly project: string; readonly stack: string; readonly salt: string },
): Promise<void> {
  const state = path.join(directory, runFolders.backend, ".pulumi");
  const stacks = path.join(state, "stacks", stack.project);
  await mkdir(stacks, { recursive: true });
  await writeFile(path.join(state, "meta.yaml"), "version: 1\n");
  await writeFile(path.join(stacks, `${stack.stack}.json`), emptyCheckpoint(stack.project, stack.stack, stack.salt));
}
