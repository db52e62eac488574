/** podinfo, https://github.com/stefanprodan/podinfo, Apache-2.0, and the ids of its image's user and groups. */
export const podinfoImage = {
  image: "ghcr.io/stefanprodan/podinfo:6.14.1",
  runAsUser: 100,
  runAsGroup: 101,
  fsGroup: 101,
} as const;
