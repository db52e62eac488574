import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "../user-error";
import { at, fields, isRecord } from "../values";
import { automationProgram } from "./automation-program";
import { localPlugins } from "./local-plugins";
import type { StackReferences } from "./stack-references";
import { declaredKeys } from "./throw-away";
import type { Project } from "./types";
import { readYamlMap, yamlFile } from "./yaml-map";

/**
 * Finds and reads the Pulumi project that a folder belongs to.
 *
 * @param given configuration that stack files leave out
 * @param stackReferences the outputs of other stacks
 */
export function readProject(
  cwd: string,
  given: Readonly<Record<string, string>> = {},
  stackReferences?: StackReferences,
): Project {
  const file = findProjectFile(resolve(cwd));
  const content = readYamlMap(file);
  if (typeof content.name !== "string") {
    throw new UserError(`${basename(file)}: expected a name, got none; add a line such as "name: my-platform"`);
  }
  const root = dirname(file);
  const stackFolder = join(root, stackFolderOf(content));
  const stacks = stackNames(stackFolder);
  const plugins = localPlugins(content, root);
  return {
    root,
    name: content.name,
    ...(typeof content.main === "string" ? { main: content.main } : {}),
    runtime: isRecord(content.runtime) ? String(content.runtime.name) : String(content.runtime),
    ...(at(content.runtime, "options") !== undefined && { runtimeOptions: fields(content.runtime, "options") }),
    stackFolder,
    stacks,
    config: isRecord(content.config) ? projectConfig(content.config) : {},
    declared: declaredKeys(content),
    given,
    ...(plugins.length > 0 && { plugins }),
    ...(stackReferences !== undefined && { stackReferences }),
  };
}

function findProjectFile(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const file = yamlFile(folder, "Pulumi");
    if (file !== undefined) {
      return file;
    }
    if (folder === dirname(folder)) {
      const automation = automationProgram(cwd);
      if (automation !== undefined) {
        throw new UserError(
          `${automation}: starts Pulumi itself (Automation API), which is not supported; move its program into a project with a Pulumi.yaml`,
        );
      }
      throw new UserError(
        `expected Pulumi.yaml in ${cwd} or a folder above it, got none; run the command in a Pulumi project, or pass --cwd`,
      );
    }
  }
}

function stackFolderOf(project: Readonly<Record<string, unknown>>): string {
  const folder = project.stackConfigDir ?? project.config;
  return typeof folder === "string" ? folder : ".";
}

function stackNames(folder: string): string[] {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.flatMap((file) => /^Pulumi\.(.+)\.ya?ml$/.exec(file)?.[1] ?? []).sort();
}

/** Reads a project's configuration: a key has a declaration (`{type, default}`), a fixed `{value}` or a plain value. */
function projectConfig(declared: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given = Object.entries(declared).map(([key, entry]) => {
    const isDeclaration = isRecord(entry) && ("default" in entry || "value" in entry || "type" in entry);
    return [key, isDeclaration ? (entry.value ?? entry.default) : entry] as const;
  });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}
