import type * as pulumi from "@pulumi/pulumi";
import { defaultIngressClass } from "../capabilities";
import { dnsLabel, notEmpty } from "../checks";
import { visitorsOf } from "../ingress";
import { checkLabels } from "../labels";
import {
  badFlowPort,
  checkPeers,
  createNetworkPolicy,
  type FlowPort,
  flowsPolicy,
  type Labels,
  type Peer,
} from "../network";
import { collectProblems, expected, type Problem } from "../problems";
import type { Tenant } from "../tenancy";

/**
 * Allowed connections of pods that this program does not create. The tenant denies all other connections, and the application itself cannot allow
 * more connections.
 *
 * @example
 * ```ts
 * const podFlows: PodFlows = { pods: { app: "web" }, exposed: [8080], egress: [{ host: "api.example.com" }] };
 * ```
 */
export interface PodFlows {
  /** Labels of the pods. Set at least one. */
  readonly pods: Labels;
  /** Peers that may connect to the pods. @default none */
  readonly ingress?: readonly Peer[];
  /** Peers to which the pods may connect. DNS is always allowed. @default none */
  readonly egress?: readonly Peer[];
  /**
   * Container ports for the platform's ingress controller or the cloud's load balancers. If an ingress controller connects, the pods also need the
   * label `keelson.dev/exposed: "true"`.
   *
   * @default none
   */
  readonly exposed?: readonly FlowPort[];
}

/** Lists the mistakes in the connections of pods. The keys are the names of network policies. */
export function checkFlows(path: string, flows: Readonly<Record<string, PodFlows>>, tenant: Tenant): Problem[] {
  return Object.entries(flows).flatMap(([name, { pods, ingress = [], egress = [], exposed }]) => [
    ...dnsLabel(`${path}.${name}`, name),
    ...checkLabels(`${path}.${name}.pods`, pods),
    ...notEmpty(
      `${path}.${name}.pods`,
      pods,
      "label",
      "set a label, because the policy otherwise selects every pod of the tenant",
    ),
    ...checkPeers(ingress, `${path}.${name}.ingress`, "ingress"),
    ...checkPeers(egress, `${path}.${name}.egress`, "egress"),
    ...notEmpty(`${path}.${name}.exposed`, exposed, "port", "add an entry, or remove the option"),
    ...collectProblems((exposed ?? []).map((port, index) => badFlowPort(port, `${path}.${name}.exposed[${index}]`))),
    ...(exposed !== undefined && tenant.platform.find(defaultIngressClass) === undefined
      ? [expected(`${path}.${name}.exposed`, "a platform with a default IngressClass", exposed)]
      : []),
  ]);
}

/** Creates the network policies of pods in a tenant. */
export function createFlows(
  name: string,
  flows: Readonly<Record<string, PodFlows>>,
  tenant: Tenant,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const { network } = tenant.platform.cluster;
  const found = tenant.platform.find(defaultIngressClass)?.value;
  return Object.entries(flows).flatMap(([key, { pods, ingress = [], egress = [], exposed }]) => {
    const visitors = found === undefined || exposed === undefined ? [] : visitorsOf(found, network, exposed);
    const policy = flowsPolicy({ name: key, pods, ingress: [...ingress, ...visitors], egress }, network);
    return createNetworkPolicy(`${name}-${key}`, { ...policy, namespace: tenant.namespace }, options);
  });
}
