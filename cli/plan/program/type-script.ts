import { isCompiled } from "../../invocation";

/**
 * Lets this process load programs in TypeScript, without checking their types. Whoever runs the command line from its own
 * TypeScript sources does so with tsx, which lets programs load as well.
 */
export async function allowTypeScript(): Promise<void> {
  if (isCompiled) {
    const { register } = await import("tsx/cjs/api");
    register();
  }
}
