/** What the controllers have done, as far as the report tells of it. */
export interface PlayedCounts {
  readonly services: number;
  readonly ingresses: number;
  readonly volumes: number;
  readonly caBundles: number;
}

/** What is simulated in a rehearsal's cluster, one sentence each, for the report. */
export function playedSentences({ services, ingresses, volumes, caBundles }: PlayedCounts): string[] {
  return [
    "Nodes and pods are played by KWOK: containers are ready at once, Jobs succeed at once; no image is pulled, no process, probe or lifecycle hook runs.",
    "No traffic flows and no NetworkPolicy is enforced: Services, Ingresses and their addresses exist as objects only.",
    ...loadBalancers(services, ingresses),
    ...(volumes > 0
      ? [`Volumes: ${counted(volumes, "disk")} in name only; nothing is attached, written or resized.`]
      : []),
    "Admission webhooks with ready endpoints allow everything and change nothing; without ready endpoints they fail, as in a real cluster.",
    "Conversion webhooks only change the apiVersion of an object.",
    ...(caBundles > 0 ? [certificates(caBundles)] : []),
  ];
}

function loadBalancers(services: number, ingresses: number): string[] {
  const owners = [
    services > 0 && counted(services, "Service"),
    ingresses > 0 && counted(ingresses, "Ingress", "Ingresses"),
  ].filter((owner) => owner !== false);
  return owners.length > 0 ? [`Load balancers: addresses for ${owners.join(" and ")}, at which nothing answers.`] : [];
}

function certificates(count: number): string {
  return `Certificates: the rehearsal's own authority was added to the caBundle of ${counted(count, "object")} (webhooks, definitions, APIs).`;
}

function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
