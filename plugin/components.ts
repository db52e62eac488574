import type * as pulumi from "@pulumi/pulumi";
import * as keelson from "../components";

/** A component of the package as programs in other languages see it. */
export interface Offered {
  /** Name of the interface of its arguments. */
  readonly args: string;
  /** Arguments that are components themselves, each with the kind of component. */
  readonly refers: Readonly<Record<string, Kind>>;
  /** Arguments that no other language can give, each with the reason. */
  readonly lacks: Readonly<Record<string, string>>;
  /** Its kind, if arguments of others refer to it. */
  readonly kind?: Kind;
  /** Properties of the component that programs can read; a secret one is marked. */
  readonly outputs: Readonly<Record<string, Readable>>;
  /** Loads its class. The SDK of a cloud is loaded with the first cluster there. */
  readonly load: () => Promise<Make>;
}

/** What arguments refer to. */
export type Kind = "Cluster" | "Platform" | "Tenant";

/** What a program can read of a component. */
interface Readable {
  readonly description: string;
  readonly secret?: true;
  readonly list?: true;
  /** Whether a component may lack it. */
  readonly optional?: true;
}

type Make = (name: string, args: pulumi.Inputs, opts: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;

/** A class with arguments of any type, which it checks itself by their shapes. */
type Class<Args> = new (name: string, args: Args, opts?: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;

const ofCluster: Readonly<Record<string, Readable>> = {
  clusterName: { description: "The cluster's name in the cloud." },
  endpoint: { description: "URL of the API server." },
  kubeconfig: { description: "The kubeconfig.", secret: true },
};
const ofWorkload: Readonly<Record<string, Readable>> = {
  workloadName: { description: "Name of the object in the tenant's namespace." },
};
const ofServing: Readonly<Record<string, Readable>> = {
  ...ofWorkload,
  url: { description: "`https://…`, if the workload is exposed.", optional: true },
};

/** Every component that the plugin offers, by the last part of its type. */
export const components: Readonly<Record<string, Offered>> = {
  EksCluster: cluster("EksClusterArgs", async () => make((await import("../components/clusters/eks")).EksCluster)),
  GkeCluster: cluster("GkeClusterArgs", async () => make((await import("../components/clusters/gke")).GkeCluster)),
  AksCluster: cluster("AksClusterArgs", async () => make((await import("../components/clusters/aks")).AksCluster)),
  ExistingCluster: {
    ...cluster("ExistingClusterArgs", async () => make(keelson.ExistingCluster)),
    lacks: { builtin: "the option takes objects of this package; set the option in a TypeScript program" },
  },
  Platform: {
    args: "PlatformArgs",
    kind: "Platform",
    refers: { cluster: "Cluster" },
    lacks: {},
    outputs: {},
    load: async () => make(keelson.Platform),
  },
  Tenant: {
    args: "TenantArgs",
    kind: "Tenant",
    refers: { platform: "Platform" },
    lacks: {},
    outputs: { namespace: { description: "Name of the namespace." } },
    load: async () => make(keelson.Tenant),
  },
  Deployment: inTenant("DeploymentArgs", ofServing, keelson.Deployment),
  StatefulSet: inTenant("StatefulSetArgs", ofServing, keelson.StatefulSet),
  DaemonSet: inTenant("DaemonSetArgs", ofWorkload, keelson.DaemonSet),
  Job: inTenant("JobArgs", ofWorkload, keelson.Job),
  CronJob: inTenant("CronJobArgs", ofWorkload, keelson.CronJob),
  ScaledJob: inTenant("ScaledJobArgs", ofWorkload, keelson.ScaledJob),
  ConfigMap: inTenant("ConfigMapArgs", { configMapName: { description: "Its name." } }, keelson.ConfigMap),
  Secret: inTenant("SecretArgs", { secretName: { description: "Its name." } }, keelson.Secret),
  ExternalSecret: inTenant(
    "ExternalSecretArgs",
    { secretName: { description: "Name of the Secret." } },
    keelson.ExternalSecret,
  ),
  PersistentVolumeClaim: inTenant(
    "PersistentVolumeClaimArgs",
    { claimName: { description: "Its name." } },
    keelson.PersistentVolumeClaim,
  ),
};

function cluster(args: string, load: Offered["load"]): Offered {
  return { args, kind: "Cluster", refers: {}, lacks: {}, outputs: ofCluster, load };
}

function inTenant<Args>(args: string, outputs: Offered["outputs"], component: Class<Args>): Offered {
  return { args, refers: { tenant: "Tenant" }, lacks: {}, outputs, load: async () => make(component) };
}

/** The class checks by shapes at run time what the compiler cannot know of another language's program. */
function make<Args>(component: Class<Args>): Make {
  return (name, args, opts) => new component(name, args as Args, opts);
}
