import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ChartRelease, type ChartSource } from "../charts";
import type { Cluster } from "../clusters/contract";
import { createNetworkPolicy, denyAll, flowsPolicy } from "../network";
import { namespaceLabels } from "../pod-security";
import type { BoundAddon, Identities, Lookup, StepName } from "./definition";

/** What an add-on is installed with. */
export interface AddonInstallationArgs {
  readonly addon: BoundAddon;
  readonly cluster: Cluster;
  readonly charts: ChartSource;
  /** What the cluster and the other add-ons offer. */
  readonly lookup: Lookup;
}

/** One add-on in a cluster, made step by step: its namespace with policies, its release, its custom resources. */
export class AddonInstallation extends pulumi.ComponentResource {
  readonly #name: string;
  readonly #args: AddonInstallationArgs;
  readonly #steps = new Map<StepName, readonly pulumi.Resource[]>();

  constructor(name: string, args: AddonInstallationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("keelson:index:Addon", name, {}, opts);
    this.#name = name;
    this.#args = args;
  }

  /** Takes one step after the given resources; where the step makes nothing, they stand for it. */
  install(step: StepName, after: readonly pulumi.Resource[]): void {
    const options = { parent: this, provider: this.#args.cluster.provider, dependsOn: [...after] };
    const created = createStep(step, this.#name, this.#args, options);
    this.#steps.set(step, created.length > 0 ? created : after);
  }

  /** The resources of a step that was taken. */
  resourcesOf(step: StepName): readonly pulumi.Resource[] {
    return this.#steps.get(step) ?? [];
  }

  /** Says that no further step follows. */
  finish(): void {
    this.registerOutputs({});
  }
}

function createStep(
  step: StepName,
  name: string,
  args: AddonInstallationArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const goes = { ...options, deletedWith: args.cluster.deletedWith };
  /* Its namespace is waited for as well: so are the claims in it, and the volumes behind them. */
  const owned = args.addon.ownsCloudResources === true ? options : goes;
  switch (step) {
    case "namespace":
      return createNamespace(name, args, owned);
    case "crds":
      return createCrds(name, args, goes);
    case "release":
      return [createRelease(name, args, owned)];
    case "resources":
      return createCustomResources(name, args, owned);
  }
}

function createNamespace(
  name: string,
  { addon, cluster, lookup }: AddonInstallationArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const podSecurity = namespaceLabels(addon.podSecurity?.level ?? "restricted", cluster.kubernetesVersion);
  const labels = { ...addon.namespaceLabels(lookup), ...podSecurity };
  const namespace = new k8s.core.v1.Namespace(name, { metadata: { name: addon.namespace, labels } }, options);
  const policies = [denyAll, ...addon.flows(lookup).map((flows) => flowsPolicy(flows, cluster.network))];
  return [
    namespace,
    ...policies.flatMap((policy) =>
      createNetworkPolicy(`${name}-${policy.name}`, { ...policy, namespace: namespace.metadata.name }, options),
    ),
    ...(cluster.cloud === "gcp" ? [createPriorityQuota(name, namespace, options)] : []),
  ];
}

/**
 * GKE lets pods have a system priority outside of kube-system only where a quota says so:
 * https://kubernetes.io/docs/concepts/policy/resource-quotas/#limit-priority-class-consumption-by-default
 */
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

function createCrds(
  name: string,
  { addon, charts }: AddonInstallationArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const { crds, namespace } = addon;
  if (crds.how !== "companion") {
    return [];
  }
  const { chart, values = {} } = crds;
  return [
    new ChartRelease(
      `${name}-crds`,
      { chart, source: charts, releaseName: chart.name, namespace, values, skipCrds: false },
      options,
    ),
  ];
}

function createRelease(
  name: string,
  { addon, charts, cluster, lookup }: AddonInstallationArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const identities = createIdentities(name, addon, cluster, options.parent);
  const before = Object.values(identities).flatMap(({ dependsOn }) => dependsOn);
  return new ChartRelease(
    name,
    {
      chart: addon.chart,
      source: charts,
      releaseName: addon.name,
      namespace: addon.namespace,
      values: addon.values(lookup, identities),
      skipCrds: addon.crds.how === "skipped" || addon.crds.how === "companion",
    },
    pulumi.mergeOptions(options, { dependsOn: before }),
  );
}

/** Gives each service account that acts on the cloud what it needs there. */
function createIdentities(
  name: string,
  { name: addonName, identities, namespace }: BoundAddon,
  cluster: Cluster,
  parent: pulumi.Resource | undefined,
): Identities {
  return Object.fromEntries(
    identities.map(({ serviceAccount, permissions }) => [
      serviceAccount,
      cluster.podIdentity(
        identityName(name, addonName, serviceAccount),
        { namespace, serviceAccount, permissions },
        { parent },
      ),
    ]),
  );
}

/** The add-on's own where its service account is named like it: IAM allows a role's name 64 characters. */
function identityName(name: string, addonName: string, serviceAccount: string): string {
  return serviceAccount === addonName ? name : `${name}-${serviceAccount}`;
}

function createCustomResources(
  name: string,
  { addon, lookup }: AddonInstallationArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  return addon.customResources(lookup).map(
    (manifest) =>
      new k8s.apiextensions.CustomResource(
        `${name}-${manifest.name}`,
        {
          apiVersion: manifest.apiVersion,
          kind: manifest.kind,
          metadata: {
            name: manifest.name,
            ...(manifest.scope === "Namespaced" && { namespace: addon.namespace }),
          },
          spec: manifest.spec,
        },
        { ...options, customTimeouts: { delete: manifest.deleteTimeout } },
      ),
  );
}
