import { resolve } from "node:path";
import type { Project } from "../project";
import { InstalledSdks } from "../unknown-types";
import { UserError } from "../user-error";
import { PackageSchemas } from "./package-schemas";
import { readYamlProgram, usageOf } from "./yaml-program";

/**
 * Returns the schemas of the packages that a YAML program uses. SDKs are looked for in the project, then beside this command line, which
 * comes with the one for Kubernetes.
 *
 * @param given whole schemas, by package, of plugins that are part of the project
 * @throws UserError if a compiler makes the program
 */
export function schemasOf(
  { main, name, root, runtimeOptions }: Project,
  given: ReadonlyMap<string, string> = new Map(),
): PackageSchemas {
  if (runtimeOptions?.compiler !== undefined) {
    throw new UserError(
      `project ${name}: runtime.options.compiler: not supported; run the compiler yourself, and plan a project that contains its YAML`,
    );
  }
  const usage = usageOf(readYamlProgram(resolve(root, main ?? ".")));
  return new PackageSchemas(usage, new InstalledSdks(root), new InstalledSdks(__dirname), given);
}

/** Notes the consequences of packages whose types no SDK declares; nothing without such packages. */
export function undeclaredNotes({ undeclared }: Pick<PackageSchemas, "undeclared">): string[] {
  return undeclared.length === 0
    ? []
    : [
        `No installed SDK declares the types of ${undeclared.join(", ")}, so misspelt types, inputs and outputs are not found.`,
      ];
}
