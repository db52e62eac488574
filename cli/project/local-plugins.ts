import { resolve } from "node:path";
import { type Fields, fields, isRecord, items } from "../values";

/** A plugin that a project names by its folder. */
export interface LocalPlugin {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
}

/**
 * Lists the plugins that Pulumi.yaml names by a folder: `plugins.providers`, and paths in `packages`.
 * https://www.pulumi.com/docs/iac/concepts/projects/project-file/#plugins-options
 */
export function localPlugins(content: Fields, root: string): LocalPlugin[] {
  const listed = items(content, "plugins", "providers").flatMap(({ name, path }) =>
    typeof name === "string" && typeof path === "string" ? [{ name, folder: resolve(root, path) }] : [],
  );
  const packages = Object.entries(fields(content, "packages")).flatMap(([name, given]) => {
    const source = isRecord(given) ? given.source : given;
    return typeof source === "string" && /^[./]/.test(source) ? [{ name, folder: resolve(root, source) }] : [];
  });
  return [...listed, ...packages];
}
