import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The SDK's module by which a program starts Pulumi itself. */
const automation = /["']@pulumi\/pulumi\/automation(?:\/[\w/]+)?["']/;

/** Finds a source file of a folder that uses the Automation API, in which case there is no project to run; undefined if none does. */
export function automationProgram(folder: string): string | undefined {
  const names = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
  return names
    .filter((name) => /\.[cm]?[jt]s$/.test(name))
    .toSorted()
    .find((name) => automation.test(readFileSync(join(folder, name), "utf8")));
}
