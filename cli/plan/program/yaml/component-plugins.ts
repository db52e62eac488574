import { type ChildProcess, spawn } from "node:child_process";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import * as resource from "@pulumi/pulumi/proto/resource_pb";
import { type ComponentPlugin, PluginClient } from "../../../local-plugins";
import { portOf } from "./language-host";

/** The running plugins of a project's own components, by the name of their package. */
export class ComponentPlugins {
  readonly #processes: ChildProcess[] = [];
  readonly #clients = new Map<string, PluginClient>();

  /** Starts plugins in the environment of programs. */
  async start(plugins: readonly ComponentPlugin[], environment: NodeJS.ProcessEnv): Promise<void> {
    await Promise.all(
      plugins.map(async ({ args, file, name }) => {
        const child = spawn(file, args, { env: environment, stdio: ["ignore", "pipe", "inherit"] });
        this.#processes.push(child);
        this.#clients.set(name, new PluginClient(await portOf(child)));
      }),
    );
  }

  /** Returns the schemas of their packages, as JSON, by name. */
  async schemas(): Promise<ReadonlyMap<string, string>> {
    const asked = [...this.#clients].map(async ([name, client]) => [name, await client.schema()] as const);
    return new Map(await Promise.all(asked));
  }

  async attach(address: string): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.attach(address)));
  }

  /** Lets a plugin make a component; undefined if no plugin here has its type. */
  async construct(
    request: resource.RegisterResourceRequest,
    program: ConstructedFor,
  ): Promise<resource.RegisterResourceResponse | undefined> {
    const client = this.#clients.get(request.getType().split(":")[0] ?? "");
    if (!request.getRemote() || client === undefined) {
      return undefined;
    }
    const made = await client.construct(constructRequest(request, program));
    const response = new resource.RegisterResourceResponse();
    response.setUrn(made.getUrn());
    response.setObject(made.getState());
    made.getStatedependenciesMap().forEach((dependencies, key) => {
      const urns = new resource.RegisterResourceResponse.PropertyDependencies();
      urns.setUrnsList(dependencies.getUrnsList());
      response.getPropertydependenciesMap().set(key, urns);
    });
    return response;
  }

  stop(): void {
    this.#clients.forEach((client) => client.close());
    this.#processes.forEach((child) => child.kill("SIGKILL"));
  }
}

/** The stack that a component is made for, and where the plugin registers its children. */
export interface ConstructedFor {
  readonly project: string;
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
  readonly address: string;
}

function constructRequest(
  registered: resource.RegisterResourceRequest,
  { address, config, project, secretKeys, stack }: ConstructedFor,
): provider.ConstructRequest {
  const request = new provider.ConstructRequest();
  request.setProject(project);
  request.setStack(stack);
  request.setOrganization("organization");
  request.setDryrun(true);
  request.setParallel(16);
  request.setMonitorendpoint(address);
  request.setType(registered.getType());
  request.setName(registered.getName());
  request.setParent(registered.getParent());
  request.setInputs(registered.getObject());
  request.setDependenciesList(registered.getDependenciesList());
  request.setProtect(registered.getProtect() ?? false);
  request.setConfigsecretkeysList([...secretKeys]);
  Object.entries(config).forEach(([key, value]) => request.getConfigMap().set(key, value));
  registered.getProvidersMap().forEach((reference, name) => request.getProvidersMap().set(name, reference));
  registered.getPropertydependenciesMap().forEach((dependencies, key) => {
    const urns = new provider.ConstructRequest.PropertyDependencies();
    urns.setUrnsList(dependencies.getUrnsList());
    request.getInputdependenciesMap().set(key, urns);
  });
  return request;
}
