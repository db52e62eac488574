import type { WaveStep } from "../../contract";

/** Components that begin together after the same others. */
export interface Together {
  readonly names: readonly string[];
  readonly waitsFor: readonly string[];
}

/** Puts steps that wait for the same components together. */
export function together(steps: readonly WaveStep[]): Together[] {
  const groups = new Map<string, { names: string[]; waitsFor: readonly string[] }>();
  for (const { kinds, name, waitsFor } of steps) {
    const key = waitsFor.join("\n");
    const group = groups.get(key) ?? { names: [], waitsFor };
    groups.set(key, group);
    group.names.push(kinds.length === 0 ? name : `${name}: ${kinds.join(", ")}`);
  }
  return [...groups.values()];
}
