import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Project } from "../../project";
import { type PackageSchemas, schemasOf, serveSchemas } from "../../schemas";
import { resolveTools } from "../../toolchain";
import { UserError } from "../../user-error";
import { runFolders } from "../engine";
import type { Cleanup } from "../processes";
import { findOnPath } from "./official-parts";

/** The languages whose hosts a rehearsal brings. */
const brought = ["nodejs", "yaml"];

/**
 * Refuses a program whose language host is not here, before anything starts.
 *
 * @throws UserError
 */
export async function requireLanguage(
  { name, runtime, stackReferences }: Pick<Project, "name" | "runtime" | "stackReferences">,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  if (runtime !== "nodejs" && stackReferences !== undefined) {
    throw new UserError(
      `--stack-references: a rehearsal supports it for runtime nodejs alone, and project ${name} has runtime ${runtime}; plan the stack, or leave it out`,
    );
  }
  const host = `pulumi-language-${runtime}`;
  if (!brought.includes(runtime) && (await findOnPath(host, environment)) === undefined) {
    throw new UserError(
      `project ${name} has runtime ${runtime}: expected ${brought.join(", ")}, or ${host} on PATH, which comes with Pulumi's CLI; install it, or use "pulumi preview"`,
    );
  }
}

/** What the language host of YAML programs needs. */
export interface YamlHostOptions {
  readonly project: Project;
  /** The run's folder. */
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly cleanup: Cleanup;
}

/** The language host of YAML programs in a run. */
export interface YamlHost {
  readonly version: string;
  readonly schemas: PackageSchemas;
}

/**
 * Puts Pulumi's language host for YAML where the run's engine finds it. The host starts plugins itself to ask for their schemas; it gets
 * others than the engine.
 */
export async function bringYamlHost(options: YamlHostOptions): Promise<YamlHost> {
  const { cleanup, directory, environment, project, signal } = options;
  const schemas = schemasOf(project);
  const { "pulumi-language-yaml": host } = await resolveTools(["pulumi-language-yaml"], { env: environment, signal });
  const servers = await serveSchemas(schemas);
  cleanup.add(() => servers.stop());
  const file = path.join(directory, runFolders.bin, "pulumi-language-yaml");
  const lines = ["#!/bin/sh", `export PULUMI_DEBUG_PROVIDERS='${servers.attach}'`, `exec '${host.path}' "$@"`];
  await writeFile(file, `${lines.join("\n")}\n`, { mode: 0o755 });
  return { version: host.version, schemas };
}
