import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { createStoredSecret, storedPullSecret, storeOf } from "../addons";
import { refuseMisshapen } from "../arguments";
import { loadBalancers, secretStores } from "../capabilities";
import { createPullSecret } from "../images";
import { createNetworkPolicy, tenantLabel } from "../network";
import { override } from "../overrides";
import type { Platform } from "../platform";
import { namespaceLabels, type PodSecurityLevel } from "../pod-security";
import { quote, refuseProblems } from "../problems";
import { type CaBundle, createCaConfigMap } from "../trust";
import { createAccess, type TenantAccess } from "./access";
import type { TenantArgs } from "./args";
import { checkTenant } from "./check";
import { checkShared } from "./check-shared";
import type { SecretStoreRef, WorkloadHome, WorkloadReference } from "./contract";
import type { Demand } from "./demand";
import { sharedLabels } from "./labels";
import { tenantPolicies } from "./network-policy";
import { containerLimits, quotaHard } from "./quota";

/**
 * A team's namespace with guard rails: Pod Security, quota, limits, and network policies that allow only the declared traffic.
 *
 * @example
 * ```ts
 * new Tenant("shop", {
 *   platform,
 *   quota: { cpu: "16", memory: "32Gi" },
 *   access: { editors: ["shop-developers"], viewers: ["support"] },
 * });
 * ```
 */
export class Tenant extends pulumi.ComponentResource implements WorkloadHome {
  declare readonly namespace: pulumi.Output<string>;
  declare readonly homeName: string;
  declare readonly podSecurity: PodSecurityLevel;
  readonly demands = new Map<string, Demand>();
  readonly claims = new Map<pulumi.Input<string>, readonly string[]>();
  readonly #args: TenantArgs;
  readonly #workloads = new Map<string, WorkloadReference>();
  readonly #guardRails: readonly pulumi.Resource[];

  constructor(name: string, args: TenantArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("tenant", name, "TenantArgs", args);
    refuseProblems(`tenant ${quote(name)}`, [
      ...checkTenant(args.namespace ?? name, args),
      ...checkShared(name, args.namespace ?? name, args.platform),
    ]);
    if (typeof args.secretStore === "string") {
      const consumer = { subject: `tenant ${quote(name)}`, path: "secretStore" };
      args.platform.require(secretStores, consumer, args.secretStore);
    }
    super("keelson:index:Tenant", name, {}, opts);
    this.homeName = name;
    this.podSecurity = args.podSecurity ?? "restricted";
    this.#args = args;
    const namespace = createNamespace(name, args, { parent: this, provider: this.provider });
    this.namespace = namespace.metadata.name;
    this.#guardRails = createGuardRails(name, args, namespace, { parent: this, provider: this.provider });
    createAccess(name, args.access ?? {}, this.namespace, args.namespace ?? name, {
      parent: this,
      provider: this.provider,
    });
    this.registerOutputs({ namespace: this.namespace });
  }

  get deniesByDefault(): boolean {
    return true;
  }

  get resourceQuota(): Readonly<Record<string, string>> {
    return quotaHard(this.#args.quota ?? {});
  }

  /** Groups of people, by their role in the namespace. */
  get access(): TenantAccess {
    return this.#args.access ?? {};
  }

  get mayRunOn(): readonly string[] | undefined {
    return this.#args.mayRunOn;
  }

  get platform(): Platform {
    return this.#args.platform;
  }

  get provider(): k8s.Provider {
    return this.platform.cluster.provider;
  }

  get workloads(): Map<string, WorkloadReference> {
    return this.#workloads;
  }

  get imagePullSecrets(): readonly pulumi.Input<string>[] {
    const { pullSecret } = this.platform.images ?? {};
    return [...(pullSecret === undefined ? [] : [pullSecret.name]), ...(this.#args.imagePullSecrets ?? [])];
  }

  get caBundle(): CaBundle | undefined {
    return this.platform.caBundle;
  }

  get secretStore(): string | SecretStoreRef {
    return this.#args.secretStore ?? "cloud";
  }

  get labels(): Readonly<Record<string, string>> {
    return sharedLabels(this.#args);
  }

  get protectClaims(): boolean | undefined {
    return this.#args.protect;
  }

  get parent(): pulumi.Resource {
    return this;
  }

  get guardRails(): readonly pulumi.Resource[] {
    return [...this.#guardRails, ...this.platform.ready];
  }
}

function createNamespace(name: string, args: TenantArgs, options: pulumi.CustomResourceOptions): k8s.core.v1.Namespace {
  const security = namespaceLabels(args.podSecurity ?? "restricted", args.platform.cluster.kubernetesVersion);
  const namespace = args.namespace ?? name;
  const labels = {
    ...args.labels,
    ...sharedLabels(args),
    [tenantLabel]: namespace,
    ...security,
    ...readinessLabels(args),
  };
  const waiting = { ...options, protect: args.protect, dependsOn: [...args.platform.finalizers] };
  const rendered: k8s.types.input.core.v1.Namespace = { metadata: { name: namespace, labels } };
  return new k8s.core.v1.Namespace(name, override(rendered, args.overrides), waiting);
}

/** Returns labels for a tenant with load balancers. They make its pods ready only when the load balancers send traffic to them. */
function readinessLabels({ platform, quota = {} }: TenantArgs): Readonly<Record<string, string>> {
  return (quota.loadBalancers ?? 0) > 0 ? (platform.find(loadBalancers)?.value.namespaceLabels ?? {}) : {};
}

function createGuardRails(
  name: string,
  args: TenantArgs,
  namespace: k8s.core.v1.Namespace,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const inNamespace = (object: string) => ({ name: object, namespace: namespace.metadata.name });
  const quota = { metadata: inNamespace("quota"), spec: { hard: quotaHard(args.quota ?? {}) } };
  const limits = { metadata: inNamespace("limits"), spec: { limits: containerLimits } };
  return [
    ...createTenantPullSecret(name, args.platform, namespace.metadata.name, options),
    ...createCaConfigMap(name, namespace.metadata.name, args.platform.caBundle, options),
    new k8s.core.v1.ResourceQuota(name, quota, options),
    new k8s.core.v1.LimitRange(name, limits, options),
    ...tenantPolicies(args.platform).flatMap((policy) =>
      createNetworkPolicy(`${name}-${policy.name}`, { ...policy, namespace: namespace.metadata.name }, options),
    ),
  ];
}

/** Creates the Secret that pulls images. Its content comes from one of the platform's stores or from the program. */
function createTenantPullSecret(
  name: string,
  platform: Platform,
  namespace: pulumi.Input<string>,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const { images } = platform;
  const secret = storedPullSecret(images?.pullSecret);
  if (secret === undefined) {
    return createPullSecret(name, namespace, images, options);
  }
  const store = platform.find(secretStores, storeOf(secret.from));
  const after = pulumi.mergeOptions(options, { dependsOn: [...(store?.dependsOn ?? [])] });
  return [createStoredSecret(name, namespace, secret, store?.value, after)];
}
