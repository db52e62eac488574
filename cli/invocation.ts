import { extname } from "node:path";
import { pathToFileURL } from "node:url";

/** Whether the command line runs compiled, as it is in its package, and not from its TypeScript sources. */
export const isCompiled = extname(__filename) === ".js";

/** Defined where build/bundle.cjs bundles the sources. */
declare const isInBundle: true | undefined;

/** Whether the command line runs from a bundle of its TypeScript sources, as the scripts of the repository run it. */
export const isBundled = typeof isInBundle !== "undefined";

/** Returns how to type a command where this runs: `npx keelson plan` in a project, `npm run plan --` in the repository. */
export function typed(command: string): string {
  return isCompiled ? `npx keelson ${command}` : `npm run ${command} --`;
}

/** Returns what Node.js runs to run this command line once more. What bundles it is the script that this process was started with. */
export function ownCommand(): string[] {
  const main = isBundled ? (process.argv[1] ?? "") : require.resolve("./main");
  return [...process.execArgv, main];
}

/** Returns what Node.js runs to run another program of the command line's sources, given by `require.resolve`. Bundled ones are compiled at their start. */
export function commandOf(program: string): string[] {
  const loader = isBundled ? ["--import", pathToFileURL(require.resolve("tsx")).href] : [];
  return [...process.execArgv, ...loader, program];
}
