import { Module } from "node:module";
import { relative, sep } from "node:path";

/** Reports whether a module belongs to the program, and not to a package. */
function isOwnModule(root: string, file: string): boolean {
  const steps = relative(root, file).split(sep);
  return steps[0] !== ".." && !steps.includes("node_modules");
}

/** Remembers which modules are loaded; `forget` unloads the program's own modules that were loaded since. */
export function programModules(root: string): { forget(): void } {
  const before = new Set(Object.keys(require.cache));
  const isNew = (loaded: string) => !before.has(loaded) && isOwnModule(root, loaded);
  return {
    forget: () => {
      for (const file of Object.keys(require.cache).filter(isNew)) {
        Reflect.deleteProperty(require.cache, file);
      }
    },
  };
}

type Compile = (this: unknown, code: string, file: string, ...more: unknown[]) => unknown;

/**
 * Changes the code of the program's own modules before Node.js runs it.
 *
 * @param root the project's folder
 * @returns a function that ends it
 */
export function changeModules(root: string, change: (code: string) => string): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(Module.prototype, "_compile");
  const own: unknown = descriptor?.value;
  if (descriptor === undefined || typeof own !== "function") {
    throw new Error("Node.js' modules have no method _compile");
  }
  const instead: Compile = function (code, file, ...more) {
    const changed = isOwnModule(root, file) ? change(code) : code;
    return Reflect.apply(own as Compile, this, [changed, file, ...more]);
  };
  Object.defineProperty(Module.prototype, "_compile", { ...descriptor, value: instead });
  return () => Object.defineProperty(Module.prototype, "_compile", descriptor);
}
