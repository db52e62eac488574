import type { Cloud } from "../../components";

/** By cloud. */
type InEach = Readonly<Record<Cloud, string>>;

/** What one word of a stack's file, or of the contract, means in each cloud. */
export const words: Readonly<Record<string, InEach>> = {
  "kind of cluster": { aws: "`eks`", gcp: "`gke`", azure: "`aks`", none: "`existing`" },
  "`dns`: zones": {
    aws: "Route 53: `{ domain, hostedZoneId }`",
    gcp: "Cloud DNS: `{ domain, managedZone }`",
    azure: "Azure DNS: `{ domain, resourceGroup }`",
    none: "—",
  },
  "`secrets: cloud`": {
    aws: "Secrets Manager, names below `CLUSTER/`",
    gcp: "Secret Manager, names that begin with `CLUSTER-`",
    azure: "Key Vault, one vault for each cluster (`keyVault`)",
    none: "—",
  },
  "`logs: cloud`": {
    aws: "CloudWatch Logs, by fluent-bit",
    gcp: "Cloud Logging, by GKE's agent, or by fluent-bit with `workloadLogs: agent`",
    azure: "Log Analytics, by AKS' agent (Container insights)",
    none: "—",
  },
  "identity of pods": {
    aws: "a role, through EKS Pod Identity or IRSA",
    gcp: "the service account itself, as a principal of Workload Identity Federation",
    azure: "a managed identity, through Workload Identity",
    none: "—",
  },
  "load balancers of Services": {
    aws: "aws-load-balancer-controller",
    gcp: "GKE itself",
    azure: "AKS itself",
    none: "whatever the site has, for instance MetalLB",
  },
  "scaling of nodes": {
    aws: "cluster-autoscaler or Karpenter (`autoscaler`)",
    gcp: "GKE's autoscaler",
    azure: "AKS' autoscaler",
    none: "—",
  },
  "`ingress: cloud`": {
    aws: "a load balancer for each Ingress of the class `alb`, by aws-load-balancer-controller; certificates come from ACM, without cert-manager. With another default controller, a workload asks for one with `ingressClassName: alb`",
    gcp: "GKE's Gateway (`gke-l7-global-external-managed`): a global load balancer for each workload, with `exposure: public`; certificates come from cert-manager, by DNS-01",
    azure: "refused",
    none: "refused",
  },
};

/** Differences from the contract in each cloud: what differs, and why. */
export const deviations: Readonly<Record<Cloud, readonly (readonly [what: string, why: string])[]>> = {
  aws: [
    ["usage metrics and node autoscaling are add-ons", "EKS brings neither"],
    [
      "with `vpc-cni` and `calico`, policies cannot name outside hosts",
      "they only know addresses, so such a flow is open to the whole internet on its port",
    ],
  ],
  gcp: [
    [
      "with `cilium` (Dataplane V2), policies are Kubernetes' own and cannot name hosts",
      "Google's build does not accept CiliumNetworkPolicies",
    ],
    [
      "external-dns may change every record in its zones and list the project's zones; cert-manager may change every record",
      "IAM has no condition on the names or types of records",
    ],
    [
      "you add the prefix to the secret's name; the store does not",
      "the store for Secret Manager has no prefix, and names cannot contain `/`",
    ],
    [
      "fluent-bit and its filter for credentials run only with `workloadLogs: agent`",
      "GKE's agent sends logs by default, and two agents would send them twice",
    ],
    [
      "GKE's `standard-rwo` stays but is no longer the default class",
      "GKE recreates it if it is deleted, so a patch only removes the mark",
    ],
    [
      "log buckets outlive the cluster",
      "Google reserves their names for a week, and a new cluster of the same name continues in them",
    ],
    [
      "each namespace of an add-on has a quota for system priorities",
      "outside kube-system, GKE admits pods of that priority only if a quota allows them",
    ],
    [
      "neither GKE's Ingress nor its internal Gateway exposes workloads",
      "its Ingress reads an annotation instead of `ingressClassName`; the internal Gateway needs a subnetwork for its proxies, which Keelson does not create",
    ],
    ["GKE's Gateway refuses `protocol: GRPC`", "Keelson does not know yet how its load balancers treat a GRPCRoute"],
  ],
  azure: [
    [
      "fluent-bit needs a destination",
      "Fluent Bit signs in to Azure Monitor by an application's secret alone; AKS' agent sends logs by default, without the filter for credentials",
    ],
    [
      "external-dns manages the zones of one resource group",
      "it lists the zones of one group only; its configuration is in a Secret although it is not secret, because the chart has no other file",
    ],
    ["external-dns and cert-manager may change every record of their zones", "the built-in role covers the whole zone"],
    [
      "the secret store has no prefix: each cluster has its own vault",
      "a role covers a whole vault or one secret, not names with a common prefix",
    ],
    [
      "AKS' class `default` stays but is no longer the default class",
      "AKS recreates it if it is deleted, so a patch only removes the mark",
    ],
    [
      "Pulumi generates the identity of the cluster's provider and keeps it in a `Stash`",
      "Azure's provider does not know the cluster's id in the preview of an update",
    ],
    [
      "AKS' own ingress does not expose workloads",
      "application routing is ingress-nginx, which is no longer maintained; Application Gateway for Containers needs a controller that is not in the catalogue",
    ],
  ],
  none: [
    [
      "pods have no cloud identity, and add-ons that need one are refused",
      "there is no cloud to give one; set `cloud: aws`, `gcp` or `azure` and `identities` if there is",
    ],
    [
      "storage classes, load balancers and builtin capabilities are what the program declares",
      "Keelson looks nothing up in an existing cluster",
    ],
  ],
};
