import { join } from "node:path";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as resource from "@pulumi/pulumi/proto/resource_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { type PluginServer, serveAll } from "../../cli/grpc";
import { componentPlugins } from "../../cli/local-plugins";
import { ComponentPlugins } from "../../cli/plan/program/yaml";
import { engineService } from "../../cli/plan/program/yaml/engine-service";
import { monitorService } from "../../cli/plan/program/yaml/monitor-service";
import { ProgramRecorder, type RegisteredResource } from "../../components/testing";

/** The running plugin, and an engine that records what it registers. */
export class PluginRun {
  readonly #plugins = new ComponentPlugins();
  readonly #recorder = new ProgramRecorder();
  #engine: PluginServer | undefined;

  /** @param folder of the plugin. @default as it is in the repository */
  async start(folder = join(__dirname, "from-source")): Promise<void> {
    await this.#plugins.start(componentPlugins({ plugins: [{ name: "keelson", folder }] }), process.env);
    this.#engine = await serveAll([
      [EngineService, engineService((entry) => this.#recorder.logs.push(entry))],
      [ResourceMonitorService, monitorService(this.#recorder.monitor, async () => undefined)],
    ]);
    await this.#plugins.attach(this.#address);
  }

  /** Makes a component as a program in another language does. @returns its outputs */
  async make(
    type: string,
    name: string,
    inputs: Readonly<Record<string, JavaScriptValue>>,
  ): Promise<Record<string, unknown>> {
    const request = new resource.RegisterResourceRequest();
    request.setType(`keelson:index:${type}`);
    request.setName(name);
    request.setRemote(true);
    request.setObject(Struct.fromJavaScript(inputs));
    const program = { project: "shop", stack: "dev", config: {}, secretKeys: [], address: this.#address };
    const made = await this.#plugins.construct(request, program);
    return made?.getObject()?.toJavaScript() ?? {};
  }

  schemas(): Promise<ReadonlyMap<string, string>> {
    return this.#plugins.schemas();
  }

  get resources(): readonly RegisteredResource[] {
    return this.#recorder.run().resources;
  }

  stop(): void {
    this.#plugins.stop();
    this.#engine?.stop();
  }

  get #address(): string {
    return `127.0.0.1:${this.#engine?.port ?? 0}`;
  }
}
