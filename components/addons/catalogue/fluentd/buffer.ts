import { directive } from "./directive";

/** Folder on the node for the agent's position and for lines that it could not send yet. */
export const stateFolder = "/var/fluentd/state";

/**
 * The queue on the node. When it is full, the agent stops reading, and lines wait in the files of their containers until the kubelet
 * rotates them away. A delivery that still fails after the time limit is dropped, so that one that never succeeds does not stop a node.
 * https://docs.fluentd.org/configuration/buffer-section
 */
export const buffer = directive("buffer tag", [
  ["@type", "file"],
  ["path", `${stateFolder}/buffer`],
  ["total_limit_size", "512MB"],
  ["chunk_limit_size", "8MB"],
  ["flush_interval", "5s"],
  ["flush_thread_count", "2"],
  ["overflow_action", "block"],
  ["retry_max_interval", "60s"],
  ["retry_timeout", "24h"],
  /* Otherwise it copies lines that a store refused into a folder that nobody empties. */
  ["disable_chunk_backup", "true"],
]);
