import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { nearName } from "../../components/testing";
import { UserError } from "../user-error";
import { isRecord } from "../values";
import { readCluster } from "./cluster";
import { withGiven, writtenPlaces } from "./given-config";
import { flattenConfig, fullConfigKey } from "./stack-config";
import { throwAwayStack } from "./throw-away";
import type { Project, StackConfig } from "./types";
import { describe, parseYamlMap, yamlFile } from "./yaml-map";

/**
 * Reads a stack's file. In a project without stack files, every stack is a throw-away one. Of a name such as `org/project/stack`, only the last
 * part counts.
 */
export function readStack(project: Project, qualifiedName: string): StackConfig {
  if (!/^(\w[\w.-]*\/){0,2}[\w.-]+$/.test(qualifiedName)) {
    const form = "a stack's name such as dev, or organization/project/dev";
    const known = project.stacks.length === 0 ? "" : `project ${project.name} has ${project.stacks.join(", ")}; `;
    const fix = `${known}for another project, name its folder with --cwd`;
    throw new UserError(`--stack: expected ${form}, got ${JSON.stringify(qualifiedName)}; ${fix}`);
  }
  const name = qualifiedName.slice(qualifiedName.lastIndexOf("/") + 1);
  if (project.stacks.length === 0) {
    return throwAwayStack(project, name);
  }
  if (!project.stacks.includes(name)) {
    throw new UserError(noSuchStack(project, name));
  }
  const file = stackFile(project, name);
  const written = readFileSync(file, "utf8");
  const content = parseYamlMap(file, written);
  const own = content.config ?? {};
  if (!isRecord(own)) {
    throw new UserError(
      `${basename(file)}: config: expected a map such as "${project.name}:domain: example.com", got ${describe(own)}`,
    );
  }
  const text = withGiven(project.given, project.name, { file, text: written, config: own });
  const { config: filled } = parseYamlMap(file, text);
  const { config } = flattenConfig({ ...project.config, ...(isRecord(filled) ? filled : {}) }, project.name);
  const { secretKeys } = flattenConfig({ ...project.config, ...own }, project.name);
  const environments = environmentsOf(content.environment);
  const stack = { name, file, text, config, secretKeys, ...(environments.length > 0 && { environments }) };
  requireDeclared(project, stack);
  return stack;
}

/** Returns the given configuration without the keys that the stack's file sets itself. A file of an earlier commit may set some. */
export function givenBeside(project: Project, stack: string, given: Project["given"]): Project["given"] {
  const file = stackFile(project, stack);
  const { config } = parseYamlMap(file, readFileSync(file, "utf8"));
  const written = writtenPlaces(isRecord(config) ? config : {}, project.name);
  const isFree = (key: string) => written.get(fullConfigKey(key, project.name))?.isSecret !== false;
  return Object.fromEntries(Object.entries(given).filter(([key]) => isFree(key)));
}

function stackFile({ stackFolder }: Project, stack: string): string {
  return yamlFile(stackFolder, `Pulumi.${stack}`) ?? join(stackFolder, `Pulumi.${stack}.yaml`);
}

/** Returns the names of a file's environments, which it has as a list or a map: https://www.pulumi.com/docs/esc/ */
function environmentsOf(environment: unknown): string[] {
  const imports: unknown = isRecord(environment) ? environment.imports : environment;
  return Array.isArray(imports) ? imports.map((one) => (isRecord(one) ? Object.keys(one).join() : String(one))) : [];
}

/**
 * Lists everything that a YAML program declares and the stack does not set: its language host stops at the first. The kubeconfig of an
 * existing cluster is a placeholder in a plan, and that of the run's cluster in a rehearsal.
 */
function requireDeclared({ declared, name, runtime }: Project, stack: StackConfig): void {
  const whole = (key: string) => (key.includes(":") ? key : `${name}:${key}`);
  const { cluster, namespace } = readCluster(stack.config, name);
  const brought = cluster?.kind === "existing" ? `${namespace}:kubeconfig` : undefined;
  const missing = declared
    .filter((one) => one.default === undefined && one.ofTemplate !== true)
    .map(({ key }) => whole(key))
    .filter((key) => stack.config[key] === undefined && key !== brought);
  if (runtime === "yaml" && missing.length > 0) {
    const lines = missing.map((key) => `✖ ${key}: is required, got nothing; run pulumi config set ${key} VALUE`);
    throw new UserError([`Pulumi.${stack.name}.yaml is not valid:`, ...lines].join("\n"));
  }
}

function noSuchStack(project: Project, name: string): string {
  const mistake = `stack "${name}" has no file Pulumi.${name}.yaml`;
  const meant = nearName(name, project.stacks);
  return meant === undefined
    ? `${mistake}; project ${project.name} has ${project.stacks.join(", ")}`
    : `${mistake}; did you mean "${meant}"?`;
}
