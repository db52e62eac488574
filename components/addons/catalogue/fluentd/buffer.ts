import { directive } from "./directive";

/** Folder on the node for the agent's read position and for lines that wait for delivery. */
export const stateFolder = "/var/fluentd/state";

/**
 * The queue on the node. When it is full, the agent stops reading. Lines then wait in the containers' log files until the kubelet rotates these
 * files. A delivery that still fails after the time limit is dropped, because it must not block the node forever.
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
  /* Without this, the agent copies refused lines into a folder that nobody empties. */
  ["disable_chunk_backup", "true"],
]);
