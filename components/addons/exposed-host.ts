import { certificateIssuers, defaultIngressClass, type IngressClass, solversOf } from "../capabilities";
import { matches } from "../checks";
import { exposedPods, type Flows, type Labels, type PodPeer } from "../network";
import type { Problem } from "../problems";
import type { AddonContext, Lookup, Need } from "./definition";

/**
 * Where an add-on's own pages are, behind the platform's ingress controller.
 *
 * @example
 * ```ts
 * const exposedHost: ExposedHost = { host: "argocd.example.com", certificateIssuer: "staging" };
 * ```
 */
export interface ExposedHost {
  /** Host at which it is exposed, for instance `argocd.example.com`. @default not exposed */
  readonly host?: string;
  /** Key of the issuer of the host's certificate. @default "production" */
  readonly certificateIssuer?: string;
}

/** The label of the pods that an ingress controller may connect to. */
export const exposedLabels: Labels = exposedPods.pods;

type Context = Pick<AddonContext<ExposedHost>, "options" | keyof Lookup>;

/** Lists the mistakes in a host. */
export function checkHost(path: string, { host, certificateIssuer }: Partial<ExposedHost>): Problem[] {
  const at = (key: string) => (path === "" ? key : `${path}.${key}`);
  return [
    ...matches(at("certificateIssuer"), certificateIssuer, /./, "the key of one of the platform's issuers"),
    ...matches(at("host"), host, /^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a host name such as "tool.example.com"'),
  ];
}

/** Returns the capabilities that a host needs: an ingress controller and the issuer of its certificate. */
export function hostNeeds({ host, certificateIssuer = "production" }: ExposedHost): Need[] {
  return host === undefined
    ? []
    : [
        { capability: defaultIngressClass, purpose, refuses: withoutPods },
        { capability: certificateIssuers, key: certificateIssuer },
      ];
}

const purpose = "its host, which is an Ingress and no Gateway";

/** The policies let the pods of an ingress controller in, and the cloud's load balancers have none. */
function withoutPods(value: unknown): string | undefined {
  const { name, pods } = value as IngressClass;
  return pods === undefined
    ? `the class ${name} has no pods, and only pods may connect; make traefik the default class (isDefaultClass: false for ${name})`
    : undefined;
}

/** Returns the class and the annotations of the host's Ingress. */
export function hostIngress({ options: { certificateIssuer = "production" }, find, all }: Context) {
  return {
    ingressClassName: find(defaultIngressClass)?.name,
    annotations: all(certificateIssuers)[certificateIssuer]?.annotations ?? {},
  };
}

/** Returns the ingress controller's pods, which connect to a port of the pods behind the host. */
export function visitors({ options, find }: Context, port: number): PodPeer[] {
  const controller = options.host === undefined ? undefined : find(defaultIngressClass)?.pods;
  return controller === undefined ? [] : [{ namespace: controller.namespace, pods: controller.labels, ports: [port] }];
}

/** Returns the flows of the pods that answer challenges for the host's certificate; they run in the namespace of the Ingress. */
export function solverFlows({ options, find, all }: Context): Flows[] {
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
