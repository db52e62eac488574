import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../../arguments";
import { checkObjectOverrides, checkTaken, type TakenFields } from "../../check-overrides";
import { dnsLabel } from "../../checks";
import { type Overrides, override } from "../../overrides";
import { refuseProblems, subjectOf } from "../../problems";
import { parseQuantity } from "../../quantity";
import { checkTogether, type WorkloadHome } from "../../tenancy";
import type { StorageArgs, Volume } from "./args";
import { checkStorage } from "./check-storage";
import { accessModesOf, claimSpec } from "./objects";

/**
 * Options of a claim.
 *
 * @example
 * ```ts
 * const args: PersistentVolumeClaimArgs = { tenant, size: "20Gi", storage: "shared" };
 * ```
 */
export interface PersistentVolumeClaimArgs extends StorageArgs {
  /** The Tenant for the claim, or any other namespace as `{ provider, namespace }`. */
  readonly tenant: WorkloadHome;
  /** Name of the Kubernetes object. @default the component's name */
  readonly claimName?: string;
  /** Fields to merge into the PersistentVolumeClaim after all other options. @default none */
  readonly overrides?: Overrides<k8s.types.input.core.v1.PersistentVolumeClaim>;
}

/** Fields that options set, so that you cannot override them. The tenant's quota counts the size, and workloads check the access modes. */
const taken: TakenFields = [
  [/^metadata\.name$/, "claimName"],
  [/^metadata\.namespace$/, "tenant"],
  [/^spec\.resources\b/, "size"],
  [/^spec\.accessModes\b/, "accessModes"],
  [/^spec\.storageClassName$/, "storage or storageClassName"],
];

/**
 * A volume that outlives its pods.
 *
 * @example
 * ```ts
 * const uploads = new PersistentVolumeClaim("uploads", { tenant, size: "20Gi" });
 * new Deployment("web", {
 *   tenant,
 *   image: "registry.example.com/web:1.4.0",
 *   volumes: { uploads: uploads.mount("/uploads") },
 *   replicas: 1,
 *   strategy: { type: "Recreate" },
 * });
 * ```
 */
export class PersistentVolumeClaim extends pulumi.ComponentResource {
  declare readonly claimName: pulumi.Output<string>;

  constructor(name: string, args: PersistentVolumeClaimArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("claim", name, "PersistentVolumeClaimArgs", args);
    const { tenant, claimName = name } = args;
    const classes = tenant.platform?.cluster.storageClasses;
    const title = subjectOf("claim", claimName, tenant);
    const demandName = subjectOf("claim", claimName);
    const always = { "requests.storage": parseQuantity(args.size) ?? 0, persistentvolumeclaims: 1 };
    const demand = { always, briefly: {} };
    refuseProblems(title, [
      ...dnsLabel("claimName", claimName),
      ...checkStorage("", args, classes),
      ...checkObjectOverrides(args.overrides),
      ...checkTaken(args.overrides, taken),
      ...checkTogether(tenant.resourceQuota ?? {}, tenant.demands ?? new Map(), demandName, demand),
    ]);
    super("keelson:index:PersistentVolumeClaim", name, {}, pulumi.mergeOptions({ parent: tenant.parent }, opts));
    const claim = new k8s.core.v1.PersistentVolumeClaim(name, renderedClaim(name, args), {
      parent: this,
      provider: tenant.provider,
      dependsOn: [...(tenant.guardRails ?? [])],
      protect: tenant.protectClaims,
    });
    this.claimName = claim.metadata.name;
    tenant.demands?.set(demandName, demand);
    for (const key of [this.claimName, claimName]) {
      tenant.claims?.set(key, accessModesOf(args));
    }
    this.registerOutputs({ claimName: this.claimName });
  }

  /** Returns the claim as a volume of a workload. */
  mount(mountPath: string): Volume {
    return { persistentVolumeClaim: this.claimName, mountPath };
  }
}

function renderedClaim(name: string, args: PersistentVolumeClaimArgs): k8s.types.input.core.v1.PersistentVolumeClaim {
  const { claimName = name, overrides, tenant } = args;
  /* The volume is created when the first pod mounts it. That pod can belong to a job that runs at night. */
  const annotations = { "pulumi.com/skipAwait": "true" };
  const rendered: k8s.types.input.core.v1.PersistentVolumeClaim = {
    metadata: { name: claimName, namespace: tenant.namespace, annotations },
    spec: claimSpec(args, tenant.platform?.cluster.storageClasses),
  };
  return override(rendered, overrides);
}
