import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { runFolders } from "./environment";

/** The state of a stack that has no resources, as `pulumi stack init` would write it. */
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

/** Makes the folders of a run below its own one. */
export async function prepareFolders(directory: string): Promise<void> {
  const folders = Object.values(runFolders).map((name) => path.join(directory, name));
  await Promise.all(folders.map((folder) => mkdir(folder, { recursive: true })));
}

/** Makes the run's own `file://` backend with an empty stack; the project is not touched. */
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
