import { existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve, sep } from "node:path";
import type { Project } from "../../project";
import { UserError } from "../../user-error";

/**
 * Loads a project's program as Pulumi's language host does, in the folder that it expects. A module runs when it
 * is loaded; an exported function is called; any other export is the stack's outputs.
 */
export function loadProgram(project: Project): unknown {
  const entry = resolve(project.root, project.main ?? ".");
  const folder = programFolder(entry, project);
  process.chdir(folder);
  /* The slash keeps a file beside the folder, such as infra.js beside infra/, from being loaded instead. */
  const exported: unknown = createRequire(join(folder, "program.js"))(entry === folder ? `${entry}${sep}` : entry);
  return typeof exported === "function" ? (exported as () => unknown)() : exported;
}

function programFolder(entry: string, project: Project): string {
  const isFolder = existsSync(entry) && statSync(entry).isDirectory();
  if (isFolder && !["package.json", "index.ts", "index.js"].some((file) => existsSync(join(entry, file)))) {
    throw new UserError(
      `project ${project.name} has no program: there is no index.ts in ${project.main ?? "its folder"}`,
    );
  }
  if (!isFolder && ![entry, `${entry}.ts`, `${entry}.js`].some((file) => existsSync(file))) {
    throw new UserError(
      `project ${project.name} has no program: "main: ${project.main ?? "."}" in Pulumi.yaml names no existing file or folder; correct it, or build the program first`,
    );
  }
  return isFolder ? entry : dirname(entry);
}
