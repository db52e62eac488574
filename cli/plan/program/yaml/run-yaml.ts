import { resolve } from "node:path";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { ProgramRecorder, type ProgramRun, type RunOptions } from "../../../../components/testing";
import { serveAll } from "../../../grpc";
import type { Project } from "../../../project";
import { type PackageSchemas, serveSchemas } from "../../../schemas";
import { UserError } from "../../../user-error";
import type { ComponentPlugins } from "./component-plugins";
import { engineService } from "./engine-service";
import { type ProgramEnd, previewRequest, runHosted } from "./language-host";
import { monitorService } from "./monitor-service";

/**
 * Runs a YAML program as a preview, by Pulumi's own language host. The engine and the plugins that it talks to are in this process.
 *
 * @param host the language host's executable
 * @param components the plugins of the project's own components
 * @throws UserError with all objections of the host to the program
 */
export async function runYaml(
  host: string,
  project: Project,
  schemas: PackageSchemas,
  components: ComponentPlugins,
  options: RunOptions,
): Promise<ProgramRun> {
  const recorder = new ProgramRecorder(options);
  const { config = {}, secretConfigKeys: secretKeys = [], stack = "" } = options;
  const program = { project: project.name, stack, config, secretKeys };
  let address = "";
  const engine = await serveAll([
    [EngineService, engineService((entry) => recorder.logs.push(entry))],
    [
      ResourceMonitorService,
      monitorService(recorder.monitor, (request) => components.construct(request, { ...program, address })),
    ],
  ]);
  const plugins = await serveSchemas(schemas);
  address = `127.0.0.1:${engine.port}`;
  try {
    await components.attach(address);
    const end = await runHosted({
      file: host,
      address,
      environment: hostEnvironment(plugins.attach),
      request: previewRequest({
        ...program,
        root: project.root,
        folder: resolve(project.root, project.main ?? "."),
        monitorAddress: address,
      }),
    });
    refuseFailed(end, recorder.mistakes);
    return recorder.run();
  } finally {
    plugins.stop();
    engine.stop();
  }
}

/** Like this process, the program sees none of Pulumi's own settings. The host downloads nothing. */
function hostEnvironment(attach: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PULUMI_HOME: `${process.env.HOME ?? ""}/.pulumi`,
    PULUMI_DEBUG_PROVIDERS: attach,
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    NO_COLOR: "1",
  };
}

function refuseFailed({ bail, error, printed }: ProgramEnd, mistakes: readonly string[]): void {
  const failed = bail || error !== "" || mistakes.length > 0;
  if (failed) {
    const said = [error, ...mistakes, mistakes.length === 0 ? withoutWarnings(printed) : ""].filter(
      (text) => text !== "",
    );
    throw new UserError(["the program failed:", ...said].join("\n"));
  }
}

/** Leaves out the host's warnings: they are not why a program fails. */
function withoutWarnings(printed: string): string {
  const diagnostics = printed.split(/^(?=(?:Warning|Error): )/m);
  return diagnostics
    .filter((one) => !one.startsWith("Warning: "))
    .join("")
    .trim();
}
