import { isBundled, isCompiled } from "../../invocation";

/**
 * Lets this process load programs in TypeScript, without checking their types. If tsx runs the command line itself, it loads
 * programs as well.
 */
export async function allowTypeScript(): Promise<void> {
  if (isCompiled || isBundled) {
    // Its cache would stay in the folder for temporary files.
    process.env.TSX_DISABLE_CACHE = "1";
    const { register } = await import("tsx/cjs/api");
    register();
  }
}
