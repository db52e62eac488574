import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { servePlugin } from "../../grpc";
import { componentPlugins, PluginClient } from "../../local-plugins";
import type { Project } from "../../project";
import { forwarding, startPlugin } from "../plugin-protocol";
import { type Cleanup, killGroup } from "../processes";

/** The running plugins of a project's own components. */
export interface ProjectPlugins {
  /** For `PULUMI_DEBUG_PROVIDERS`; empty without plugins. */
  readonly attach: string;
  /** The schemas of their packages, as JSON, by name. */
  readonly schemas: ReadonlyMap<string, string>;
}

/** The calls that reach a plugin. Others might change anything: they create resources that are not components. */
const passed = new Set([
  "attach",
  "call",
  "cancel",
  "checkConfig",
  "configure",
  "construct",
  "diffConfig",
  "getPluginInfo",
  "getSchema",
]);

/** Starts the plugins in the environment of programs. */
export async function startProjectPlugins(
  project: Project,
  environment: NodeJS.ProcessEnv,
  cleanup: Cleanup,
): Promise<ProjectPlugins> {
  const started = await Promise.all(
    componentPlugins(project).map(async ({ args, file, name }) => {
      const { port, process: plugin } = startPlugin({ file, args, environment, errors: "inherit" });
      cleanup.add(() => killGroup(plugin, "SIGKILL"));
      const client = new PluginClient(await port);
      const schema = await client.schema();
      client.close();
      return { name, schema, port: await serveComponents(await port, cleanup) };
    }),
  );
  return {
    attach: started.map(({ name, port }) => `${name}:${port}`).join(","),
    schemas: new Map(started.map(({ name, schema }) => [name, schema])),
  };
}

async function serveComponents(port: number, cleanup: Cleanup): Promise<number> {
  const service = Object.fromEntries(Object.entries(ResourceProviderService).filter(([name]) => passed.has(name)));
  const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  const { definition, implementation } = forwarding(service, async () => client);
  const server = await servePlugin(definition, implementation);
  cleanup.add(() => {
    server.stop();
    client.close();
  });
  return server.port;
}
