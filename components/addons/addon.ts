import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ChartRelease, type ChartSource } from "../charts";
import type { Cluster } from "../clusters/contract";
import { denyAll, renderFlows } from "../network";
import { namespaceLabels } from "../pod-security";
import type { Addon, AddonContext, StepName } from "./define";

/** What an add-on is installed with. */
export interface AddonInstallationArgs {
  readonly addon: Addon;
  readonly cluster: Cluster;
  readonly charts: ChartSource;
  /** What the add-on sees of the platform. */
  readonly context: Omit<AddonContext<unknown>, "options">;
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

  /** Takes one step after the given resources; a step's resources wait for those of the step before as well. */
  install(step: StepName, after: readonly pulumi.Resource[]): void {
    const options: pulumi.CustomResourceOptions = {
      parent: this,
      provider: this.#args.cluster.provider,
      dependsOn: [...after],
    };
    this.#steps.set(step, createStep(step, this.#name, this.#args, options));
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
  switch (step) {
    case "namespace":
      return createNamespace(name, args, options);
    case "release":
      return [createRelease(name, args, options)];
    case "resources":
      return createCustomResources(name, args, options);
  }
}

function createNamespace(
  name: string,
  { addon, cluster, context }: AddonInstallationArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const labels = namespaceLabels(addon.podSecurity?.level ?? "restricted", cluster.kubernetesVersion);
  const namespace = new k8s.core.v1.Namespace(name, { metadata: { name: addon.namespace, labels } }, options);
  const policies = [
    { name: "default-deny", spec: denyAll },
    ...addon.flows(context).map((flows) => ({ name: flows.name, spec: renderFlows(flows, cluster.network) })),
  ];
  return [
    namespace,
    ...policies.map(
      (policy) =>
        new k8s.networking.v1.NetworkPolicy(
          `${name}-${policy.name}`,
          { metadata: { name: policy.name, namespace: namespace.metadata.name }, spec: policy.spec },
          options,
        ),
    ),
  ];
}

function createRelease(
  name: string,
  { addon, charts, context }: AddonInstallationArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource {
  return new ChartRelease(
    name,
    {
      chart: addon.chart,
      source: charts,
      releaseName: addon.name,
      namespace: addon.namespace,
      values: addon.values(context),
      skipCrds: addon.crds.how === "skipped",
    },
    options,
  );
}

function createCustomResources(
  name: string,
  { addon, context }: AddonInstallationArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  return addon.customResources(context).map(
    (manifest) =>
      new k8s.apiextensions.CustomResource(
        `${name}-${manifest.name}`,
        {
          apiVersion: manifest.apiVersion,
          kind: manifest.kind,
          metadata: { name: manifest.name },
          spec: manifest.spec,
        },
        options,
      ),
  );
}
