/** The work of a cluster's controllers, for the report. */
export interface PlayedCounts {
  readonly services: number;
  readonly ingresses: number;
  readonly volumes: number;
  readonly caBundles: number;
  /** Applications of Argo CD: those whose charts were applied, and deleted ones that had created nothing. */
  readonly applications: { readonly released: number; readonly synced: number };
}

/** Describes the simulated parts of a rehearsal's clusters for the report, one sentence each. */
export function playedSentences(clusters: readonly PlayedCounts[]): string[] {
  const sum = (count: (counts: PlayedCounts) => number) => clusters.reduce((total, one) => total + count(one), 0);
  const [volumes, caBundles] = [sum((one) => one.volumes), sum((one) => one.caBundles)];
  const synced = sum(({ applications }) => applications.synced);
  const released = sum(({ applications }) => applications.released);
  return [
    "KWOK simulates nodes and pods. Containers are ready at once and Jobs succeed at once. No image is pulled, and no process, probe or lifecycle hook runs.",
    "No traffic flows and no NetworkPolicy is enforced: Services, Ingresses and their addresses are only objects.",
    ...loadBalancers(
      sum(({ services }) => services),
      sum(({ ingresses }) => ingresses),
    ),
    ...(volumes > 0
      ? [`Volumes: ${counted(volumes, "disk")} exist in name only. Nothing is attached, written or resized.`]
      : []),
    "Admission webhooks with ready endpoints allow everything and change nothing. Without ready endpoints they fail, as in a real cluster.",
    "Conversion webhooks only change the apiVersion of an object.",
    ...(caBundles > 0 ? [certificates(caBundles)] : []),
    ...(synced > 0
      ? [
          `Argo CD does not run. The rehearsal itself installed the charts of ${counted(synced, "Application")}, with the permissions of an administrator, but within the limits of their projects. Argo CD's roles and health checks were not tried, and nothing reverts drift.`,
        ]
      : []),
    ...(released > 0
      ? [
          `Argo CD does not run. The rehearsal removed ${counted(released, "deleted Application")} at once. No repository is read, and nothing is synced.`,
        ]
      : []),
  ];
}

function loadBalancers(services: number, ingresses: number): string[] {
  const owners = [
    services > 0 && counted(services, "Service"),
    ingresses > 0 && counted(ingresses, "Ingress", "Ingresses"),
  ].filter((owner) => owner !== false);
  return owners.length > 0 ? [`Load balancers: ${owners.join(" and ")} got addresses, but nothing answers there.`] : [];
}

function certificates(count: number): string {
  return `Certificates: the rehearsal added its authority to the caBundle of ${counted(count, "object")} (webhooks, definitions, APIs).`;
}

function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
