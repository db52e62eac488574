import type { Project } from "../../project";
import { type PackageSchemas, schemasOf, serveSchemas } from "../../schemas";
import { resolveTools } from "../../toolchain";
import { UserError } from "../../user-error";
import type { Cleanup } from "../processes";
import { findOnPath } from "./official-parts";

/** The languages whose hosts a rehearsal includes. */
const brought = ["nodejs", "yaml"];

/**
 * Refuses a program whose language host is not here, before anything starts.
 *
 * @throws UserError
 */
export async function requireLanguage(
  { name, runtime }: Pick<Project, "name" | "runtime">,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const host = `pulumi-language-${runtime}`;
  if (!brought.includes(runtime) && (await findOnPath(host, environment)) === undefined) {
    throw new UserError(
      `project ${name} has runtime ${runtime}: expected ${brought.join(", ")}, or ${host} on PATH; install Pulumi's CLI, which includes ${host}, or use "pulumi preview"`,
    );
  }
}

/** The arguments for the language host of YAML programs. */
export interface YamlHostOptions {
  readonly project: Project;
  /** Whole schemas, by package, of plugins that are part of the project. */
  readonly pluginSchemas: ReadonlyMap<string, string>;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly cleanup: Cleanup;
}

/** Pulumi's language host of YAML programs. */
export interface YamlHost {
  readonly file: string;
  readonly version: string;
  readonly schemas: PackageSchemas;
  /** For `PULUMI_DEBUG_PROVIDERS`: the host starts plugins itself to ask for their schemas, and gets others than the engine. */
  readonly providers: string;
}

/** Finds Pulumi's language host for YAML, and serves the schemas that it asks for. */
export async function bringYamlHost(options: YamlHostOptions): Promise<YamlHost> {
  const { cleanup, environment, pluginSchemas, project, signal } = options;
  const schemas = schemasOf(project, pluginSchemas);
  const { "pulumi-language-yaml": host } = await resolveTools(["pulumi-language-yaml"], { env: environment, signal });
  const servers = await serveSchemas(schemas);
  cleanup.add(() => servers.stop());
  return { file: host.path, version: host.version, schemas, providers: servers.attach };
}
