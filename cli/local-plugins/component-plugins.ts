import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type LocalPlugin, type Project, readYamlMap } from "../project";
import { UserError } from "../user-error";
import { at } from "../values";

/** A plugin of components whose code is part of a project, and what starts it. */
export interface ComponentPlugin {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * Lists the plugins that Pulumi.yaml names by their folder and that the SDK for Node.js runs. Those in other languages, and executables, are
 * left out: they count as packages that are not here.
 * https://www.pulumi.com/docs/iac/guides/building-extending/packages/pulumi-plugin-yaml/
 *
 * @throws UserError if one lacks the SDK
 */
export function componentPlugins({ plugins = [] }: Pick<Project, "plugins">): ComponentPlugin[] {
  return plugins.filter(isOfNode).map(({ folder, name }) => ({
    name,
    file: process.execPath,
    args: [runnerOf(name, folder), folder],
  }));
}

function isOfNode({ folder }: LocalPlugin): boolean {
  const file = join(folder, "PulumiPlugin.yaml");
  if (!existsSync(file)) {
    return false;
  }
  const { runtime } = readYamlMap(file);
  return (at(runtime, "name") ?? runtime) === "nodejs";
}

/** Finds the SDK's own runner of plugins. */
function runnerOf(name: string, folder: string): string {
  try {
    return createRequire(join(folder, "package.json")).resolve("@pulumi/pulumi/cmd/run-plugin");
  } catch {
    throw new UserError(`plugin ${name}: @pulumi/pulumi is not installed in ${folder}; run npm install there`);
  }
}
