import { type Fields, isRecord } from "../values";

/** The cluster in a stack's configuration. */
export interface StackCluster {
  /** The configuration key, for instance `keelson:cluster`. */
  readonly key: string;
  /** The namespace of that key, which the keys beside it share. */
  readonly namespace: string;
  /** The value; undefined if the stack does not describe its cluster. */
  readonly cluster: Fields | undefined;
}

/**
 * Reads the cluster from a stack's configuration. Keelson's stacks have it below `keelson:`, those of other projects below
 * the project's name, which a stack file may leave out. The engine hands out its value as JSON.
 */
export function readCluster(config: Fields, project: string): StackCluster {
  const keys = ["keelson:cluster", `${project}:cluster`, "cluster"];
  const key = keys.find((each) => each in config) ?? `${project}:cluster`;
  const namespace = key.includes(":") ? key.slice(0, key.indexOf(":")) : project;
  const value = config[key];
  const cluster: unknown = typeof value === "string" && value.startsWith("{") ? JSON.parse(value) : value;
  return { key, namespace, cluster: isRecord(cluster) ? cluster : undefined };
}
