import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { loadBalancers } from "../capabilities";
import type { Platform } from "../platform";
import { createNetworkPolicy } from "../network";
import { type PodSecurityLevel, namespaceLabels } from "../pod-security";
import { quote, refuseProblems } from "../problems";
import { type TenantAccess, createAccess } from "./access";
import { checkTenant } from "./check";
import type { WorkloadHome, WorkloadReference } from "./contract";
import { tenantPolicies } from "./network-policy";
import { type Quota, containerLimits, quotaHard } from "./quota";

/** What a tenant is made from. */
export interface TenantArgs {
  readonly platform: Platform;
  /** Name of the namespace. @default the component's name */
  readonly namespace?: string;
  /** Bounds for all its workloads together. */
  readonly quota?: Quota;
  /** Pod Security level that the namespace enforces. @default "restricted" */
  readonly podSecurity?: PodSecurityLevel;
  /** Which groups may do what in the namespace. @default nobody but the cluster's own admins, editors and viewers */
  readonly access?: TenantAccess;
  /** Names of Secrets in the namespace with which its workloads pull images. @default none */
  readonly imagePullSecrets?: readonly string[];
  /** More labels of the namespace, for instance for cost and ownership. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A team's namespace with its guard rails: Pod Security, quota, limits, and no traffic but what workloads declare. */
export class Tenant extends pulumi.ComponentResource implements WorkloadHome {
  declare readonly namespace: pulumi.Output<string>;
  declare readonly homeName: string;
  declare readonly podSecurity: PodSecurityLevel;
  readonly #platform: Platform;
  readonly #imagePullSecrets: readonly string[];
  readonly #workloads = new Map<string, WorkloadReference>();
  readonly #guardRails: readonly pulumi.Resource[];

  constructor(name: string, args: TenantArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseProblems(`tenant ${quote(name)}`, checkTenant(args.namespace ?? name, args));
    super("keelson:index:Tenant", name, {}, opts);
    this.homeName = name;
    this.podSecurity = args.podSecurity ?? "restricted";
    this.#platform = args.platform;
    this.#imagePullSecrets = args.imagePullSecrets ?? [];
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

  get platform(): Platform {
    return this.#platform;
  }

  get provider(): k8s.Provider {
    return this.#platform.cluster.provider;
  }

  get workloads(): Map<string, WorkloadReference> {
    return this.#workloads;
  }

  get imagePullSecrets(): readonly string[] {
    return this.#imagePullSecrets;
  }

  get parent(): pulumi.Resource {
    return this;
  }

  get guardRails(): readonly pulumi.Resource[] {
    return [...this.#guardRails, ...this.#platform.ready];
  }
}

function createNamespace(name: string, args: TenantArgs, options: pulumi.CustomResourceOptions): k8s.core.v1.Namespace {
  const security = namespaceLabels(args.podSecurity ?? "restricted", args.platform.cluster.kubernetesVersion);
  const namespace = args.namespace ?? name;
  const labels = { ...args.labels, "keelson.dev/tenant": namespace, ...security, ...readinessLabels(args) };
  const waiting = { ...options, dependsOn: [...args.platform.finalizers] };
  return new k8s.core.v1.Namespace(name, { metadata: { name: namespace, labels } }, waiting);
}

/** Where there may be load balancers, pods are ready once these send to them. */
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
    new k8s.core.v1.ResourceQuota(name, quota, options),
    new k8s.core.v1.LimitRange(name, limits, options),
    ...tenantPolicies(args.platform).flatMap((policy) =>
      createNetworkPolicy(`${name}-${policy.name}`, { ...policy, namespace: namespace.metadata.name }, options),
    ),
  ];
}
