import { join } from "node:path";
import { isBundled, isCompiled } from "../../invocation";

/** The folder of this repository, from whose bundles its own program runs. */
const ownRoot = join(__dirname, "../../..");

/**
 * Lets this process load a project's program in TypeScript, without checking its types. If tsx runs the command line itself, it loads
 * programs as well. The program of this repository is in a bundle: without tsx, its plan takes 18 MiB less.
 *
 * @param root the project's folder
 */
export async function allowTypeScript(root: string): Promise<void> {
  if (isCompiled || (isBundled && root !== ownRoot)) {
    /* Its cache would stay in the folder for temporary files. */
    process.env.TSX_DISABLE_CACHE = "1";
    const { register } = await import("tsx/cjs/api");
    register();
  }
}
