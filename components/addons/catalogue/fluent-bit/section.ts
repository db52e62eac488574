/** A key of Fluent Bit's classic format, and its value. */
export type Entry = readonly [key: string, value: string];

/** Renders a section in Fluent Bit's classic format. */
export function section(name: string, entries: readonly Entry[]): string {
  return [`[${name}]`, ...entries.map(([key, value]) => `    ${key} ${value}`), ""].join("\n");
}
