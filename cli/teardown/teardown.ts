import { toolRunner } from "../doctor";
import { type Project, readCluster, type StackConfig } from "../project";
import { connectCluster, describe } from "../rehearsal/kubernetes";
import { UserError } from "../user-error";
import { confirm, nameRefusals, refusalsOf, type Typed } from "./confirmation";
import { removeFinalizers, stuckObjects } from "./finalizers";
import { inventoryOf, nameOf, type Standing, standingOf } from "./inventory";
import { clusterNameIn, leftoversOf } from "./leftovers";
import { type PulumiStack, pulumiStack } from "./pulumi-stack";
import { inventoryText, leftoversText, stuckText } from "./text";

/** A stack to destroy. */
export interface TeardownRequest {
  readonly project: Project;
  readonly stack: StackConfig;
  readonly typed: Typed;
  /** Asks the person at the terminal; absent if there is none. */
  readonly ask?: (question: string) => Promise<string>;
  /** Only shows what would be deleted. */
  readonly dryRun: boolean;
  readonly removeFinalizers: boolean;
  /** The kubeconfig's content, to look for finalizers; absent if there is none. */
  readonly kubeconfig?: string;
  readonly env: NodeJS.ProcessEnv;
  readonly print: (text: string) => void;
}

/**
 * Destroys a stack: shows what is deleted, asks for its name, lets Pulumi destroy it in its order, and looks for leftovers. It can be
 * repeated.
 *
 * @returns whether nothing of the stack is left
 * @throws UserError before anything is deleted, if something is protected or the name was not typed
 */
export async function tearDown(request: TeardownRequest): Promise<boolean> {
  const { ask, dryRun, env, print, project, stack, typed } = request;
  refuse(nameRefusals(stack.name, typed));
  const pulumi = pulumiStack(project.root, stack.name, env);
  const resources = standingOf(await pulumi.state());
  if (!resources.some(({ isMade }) => isMade)) {
    print(`Teardown of ${stack.name}: the state has no resources; nothing is left to destroy\n`);
    return lookForLeftovers(request, undefined);
  }
  const inventory = inventoryOf(resources);
  print(inventoryText(stack.name, inventory));
  refuse(refusalsOf(inventory, typed));
  if (dryRun) {
    return true;
  }
  await confirm(stack.name, typed, ask);
  await unprotect(pulumi, resources, typed);
  const isGone = (await pulumi.destroy()) || (await free(request, pulumi));
  return (await lookForLeftovers(request, clusterNameIn(resources))) && isGone;
}

function refuse(refusals: readonly string[]): void {
  if (refusals.length > 0) {
    throw new UserError(refusals.join("\n"));
  }
}

async function unprotect(pulumi: PulumiStack, resources: readonly Standing[], typed: Typed): Promise<void> {
  for (const { isProtected, urn } of resources) {
    if (isProtected && typed.unprotect.includes(nameOf(urn))) {
      await pulumi.unprotect(urn);
    }
  }
}

/** Looks for finalizers that hold a failed destroy, removes them if asked, and then destroys again. @returns whether that succeeded */
async function free(request: TeardownRequest, pulumi: PulumiStack): Promise<boolean> {
  const { kubeconfig, print } = request;
  if (kubeconfig === undefined) {
    print("The destroy failed. To look for finalizers, the command needs a kubeconfig; name one with --kubeconfig.\n");
    return false;
  }
  const access = await connectCluster(kubeconfig, undefined, request.env);
  try {
    const stuck = await stuckObjects(access, standingOf(await pulumi.state()));
    if (!request.removeFinalizers || stuck.length === 0) {
      print(stuckText(stuck.map(({ finalizers, object }) => `${describe(object)} (${finalizers.join(", ")})`)));
      return false;
    }
    await removeFinalizers(access, stuck);
  } finally {
    access.client.close();
  }
  return pulumi.destroy();
}

async function lookForLeftovers(
  { env, print, project, stack }: TeardownRequest,
  name: string | undefined,
): Promise<boolean> {
  const { cluster } = readCluster(stack.config, project.name);
  const leftovers = await leftoversOf(toolRunner(env), cluster, name);
  print(leftoversText(leftovers));
  return leftovers.found.length === 0;
}
