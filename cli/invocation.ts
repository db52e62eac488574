import { extname } from "node:path";

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
