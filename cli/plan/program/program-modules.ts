import { relative, sep } from "node:path";

/** Remembers which modules are loaded; `forget` unloads the program's own modules that were loaded since. */
export function programModules(root: string): { forget(): void } {
  const before = new Set(Object.keys(require.cache));
  const isOwn = (file: string) => {
    const steps = relative(root, file).split(sep);
    return steps[0] !== ".." && !steps.includes("node_modules");
  };
  return {
    forget: () => {
      for (const file of Object.keys(require.cache).filter((loaded) => !before.has(loaded) && isOwn(loaded))) {
        Reflect.deleteProperty(require.cache, file);
      }
    },
  };
}
