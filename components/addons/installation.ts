import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type ArgoCd, gitOps, secretStores } from "../capabilities";
import { ChartRelease, type ChartSource, type ChartValues } from "../charts";
import type { Cloud, Cluster } from "../clusters/contract";
import { createPullSecret, type ImageSource, sourcedValues } from "../images";
import { createNetworkPolicy, denyAll, flowsPolicy } from "../network";
import { type Placement, placedValues, priorityClasses, rankedValues } from "../placement";
import { namespaceLabels } from "../pod-security";
import { callsOut, type PlatformProxy, proxyVariables, throughProxy, withVariables } from "../proxy";
import { addonCaVariables, type CaBundle, createCaConfigMap, withBundle } from "../trust";
import type { BoundAddon } from "./addon";
import { addonLabel, createStoredSecret, storeOf } from "./addon-secret";
import type { Identities, Lookup, StepName } from "./definition";
import { createAddonApplication, isApplication } from "./hand-over";

/** Arguments of an AddonInstallation. */
export interface AddonInstallationArgs {
  readonly addon: BoundAddon;
  readonly cluster: Cluster;
  readonly charts: ChartSource;
  /** Where images come from. @default their own registries */
  readonly images?: ImageSource;
  /** The proxy of add-ons that call out. @default none */
  readonly proxy?: PlatformProxy;
  /** Where pods run. @default on any node */
  readonly placement?: Placement;
  /** Whether the cluster has the platform's own priority classes. @default false */
  readonly priorityClasses?: boolean;
  /** Authorities that add-ons trust that call out. @default those of their images */
  readonly caBundle?: CaBundle;
  /** Finds the offers of the cluster and the other add-ons. */
  readonly lookup: Lookup;
}

/** One add-on in a cluster, created step by step: its namespace with policies, its CRDs, its release, its custom resources. */
export class AddonInstallation extends pulumi.ComponentResource {
  readonly #name: string;
  readonly #args: AddonInstallationArgs;
  readonly #steps = new Map<StepName, readonly pulumi.Resource[]>();

  constructor(name: string, args: AddonInstallationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("keelson:index:Addon", name, {}, opts);
    this.#name = name;
    this.#args = args;
  }

  /** Takes one step after the given resources. If the step creates nothing, these resources stand for it. */
  install(step: StepName, after: readonly pulumi.Resource[]): void {
    const options = { parent: this, provider: this.#args.cluster.provider, dependsOn: [...after] };
    const created = createStep(step, this.#name, this.#args, options);
    this.#steps.set(step, created.length > 0 ? created : after);
  }

  /** Returns the resources of a step that was taken. */
  resourcesOf(step: StepName): readonly pulumi.Resource[] {
    return this.#steps.get(step) ?? [];
  }

  /** Completes the installation; no step may follow. */
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
  const withCluster = { ...options, deletedWith: args.cluster.deletedWith };
  /* Applies to its namespace too, because claims in it own volumes. */
  const owned = args.addon.ownsCloudResources === true ? options : withCluster;
  switch (step) {
    case "namespace":
      return createNamespace(name, args, owned);
    case "crds":
      return createCrds(name, args, withCluster);
    case "secrets":
      return args.addon.secrets.map((secret) =>
        createStoredSecret(
          name,
          args.addon.namespace,
          secret,
          args.lookup.find(secretStores, storeOf(secret.from)),
          withCluster,
        ),
      );
    case "release":
      return [createRelease(name, args, owned)];
    case "resources":
      return createCustomResources(name, args, owned);
  }
}

function createNamespace(
  name: string,
  args: AddonInstallationArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const { addon, caBundle, cluster, lookup, proxy } = args;
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
    ...createOwnPullSecret(name, namespace, args, options),
    ...createCaConfigMap(name, namespace.metadata.name, addon.mounts && caBundle, options),
    ...(needsPriorityQuota[cluster.cloud] ? [createPriorityQuota(name, namespace, options)] : []),
  ];
}

/** Creates the Secret that pulls images, unless a store brings it. */
function createOwnPullSecret(
  name: string,
  namespace: k8s.core.v1.Namespace,
  { addon, images }: AddonInstallationArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const isStored = addon.secrets.some((secret) => secret.name === images?.pullSecret?.name);
  return isStored ? [] : createPullSecret(name, namespace.metadata.name, images, options);
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
  args: AddonInstallationArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const { addon, charts, cluster, lookup } = args;
  const identities = createIdentities(name, addon, cluster, options.parent);
  const before = Object.values(identities).flatMap(({ dependsOn }) => dependsOn);
  const after = pulumi.mergeOptions(options, { dependsOn: before });
  const values = valuesOf(args, identities);
  const skipCrds = addon.crds.how === "skipped" || addon.crds.how === "companion";
  const argoCd: ArgoCd | undefined = lookup.find(gitOps);
  const step = argoCd?.addons?.[addon.name];
  if (argoCd !== undefined && isApplication(step)) {
    return createAddonApplication(name, { addon, argoCd, charts, values, skipCrds }, after);
  }
  return new ChartRelease(
    name,
    {
      chart: addon.chart,
      source: charts,
      releaseName: addon.name,
      namespace: addon.namespace,
      values,
      skipCrds,
      ...(step === "take-back" && { takeOwnership: true }),
    },
    step === "prepare" ? { ...after, retainOnDelete: true } : after,
  );
}

/** Returns the values of an add-on's chart, with the platform's settings: nodes, image registry, proxy and authorities. */
function valuesOf(args: AddonInstallationArgs, identities: Identities): ChartValues {
  const { addon, caBundle, cluster, images, lookup, proxy, placement } = args;
  const { environment = {}, mounts, pods = { placed: [] } } = addon;
  const className = args.priorityClasses === true ? priorityClasses.platform.name : undefined;
  const own = rankedValues(placedValues(addon.values(lookup, identities), pods, placement), pods, className);
  const sourced = addon.images === undefined ? own : sourcedValues(own, addon.images, images);
  const isOut = addon.identities.length > 0 || addon.flows(lookup).some(({ egress }) => callsOut(egress));
  const variables = [
    ...(proxy === undefined || !isOut ? [] : proxyVariables(proxy, cluster.network, addon)),
    ...(caBundle === undefined || mounts === undefined ? [] : addonCaVariables(caBundle)),
  ];
  const calling = variables.length === 0 ? sourced : withVariables(sourced, environment, variables);
  return caBundle === undefined || mounts === undefined ? calling : withBundle(calling, mounts, caBundle);
}

/** Gives permissions to each service account that acts on the cloud. */
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

/** Names an identity. Leaves out a service account named as the add-on, because an IAM role's name has at most 64 characters. */
export function identityName(name: string, addonName: string, serviceAccount: string): string {
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
