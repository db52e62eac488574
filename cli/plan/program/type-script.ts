import { isCompiled } from "../../invocation";

/**
 * Lets this process load programs in TypeScript, without checking their types. From its own TypeScript sources, the command line runs with tsx,
 * which loads programs as well.
 */
export async function allowTypeScript(): Promise<void> {
  if (isCompiled) {
    const { register } = await import("tsx/cjs/api");
    register();
  }
}
