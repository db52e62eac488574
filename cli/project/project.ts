import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { nearName } from "../../components/testing";
import { UserError } from "../user-error";
import { at, fields, isRecord } from "../values";
import { automationProgram } from "./automation-program";
import { flattenConfig } from "./stack-config";
import type { StackReferences } from "./stack-references";
import { declaredKeys, throwAwayStack, throwAwayStackName } from "./throw-away";
import type { Project, StackConfig } from "./types";
import { describe, parseYamlMap, readYamlMap } from "./yaml-map";

/**
 * Finds and reads the Pulumi project that a folder belongs to.
 *
 * @param given configuration for a project without a stack file
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
  if (stacks.length > 0 && Object.keys(given).length > 0) {
    throw new UserError(`--config: only for a project without stack files; this one has ${stacks.join(", ")}`);
  }
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
    ...(stackReferences !== undefined && { stackReferences }),
  };
}

/** Reads a stack's file. Of a name such as `org/project/stack`, only the last part counts. */
export function readStack(project: Project, qualifiedName: string): StackConfig {
  if (!/^(\w[\w.-]*\/){0,2}[\w.-]*$/.test(qualifiedName)) {
    const form = "a stack's name such as dev, or organization/project/dev";
    const fix = `project ${project.name} has ${project.stacks.join(", ")}; name another project's folder by --cwd`;
    throw new UserError(`--stack: expected ${form}, got ${JSON.stringify(qualifiedName)}; ${fix}`);
  }
  const name = qualifiedName.slice(qualifiedName.lastIndexOf("/") + 1);
  if (name === throwAwayStackName && project.stacks.length === 0) {
    return throwAwayStack(project);
  }
  if (!project.stacks.includes(name)) {
    throw new UserError(noSuchStack(project, name));
  }
  const file = yamlFile(project.stackFolder, `Pulumi.${name}`) ?? join(project.stackFolder, `Pulumi.${name}.yaml`);
  const text = readFileSync(file, "utf8");
  const content = parseYamlMap(file, text);
  const own = content.config ?? {};
  if (!isRecord(own)) {
    throw new UserError(
      `${basename(file)}: config: expected a map such as "${project.name}:domain: example.com", got ${describe(own)}`,
    );
  }
  const stack = { name, file, text, ...flattenConfig({ ...project.config, ...own }, project.name) };
  requireDeclared(project, stack);
  return stack;
}

/** Lists everything that a YAML program declares and the stack does not set: its language host stops at the first. */
function requireDeclared({ declared, name, runtime }: Project, stack: StackConfig): void {
  const whole = (key: string) => (key.includes(":") ? key : `${name}:${key}`);
  const missing = declared
    .filter((one) => one.default === undefined && one.ofTemplate !== true)
    .map(({ key }) => whole(key))
    .filter((key) => stack.config[key] === undefined);
  if (runtime === "yaml" && missing.length > 0) {
    const lines = missing.map((key) => `✖ ${key}: is required, got nothing; run pulumi config set ${key} VALUE`);
    throw new UserError([`Pulumi.${stack.name}.yaml is not valid:`, ...lines].join("\n"));
  }
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
        `expected Pulumi.yaml in ${cwd} or a folder above it, got none; run this in a Pulumi project, or pass --cwd`,
      );
    }
  }
}

function yamlFile(folder: string, stem: string): string | undefined {
  return [".yaml", ".yml"].map((extension) => join(folder, stem + extension)).find((file) => existsSync(file));
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

function noSuchStack(project: Project, name: string): string {
  const mistake = `stack "${name}" has no file Pulumi.${name}.yaml`;
  if (project.stacks.length === 0) {
    return `${mistake}; write it, or leave out --stack for a throw-away stack`;
  }
  const meant = nearName(name, project.stacks);
  return meant === undefined
    ? `${mistake}; project ${project.name} has ${project.stacks.join(", ")}`
    : `${mistake}; did you mean "${meant}"?`;
}
