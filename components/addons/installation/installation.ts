import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { monitoring, secretStores } from "../../capabilities";
import { ChartRelease } from "../../charts";
import type { Cloud } from "../../clusters/contract";
import { createPullSecret } from "../../images";
import { createNetworkPolicy, denyAll, flowsPolicy } from "../../network";
import { namespaceLabels } from "../../pod-security";
import { throughProxy } from "../../proxy";
import { createCaConfigMap } from "../../trust";
import { addonLabel, createStoredSecret, storeOf } from "../addon-secret";
import { labelsOf, ownRules } from "../monitors";
import type { StepName } from "../steps";
import type { AddonInstallationArgs } from "./args";
import { createRelease } from "./release";

/**
 * One add-on in a cluster. It is created step by step: first the namespace with policies, then CRDs, secrets, the release, and custom resources.
 * Cloud identities and permissions of service accounts are created together with the release.
 */
export class AddonInstallation extends pulumi.ComponentResource {
  readonly #name: string;
  readonly #args: AddonInstallationArgs;
  readonly #steps = new Map<StepName, readonly pulumi.Resource[]>();

  constructor(name: string, args: AddonInstallationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("keelson:index:Addon", name, {}, opts);
    this.#name = name;
    this.#args = args;
  }

  /** Runs one step after the given resources. If the step creates nothing, the given resources count as its result. */
  install(step: StepName, after: readonly pulumi.Resource[]): void {
    const options = { parent: this, provider: this.#args.cluster.provider, dependsOn: [...after] };
    const created = createStep(step, this.#name, this.#args, options);
    this.#steps.set(step, created.length > 0 ? created : after);
  }

  /** Returns the resources of a finished step. */
  resourcesOf(step: StepName): readonly pulumi.Resource[] {
    return this.#steps.get(step) ?? [];
  }

  /** Completes the installation. No step may follow. */
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
  /* This also applies to the namespace, because claims in the namespace own volumes. */
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

/** Creates the Secret with which pods pull images. Creates nothing if the Secret comes from a secret store. */
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
 * Per cloud: true if pods outside kube-system can have a system priority only in namespaces with a quota for it. GKE configures admission this way:
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

function createCustomResources(
  name: string,
  { addon, cluster, lookup }: AddonInstallationArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const found = lookup.find(monitoring);
  const manifests = [...addon.customResources(lookup), ...ownRules(addon, cluster, found)];
  return manifests.map(
    (manifest) =>
      new k8s.apiextensions.CustomResource(
        `${name}-${manifest.name}`,
        {
          apiVersion: manifest.apiVersion,
          kind: manifest.kind,
          metadata: {
            name: manifest.name,
            ...(manifest.scope === "Namespaced" && { namespace: addon.namespace }),
            ...labelsOf(manifest, found),
          },
          spec: manifest.spec,
        },
        { ...options, customTimeouts: { delete: manifest.deleteTimeout } },
      ),
  );
}
