/** A line of a directive: a parameter and its value, or a nested directive. */
export type Line = readonly [parameter: string, value: string] | string;

/** Writes a directive of Fluentd's configuration: https://docs.fluentd.org/configuration/config-file */
export function directive(head: string, lines: readonly Line[]): string {
  const [name = ""] = head.split(" ");
  const inside = lines.map((line) => (typeof line === "string" ? line : line.join(" ")));
  return [`<${head}>`, ...inside.map((text) => text.replace(/^/gm, "  ")), `</${name}>`].join("\n");
}

/** Returns a reference to an environment variable of the container, so that the configuration itself contains no password. */
export function variable(name: string): string {
  return `"#{ENV['${name}']}"`;
}
