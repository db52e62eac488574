import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { withoutCredentials } from "../engine";
import { type Cleanup, guard, killGroup } from "../processes";
import type { Part } from "../report";
import { serveLazily } from "./lazy-plugin";
import { pulumiEksVersion } from "./pulumi-eks";

/** The stand-ins of a run for components that plugins make. */
export interface RemoteComponents {
  /** For `PULUMI_DEBUG_PROVIDERS`. */
  readonly attach: string;
  /** Describes the stand-ins that the program used, one sentence each. */
  played(): string[];
}

const sentence = `@pulumi/eks ${pulumiEksVersion} is a stand-in: it makes the children of eks.Cluster, eks.ManagedNodeGroup and eks.Addon that the plugin makes for the arguments that it knows, and warns of other arguments by name. Of an eks.NodeGroup, it makes the autoscaling group alone. It neither calls the AWS CLI nor looks up versions of add-ons.`;
const part = "pulumi-resource-eks";

/** Serves the stand-in for the plugin of `@pulumi/eks`, which starts if the program uses it. */
export async function startRemoteComponents(
  environment: NodeJS.ProcessEnv,
  parts: Record<string, Part>,
  cleanup: Cleanup,
): Promise<RemoteComponents> {
  const plugin = await serveLazily(() => {
    parts[part] = { version: pulumiEksVersion, official: false };
    return startPulumiEks(environment, cleanup);
  });
  cleanup.add(() => plugin.stop());
  return { attach: `eks:${plugin.port}`, played: () => (parts[part] === undefined ? [] : [sentence]) };
}

/** Starts the plugin in a separate process, because the SDK allows one program in each. */
async function startPulumiEks(environment: NodeJS.ProcessEnv, cleanup: Cleanup): Promise<number> {
  const main = require.resolve("./pulumi-eks/main");
  const child = spawn(process.execPath, [...process.execArgv, main], {
    env: withoutCredentials(environment),
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  guard(child);
  cleanup.add(() => killGroup(child, "SIGKILL"));
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", (line) => resolve(Number(line)));
    child.once("error", reject);
    child.once("close", () => reject(new Error("the stand-in for @pulumi/eks ended before it served")));
  });
}
