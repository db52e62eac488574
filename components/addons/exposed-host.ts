import { certificateIssuers, defaultIngressClass, solversOf } from "../capabilities";
import { matches } from "../checks";
import { certificatesOf, controllerTerms, visitorsOf } from "../ingress";
import { exposedPods, type Flows, type Labels, type Peer } from "../network";
import type { Problem } from "../problems";
import type { AddonContext, Lookup, Need } from "./definition";

/**
 * The host of an add-on's web interface, behind the platform's ingress controller or the cloud's load balancer.
 *
 * @example
 * ```ts
 * const exposedHost: ExposedHost = { host: "argocd.example.com", certificateIssuer: "staging" };
 * ```
 */
export interface ExposedHost {
  /** Host name of the web interface, for instance `argocd.example.com`. @default none: the web interface is not exposed */
  readonly host?: string;
  /**
   * Name of the issuer that signs the host's certificate. Application load balancers on AWS use a certificate from ACM instead.
   *
   * @default "production"
   */
  readonly certificateIssuer?: string;
}

/** The labels of pods to which an ingress controller may connect. */
export const exposedLabels: Labels = exposedPods.pods;

type Context = Pick<AddonContext<ExposedHost>, "cluster" | "options" | keyof Lookup>;

/** Lists the mistakes in a host. */
export function checkHost(path: string, { host, certificateIssuer }: Partial<ExposedHost>): Problem[] {
  const at = (key: string) => (path === "" ? key : `${path}.${key}`);
  return [
    ...matches(at("certificateIssuer"), certificateIssuer, /./, "the key of one of the platform's issuers"),
    ...matches(at("host"), host, /^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a host name such as "tool.example.com"'),
  ];
}

/**
 * Returns the capabilities that a host needs: a class for the Ingress, and an issuer of the certificate, unless the certificate comes from the cloud.
 */
export function hostNeeds({ host, certificateIssuer = "production" }: ExposedHost): Need[] {
  return host === undefined
    ? []
    : [
        { capability: defaultIngressClass, purpose: "the Ingress of the add-on's host" },
        { capability: certificateIssuers, key: certificateIssuer, unless: (lookup) => !isIssued(lookup) },
      ];
}

/** Reports whether one of the platform's issuers creates the certificate. Only then a Secret contains the certificate. */
export function isIssued({ find }: Pick<Lookup, "find">): boolean {
  const found = find(defaultIngressClass);
  return found === undefined || certificatesOf(found) === "issuer";
}

/** Returns the class and the annotations of the host's Ingress. */
export function hostIngress({
  options: { certificateIssuer = "production" },
  find,
  all,
}: Pick<Context, "options" | keyof Lookup>) {
  const found = find(defaultIngressClass);
  const { loadBalancer } = controllerTerms(found?.controller ?? "");
  return {
    ingressClassName: found?.name,
    annotations: {
      ...(isIssued({ find }) && all(certificateIssuers)[certificateIssuer]?.annotations),
      ...loadBalancer?.[found?.exposure ?? "internal"],
    },
  };
}

/** Returns the peers that connect to a port of the pods behind the host: the ingress controller's pods, or load balancers. */
export function visitors({ cluster, options, find }: Context, port: number): Peer[] {
  const found = options.host === undefined ? undefined : find(defaultIngressClass);
  return found === undefined ? [] : visitorsOf(found, cluster.network, [port]);
}

/** Returns the flows of the pods that answer challenges for the host's certificate. They run in the namespace of the Ingress. */
export function solverFlows({ options, find, all }: Omit<Context, "cluster">): Flows[] {
  const controller = options.host === undefined ? undefined : find(defaultIngressClass)?.pods;
  if (controller === undefined) {
    return [];
  }
  return solversOf(all(certificateIssuers)).map(({ labels, port }) => ({
    name: `solver-${port}`,
    pods: labels,
    ingress: [{ namespace: controller.namespace, pods: controller.labels, ports: [port] }],
  }));
}
