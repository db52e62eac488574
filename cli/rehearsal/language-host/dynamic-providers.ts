import { createRequire } from "node:module";
import path from "node:path";
import { type PluginServer, serveLazily, startPlugin } from "../plugin-protocol";
import { killGroup } from "../processes";

/** The plugin that runs the providers that a program in TypeScript or JavaScript defines itself. */
export const dynamicPlugin = "pulumi-nodejs";

/**
 * Serves the SDK's own plugin for dynamic providers, which starts if the program uses one. Their code runs in the given environment.
 *
 * @param folder the project's
 * @param onUse called when it starts
 */
export async function startDynamicProviders(
  folder: string,
  environment: NodeJS.ProcessEnv,
  onUse: () => void,
): Promise<PluginServer> {
  let end = () => undefined as void;
  const { port, stop } = await serveLazily(() => {
    onUse();
    const main = createRequire(path.join(folder, "package.json")).resolve("@pulumi/pulumi/cmd/dynamic-provider");
    /* The plugin requires the engine's address, but never uses it. */
    const plugin = startPlugin({
      file: process.execPath,
      args: [main, "127.0.0.1:0"],
      environment,
      folder,
      errors: "ignore",
    });
    end = () => killGroup(plugin.process, "SIGKILL");
    return plugin.port;
  });
  return {
    port,
    stop: () => {
      end();
      stop();
    },
  };
}
