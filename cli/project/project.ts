import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { LineCounter, parseDocument, type YAMLParseError } from "yaml";
import { nearestFirst } from "../near-name";
import { UserError } from "../user-error";
import { isFields } from "../values";
import { flattenConfig } from "./stack-config";

/** A Pulumi project on disk. */
export interface Project {
  /** The folder that `Pulumi.yaml` is in. */
  readonly root: string;
  readonly name: string;
  /** The program's file or folder, relative to `root`. @default the root itself */
  readonly main?: string;
  /** For instance `nodejs`. */
  readonly runtime: string;
  /** The folder of the stacks' files. */
  readonly stackFolder: string;
  /** The names of the stacks that have a file, sorted. */
  readonly stacks: readonly string[];
  /** The configuration that the project gives to all stacks, before namespaces are added. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** A stack's configuration, as the engine hands it to a program. */
export interface StackConfig {
  readonly name: string;
  readonly file: string;
  readonly config: Record<string, string>;
  /** The keys whose values are secret; what cannot be decrypted offline is `"[secret]"`. */
  readonly secretKeys: string[];
}

/** Finds the Pulumi project that a folder is in, and reads it. */
export function readProject(cwd: string): Project {
  const file = findProjectFile(resolve(cwd));
  const content = readYamlMap(file);
  if (typeof content.name !== "string") {
    throw new UserError(`${basename(file)} has no name: it needs a line such as "name: my-platform"`);
  }
  const root = dirname(file);
  const stackFolder = join(root, stackFolderOf(content));
  return {
    root,
    name: content.name,
    ...(typeof content.main === "string" ? { main: content.main } : {}),
    runtime: isFields(content.runtime) ? String(content.runtime.name) : String(content.runtime),
    stackFolder,
    stacks: stackNames(stackFolder),
    config: isFields(content.config) ? projectConfig(content.config) : {},
  };
}

/** Reads a stack's file; `org/project/stack` is the stack of that last name. */
export function readStack(project: Project, qualifiedName: string): StackConfig {
  const name = qualifiedName.slice(qualifiedName.lastIndexOf("/") + 1);
  if (!project.stacks.includes(name)) {
    throw new UserError(noSuchStack(project, name));
  }
  const file = yamlFile(project.stackFolder, `Pulumi.${name}`) ?? join(project.stackFolder, `Pulumi.${name}.yaml`);
  const content = readYamlMap(file);
  const own = content.config ?? {};
  if (!isFields(own)) {
    throw new UserError(
      `${basename(file)}: config is ${describe(own)}; it must be a map of keys to values, for instance "${project.name}:domain: example.com"`,
    );
  }
  return { name, file, ...flattenConfig({ ...project.config, ...own }, project.name) };
}

function findProjectFile(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const file = yamlFile(folder, "Pulumi");
    if (file !== undefined) {
      return file;
    }
    if (folder === dirname(folder)) {
      throw new UserError(
        `no Pulumi.yaml in ${cwd} or a folder above it: run this inside a Pulumi project, or name one by --cwd`,
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

/** A project may declare a key (`{type, default}`), fix it (`{value}`), or give it a plain value. */
function projectConfig(declared: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given = Object.entries(declared).map(([key, entry]) => {
    const isDeclaration = isFields(entry) && ("default" in entry || "value" in entry || "type" in entry);
    return [key, isDeclaration ? (entry.value ?? entry.default) : entry] as const;
  });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function noSuchStack(project: Project, name: string): string {
  const where = `stack "${name}" has no file Pulumi.${name}.yaml`;
  if (project.stacks.length === 0) {
    return `${where}, and project ${project.name} has no other; write one, or run "pulumi stack init ${name}"`;
  }
  return `${where}; project ${project.name} has ${nearestFirst(name, project.stacks).join(", ")}`;
}

function readYamlMap(file: string): Record<string, unknown> {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new UserError(`${basename(file)} is not valid YAML: line ${line}, column ${col}: ${mistakeOf(error)}`);
  }
  const content: unknown = document.toJS() ?? {};
  if (!isFields(content)) {
    throw new UserError(`${basename(file)} is ${describe(content)}; it must be a map of keys to values`);
  }
  return content;
}

/** The parser's word for a key that is there twice names neither it nor what to do. */
function mistakeOf({ code, message }: YAMLParseError): string {
  return code === "DUPLICATE_KEY" ? "this key is in its map already: rename it, or keep one of the two" : message;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) {
    return "a list";
  }
  return value === null ? "null" : `a ${typeof value}`;
}
