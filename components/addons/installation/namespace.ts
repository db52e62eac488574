import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Cloud } from "../../clusters/contract";
import { createPullSecret } from "../../images";
import { createNetworkPolicy, denyAll, flowsPolicy } from "../../network";
import { namespaceLabels } from "../../pod-security";
import { throughProxy } from "../../proxy";
import { createCaConfigMap } from "../../trust";
import { addonLabel } from "../addon-secret";
import type { AddonInstallationArgs } from "./args";

/** Creates the add-on's namespace, with its policies and what its pods share. */
export function createNamespace(
  name: string,
  { addon, caBundle, cluster, images, lookup, proxy }: AddonInstallationArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const podSecurity = namespaceLabels(addon.podSecurity?.level ?? "restricted", cluster.kubernetesVersion);
  const readsStores: Record<string, string> = addon.secrets.length > 0 ? { [addonLabel]: addon.name } : {};
  const labels = { ...addon.namespaceLabels(lookup), ...readsStores, ...podSecurity };
  const namespace = new k8s.core.v1.Namespace(name, { metadata: { name: addon.namespace, labels } }, options);
  const flows = throughProxy(addon.flows(lookup), proxy);
  const policies = [denyAll, ...flows.map((one) => flowsPolicy(one, cluster.network))];
  return [
    namespace,
    ...policies.flatMap((policy) =>
      createNetworkPolicy(`${name}-${policy.name}`, { ...policy, namespace: namespace.metadata.name }, options),
    ),
    ...createPullSecret(name, namespace.metadata.name, images, options),
    ...createCaConfigMap(name, namespace.metadata.name, addon.mounts && caBundle, options),
    ...(needsPriorityQuota[cluster.cloud] ? [createPriorityQuota(name, namespace, options)] : []),
  ];
}

/**
 * Whether pods outside kube-system get a system priority only in namespaces with a quota for it, as GKE configures admission:
 * https://kubernetes.io/docs/concepts/policy/resource-quotas/#limit-priority-class-consumption-by-default
 */
const needsPriorityQuota = { aws: false, gcp: true, azure: false, none: false } as const satisfies Record<
  Cloud,
  boolean
>;

function createPriorityQuota(
  name: string,
  namespace: k8s.core.v1.Namespace,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const matchExpressions = [{ scopeName: "PriorityClass", operator: "In", values: ["system-cluster-critical"] }];
  return new k8s.core.v1.ResourceQuota(
    `${name}-system-priority`,
    {
      metadata: { name: "system-priority", namespace: namespace.metadata.name },
      spec: { hard: { pods: "100" }, scopeSelector: { matchExpressions } },
    },
    options,
  );
}
