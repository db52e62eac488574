import type { ChartSource } from "../../charts";
import type { AksAccessArgs } from "./access/args";
import type { AksNodePoolArgs } from "./nodes/args";

/** How nodes reach the internet. */
export const AksOutbound = {
  /** By a NAT gateway with an address of its own. */
  NatGateway: "nat-gateway",
  /** By the route table of a network that was made elsewhere, to a firewall. */
  UserDefinedRouting: "user-defined-routing",
} as const;
export type AksOutbound = (typeof AksOutbound)[keyof typeof AksOutbound];

/** A subnet that was made elsewhere. */
export interface AksSubnetArgs {
  /** Id of the resource, which ends in `/subnets/NAME`. */
  readonly subnetId: string;
  readonly cidr: string;
}

/** The network that the cluster gets for itself, or one that is there. */
export interface AksVnetArgs {
  /** Range of the whole network, private, and `/16` to `/22` where it is made here, for instance `10.20.0.0/16`. */
  readonly cidr: string;
  /** Availability zones, for instance `["1", "2", "3"]`. At least two, each once; the region has to have zones. */
  readonly zones: string[];
  /** @default "nat-gateway" */
  readonly outbound?: AksOutbound;
  /** Whether all connections are logged to the workspace. @default true */
  readonly flowLogs?: boolean;
  /**
   * TCP ports on which load balancers of the cluster answer the internet, for instance `[80, 443]`: what is not named stays shut
   * even where a Service asks for it. @default none
   */
  readonly publicPorts?: number[];
  /** Id of a network that was made elsewhere: nothing of it is made or changed. @default one of its own */
  readonly vnetId?: string;
  /** With `vnetId`: for nodes and nothing else, with its way out, its security group and the service endpoint `Microsoft.Storage`. */
  readonly nodes?: AksSubnetArgs;
  /** With `vnetId`: for the API server and nothing else, delegated to `Microsoft.ContainerService/managedClusters`; `/28` or larger. */
  readonly apiServer?: AksSubnetArgs;
}

/** Who can reach the API server. It is always in the network, and always open to the nodes. */
export interface AksEndpointArgs {
  /** Ranges that reach it over the internet; an empty list and `0.0.0.0/0` are refused. @default no public endpoint */
  readonly publicAccessCidrs?: string[];
  /** Ranges that reach it through the network: a VPN, a peered network, runners. @default only the nodes */
  readonly privateAccessCidrs?: string[];
  /**
   * Without a public endpoint: the private DNS zone that its name is in, by the zone's id, so that networks linked to that zone can
   * look it up. @default one that AKS makes and links to the cluster's network alone
   */
  readonly privateDnsZoneId?: string;
}

/** What connects pods, and what enforces NetworkPolicies. Pods have addresses of their own range, not of the network (overlay). */
export const AksCni = {
  /** Azure CNI powered by Cilium does both. */
  Cilium: "cilium",
  /** Azure CNI connects, Calico enforces; AKS runs both. */
  Calico: "calico",
  /** Cilium's own chart does both, and Microsoft supports neither. */
  OwnCilium: "own-cilium",
} as const;
export type AksCni = (typeof AksCni)[keyof typeof AksCni];

/** What Azure promises of the control plane. */
export const AksTier = { Free: "Free", Standard: "Standard", Premium: "Premium" } as const;
export type AksTier = (typeof AksTier)[keyof typeof AksTier];

/** What happens to a volume when its claim is deleted. */
export const ReclaimPolicy = { Delete: "Delete", Retain: "Retain" } as const;
export type ReclaimPolicy = (typeof ReclaimPolicy)[keyof typeof ReclaimPolicy];

/** The storage that the cluster comes with. */
export interface AksStorageArgs {
  /** Of all classes, and of snapshots. @default "Delete" */
  readonly reclaimPolicy?: ReclaimPolicy;
  /** Whether volumes can be mounted by many nodes at once (ReadWriteMany): shares of Azure Files over NFS. @default false */
  readonly shared?: boolean;
}

/** When Azure may upgrade nodes and control plane, in UTC. */
export interface AksMaintenanceArgs {
  /** @default "Sunday" */
  readonly dayOfWeek?: string;
  /** From `00:00` to `23:59`. @default "02:00" */
  readonly startTime?: string;
  /** From 4 to 24. @default 6 */
  readonly durationHours?: number;
}

/** A cluster on Azure Kubernetes Service, with its own network, keys, identities, nodes and logs. */
export interface AksClusterArgs {
  /** Subscription that everything is made in, a GUID. */
  readonly subscriptionId: string;
  /** Tenant of Microsoft Entra that the subscription trusts, a GUID. */
  readonly tenantId: string;
  /** Region with availability zones, as Azure's tools name it, for instance `germanywestcentral`. */
  readonly location: string;
  /** Minor version of control plane and nodes, for instance `1.35`. */
  readonly kubernetesVersion: string;
  readonly vnet: AksVnetArgs;
  readonly endpoint: AksEndpointArgs;
  readonly access: AksAccessArgs;
  /** The pool that takes only system pods (taint `CriticalAddonsOnly`); AKS has to have one. */
  readonly systemPool: AksNodePoolArgs;
  /** By name: up to twelve lower-case letters and digits. Adding one leaves the others alone. */
  readonly nodePools: Record<string, AksNodePoolArgs>;
  /** Of everything that can carry tags: at least `owner`, `environment` and `stack`. Never secrets. */
  readonly tags: Record<string, string>;
  /** @default the component's name */
  readonly clusterName?: string;
  /** Resource group that is made for the cluster and what belongs to it. @default the cluster's name */
  readonly resourceGroup?: string;
  /** Resource group that AKS makes for nodes, disks and load balancers, up to 80 characters. @default `resourceGroup` and "-nodes" */
  readonly nodeResourceGroup?: string;
  /** Range of Service addresses, smaller than `/12`, private and apart from the others. @default "172.20.0.0/16" */
  readonly serviceCidr?: string;
  /** Range of pods' addresses, of which each node takes a `/24`; private and apart from the others. @default "10.244.0.0/16" */
  readonly podCidr?: string;
  /** Chosen once: with another, AKS makes another cluster. @default "cilium" */
  readonly cni?: AksCni;
  /** Where the chart of `own-cilium` comes from. @default "upstream" */
  readonly charts?: ChartSource;
  /** Container registries that nodes pull from, by id. @default none: public ones */
  readonly registryIds?: string[];
  /** Of all logs, in days from 30 to 730. @default 365 */
  readonly logRetentionDays?: number;
  /**
   * Whether Azure (by locks) and Pulumi both refuse to delete the cluster, its keys and its logs. The lock holds for what is in the
   * cluster's resource too: to remove a node pool, it has to be off for that one update. @default true
   */
  readonly deletionProtection?: boolean;
  /** Uptime that Azure promises; `Free` is none. @default "Standard" */
  readonly slaTier?: AksTier;
  /** Whether Defender watches nodes and workloads for attacks. @default true */
  readonly defender?: boolean;
  /** Whether Azure Policy's add-on reports, and enforces where the subscription says so. @default true */
  readonly azurePolicy?: boolean;
  /**
   * Whether AKS' own agent (Container insights) sends what containers write to the workspace. No agent of ours can do so without a
   * password. @default true
   */
  readonly containerInsights?: boolean;
  /** Whether flows between pods, denied ones too, can be seen (Advanced Container Networking Services). @default true */
  readonly networkObservability?: boolean;
  readonly maintenance?: AksMaintenanceArgs;
  readonly storage?: AksStorageArgs;
}
