import type { ApiClient, KubernetesObject } from "../kubernetes";

/** The parts of an Ingress that name its class. */
export interface ClassedIngress extends KubernetesObject {
  readonly spec?: { readonly ingressClassName?: string };
}

/** Reports whether a controller serves a class without an IngressClass. */
export type ServesClass = (name: string) => Promise<boolean>;

/** The annotation that named the class before `ingressClassName`; some clouds read only this one. */
const annotation = "kubernetes.io/ingress.class";

/** Returns the class that an Ingress requests; undefined if it leaves the choice to the cluster. */
export function classOf({ metadata, spec }: ClassedIngress): string | undefined {
  return spec?.ingressClassName ?? metadata.annotations?.[annotation];
}

/**
 * Makes sure that an Ingress gets an address only if a controller serves its class: the class exists in the cluster, or a controller serves
 * it without an IngressClass. An Ingress without a class is served.
 *
 * @throws Error
 */
export async function requireServed(
  client: Pick<ApiClient, "find">,
  ingress: ClassedIngress,
  serves: ServesClass,
): Promise<void> {
  const name = classOf(ingress);
  if (name === undefined || (await exists(client, name)) || (await serves(name))) {
    return;
  }
  throw new Error(`no controller serves the class "${name}": the cluster has no such IngressClass`);
}

async function exists(client: Pick<ApiClient, "find">, name: string): Promise<boolean> {
  const path = `/apis/networking.k8s.io/v1/ingressclasses/${encodeURIComponent(name)}`;
  return (await client.find({ method: "GET", path })) !== undefined;
}

/** The classes of charts whose names do not contain them. */
const classesOfCharts: Readonly<Record<string, readonly string[]>> = { "aws-load-balancer-controller": ["alb"] };

/**
 * Reports whether a chart defines a class, judging by its name: `ingress-nginx` defines `nginx`, and for a further release
 * `nginx-internal`.
 */
export function bringsClass(chart: string, name: string): boolean {
  const words = chart.split("-");
  return classesOfCharts[chart]?.includes(name) ?? words.some((word) => name === word || name.startsWith(`${word}-`));
}
