import type { ProgramRun, RunOptions } from "../../../../components/testing";
import type { Project } from "../../../project";
import { type PackageSchemas, schemasOf, undeclaredNotes } from "../../../schemas";
import { progressLine, resolveTools, type ToolEvent } from "../../../toolchain";
import { runYaml } from "./run-yaml";

/** A program in YAML. */
interface YamlProgram {
  /** What it uses of packages. */
  readonly schemas: PackageSchemas;
  /** Returns what runs it in Pulumi's own language host, which is on PATH or comes with the toolchain. */
  readonly inHost: (
    options: RunOptions,
  ) => Promise<() => Promise<{ readonly run: ProgramRun; readonly notes: readonly string[] }>>;
}

/** Reads a program in YAML. */
export function yamlProgram(project: Project): YamlProgram {
  const schemas = schemasOf(project);
  return {
    schemas,
    inHost: async (options) => {
      const { "pulumi-language-yaml": host } = await resolveTools(["pulumi-language-yaml"], { report });
      const notes = undeclaredNotes(schemas);
      return async () => ({ run: await runYaml(host.path, project, schemas, options), notes });
    },
  };
}

function report(event: ToolEvent): void {
  if (event.state === "downloading" || event.state === "building") {
    process.stderr.write(`${progressLine(event)}\n`);
  }
}
