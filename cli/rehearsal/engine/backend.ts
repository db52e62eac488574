import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Project, referredStack } from "../../project";
import type { Fields } from "../../values";
import { runFolders } from "./environment";

/** Returns the state of a stack without resources, as `pulumi stack init` writes it. */
export function emptyCheckpoint(project: string, stack: string, salt: string): string {
  return checkpoint({ project, stack, salt });
}

interface Stack {
  readonly project: string;
  readonly stack: string;
  readonly salt: string;
}

function checkpoint({ project, stack, salt }: Stack, resources?: readonly object[]): string {
  return JSON.stringify({
    version: 3,
    checkpoint: {
      stack: `organization/${project}/${stack}`,
      latest: {
        manifest: { time: new Date(0).toISOString(), magic: "", version: "" },
        secrets_providers: { type: "passphrase", state: { salt } },
        metadata: {},
        ...(resources !== undefined && { resources }),
      },
    },
  });
}

/**
 * Creates the folders of a run. In its PULUMI_HOME, a file takes the place of the folder `logs`: Pulumi would otherwise log every property
 * at the level debug, encrypt it and compress it, which takes a third of the engine's time when nothing changes, and nobody reads it.
 */
export async function prepareFolders(directory: string): Promise<void> {
  const folders = Object.values(runFolders).map((name) => path.join(directory, name));
  await Promise.all(folders.map((folder) => mkdir(folder, { recursive: true })));
  await writeFile(path.join(directory, runFolders.pulumiHome, "logs"), "");
}

/** Creates the run's `file://` backend with an empty stack. */
export async function prepareBackend(directory: string, stack: Stack): Promise<void> {
  const state = path.join(directory, runFolders.backend, ".pulumi");
  const stacks = path.join(state, "stacks", stack.project);
  await mkdir(stacks, { recursive: true });
  await writeFile(path.join(state, "meta.yaml"), "version: 1\n");
  await writeFile(path.join(stacks, `${stack.stack}.json`), emptyCheckpoint(stack.project, stack.stack, stack.salt));
}

/** Adds the stacks that a program refers to, with nothing but their outputs, to the run's backend. */
export async function prepareReferredStacks(
  directory: string,
  { name, stackReferences = {} }: Pick<Project, "name" | "stackReferences">,
  salt: string,
): Promise<void> {
  const stacks = path.join(directory, runFolders.backend, ".pulumi", "stacks");
  for (const [reference, outputs] of Object.entries(stackReferences)) {
    const { project, stack } = referredStack(reference, name);
    await mkdir(path.join(stacks, project), { recursive: true });
    await writeFile(path.join(stacks, project, `${stack}.json`), outputsCheckpoint({ project, stack, salt }, outputs));
  }
}

/** Returns the state of a stack that has outputs and no resources of its own. */
export function outputsCheckpoint(stack: Stack, outputs: Fields): string {
  const type = "pulumi:pulumi:Stack";
  const urn = `urn:pulumi:${stack.stack}::${stack.project}::${type}::${stack.project}-${stack.stack}`;
  return checkpoint(stack, [{ urn, custom: false, type, outputs }]);
}
