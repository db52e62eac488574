/** Name of the headless Service of a StatefulSet. */
export function headlessName(workloadName: string): string {
  return `${workloadName}-headless`;
}

/**
 * Host name of one pod of a StatefulSet as pods of its namespace find it, for instance `broker-0.broker-headless`: known before
 * the StatefulSet is made, so that its own configuration can name its peers.
 */
export function podHost(workloadName: string, ordinal: number): string {
  return `${workloadName}-${ordinal}.${headlessName(workloadName)}`;
}

/** Host names of the first pods of a StatefulSet, in their order. */
export function podHosts(workloadName: string, replicas: number): string[] {
  return Array.from({ length: replicas }, (_, ordinal) => podHost(workloadName, ordinal));
}
