import { commandOf } from "../../invocation";
import { withoutCredentials } from "../engine";
import { serveLazily, startPlugin } from "../plugin-protocol";
import { type Cleanup, killGroup } from "../processes";
import type { Part } from "../report";
import { pulumiEksVersion } from "./pulumi-eks";

/** The stand-ins of a run for components that plugins create. */
export interface RemoteComponents {
  /** For `PULUMI_DEBUG_PROVIDERS`. */
  readonly attach: string;
  /** Describes the stand-ins that the program used, one sentence each. */
  played(): string[];
}

const sentence = `A stand-in replaces @pulumi/eks ${pulumiEksVersion}. For eks.Cluster, eks.ManagedNodeGroup and eks.Addon, it creates the same children as the plugin. It warns of arguments that it ignores. For eks.NodeGroup, it creates only the launch template and the Auto Scaling group, whose machines become nodes. It neither calls the AWS CLI nor looks up versions of add-ons.`;
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
function startPulumiEks(environment: NodeJS.ProcessEnv, cleanup: Cleanup): Promise<number> {
  const main = require.resolve("./pulumi-eks/main");
  const { port, process: plugin } = startPlugin({
    file: process.execPath,
    args: commandOf(main),
    environment: withoutCredentials(environment),
    errors: "inherit",
  });
  cleanup.add(() => killGroup(plugin, "SIGKILL"));
  return port;
}
