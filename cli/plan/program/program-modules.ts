import { relative, sep } from "node:path";

/** Reports whether a module belongs to the program, and not to a package. */
export function isOwnModule(root: string, file: string): boolean {
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
