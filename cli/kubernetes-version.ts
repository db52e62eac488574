/** Returns the minor of a Kubernetes version: 35 of `1.35`, of `1.35.4` and of `v1.35.4-gke.1000`. */
export function minorOf(version: string): number | undefined {
  const minor = /^v?1\.(\d+)(?:[.+-]|$)/.exec(version)?.[1];
  return minor === undefined ? undefined : Number(minor);
}
