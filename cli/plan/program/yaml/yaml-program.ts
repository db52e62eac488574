import type { ProgramRun, RunOptions } from "../../../../components/testing";
import { componentPlugins } from "../../../local-plugins";
import type { Project } from "../../../project";
import { type PackageSchemas, schemasOf, undeclaredNotes } from "../../../schemas";
import { progressLine, resolveTools, type ToolEvent } from "../../../toolchain";
import { ComponentPlugins } from "./component-plugins";
import { runYaml } from "./run-yaml";

/** A program in YAML. */
export interface YamlProgram {
  /** The types and functions of packages that it uses. */
  readonly schemas: PackageSchemas;
  /** Returns the runner in Pulumi's own language host, which is on PATH or comes with the toolchain. */
  readonly inHost: (
    options: RunOptions,
  ) => Promise<() => Promise<{ readonly run: ProgramRun; readonly notes: readonly string[] }>>;
  /** Stops the plugins of its components. */
  readonly stop: () => void;
}

/**
 * Reads a program in YAML, and starts the plugins of the components that it uses.
 *
 * @public it is loaded by `require`
 */
export async function yamlProgram(project: Project): Promise<YamlProgram> {
  const components = new ComponentPlugins();
  const schemas = await schemasWith(components, project);
  return {
    schemas,
    inHost: async (options) => {
      const { "pulumi-language-yaml": host } = await resolveTools(["pulumi-language-yaml"], { report });
      const notes = undeclaredNotes(schemas);
      return async () => ({ run: await runYaml(host.path, project, schemas, components, options), notes });
    },
    stop: () => components.stop(),
  };
}

async function schemasWith(components: ComponentPlugins, project: Project): Promise<PackageSchemas> {
  try {
    await components.start(componentPlugins(project), { ...process.env });
    return schemasOf(project, await components.schemas());
  } catch (error) {
    components.stop();
    throw error;
  }
}

function report(event: ToolEvent): void {
  if (event.state === "downloading" || event.state === "building") {
    process.stderr.write(`${progressLine(event)}\n`);
  }
}
