import type { Cloud } from "../../components";

/** By cloud. */
type InEach = Readonly<Record<Cloud, string>>;

/** What one word of a stack's file, or of the contract, is in each cloud. */
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
    azure: "Key Vault, a vault of its own (`keyVault`)",
    none: "—",
  },
  "`logs: cloud`": {
    aws: "CloudWatch Logs, by fluent-bit",
    gcp: "Cloud Logging, by GKE's own agent; by fluent-bit with `workloadLogs: agent`",
    azure: "Log Analytics, by AKS' own agent (Container insights)",
    none: "—",
  },
  "identity of pods": {
    aws: "a role by EKS Pod Identity, or by IRSA",
    gcp: "the service account itself, as a principal of Workload Identity Federation",
    azure: "a managed identity by Workload Identity",
    none: "—",
  },
  "load balancers of Services": {
    aws: "aws-load-balancer-controller",
    gcp: "GKE itself",
    azure: "AKS itself",
    none: "what the site has, for instance MetalLB",
  },
  "scaling of nodes": {
    aws: "cluster-autoscaler or Karpenter (`autoscaler`)",
    gcp: "GKE's own autoscaler",
    azure: "AKS' own autoscaler",
    none: "—",
  },
  "`ingress: cloud`": {
    aws: "a load balancer for each Ingress, class `alb`, by aws-load-balancer-controller; certificates are those in ACM for the hosts, and there is no cert-manager. Beside another controller, a workload has one by `ingressClassName: alb`",
    gcp: "GKE's Gateway (`gke-l7-global-external-managed`), a global load balancer for each workload, with `exposure: public`; certificates are cert-manager's, by DNS-01",
    azure: "refused",
    none: "refused",
  },
};

/** What is not as the contract has it, in some cloud: what, and why. */
export const deviations: Readonly<Record<Cloud, readonly (readonly [what: string, why: string])[]>> = {
  aws: [
    ["usage metrics and the scaling of nodes are add-ons", "EKS brings neither"],
    [
      "with `vpc-cni` and `calico`, policies do not name outside hosts",
      "they know addresses only: such a flow is opened to the internet at its port",
    ],
  ],
  gcp: [
    [
      "with `cilium` (Dataplane V2), policies are Kubernetes' own, without names of hosts",
      "Google's build takes no CiliumNetworkPolicies",
    ],
    [
      "external-dns may change every record of its zones, and lists the project's; cert-manager may change every record",
      "IAM has no condition on names or types of records",
    ],
    [
      "the names of secrets are prefixed by whoever names them, not by the store",
      "the store for Secret Manager has no prefix; names have no `/` there",
    ],
    [
      "fluent-bit, and with it the filter for credentials, is there only with `workloadLogs: agent`",
      "GKE's own agent sends logs unless it is told not to; two would send them twice",
    ],
    [
      "GKE's `standard-rwo` stays, and is no longer the default class",
      "GKE makes it anew; a patch takes the mark away",
    ],
    [
      "the buckets of logs outlive the cluster",
      "Google keeps their names for a week, and a new cluster of the name goes on in them",
    ],
    [
      "each namespace of an add-on has a quota for system priorities",
      "GKE admits pods of such priority outside of kube-system only where a quota says so",
    ],
    [
      "workloads are not exposed by GKE's Ingress, nor by its internal Gateway",
      "its Ingress reads an annotation in place of `ingressClassName`; the internal Gateway needs a subnetwork for its proxies, which is not made",
    ],
    ["by GKE's Gateway, `protocol: GRPC` is refused", "how its load balancers take a GRPCRoute is not known here"],
  ],
  azure: [
    [
      "fluent-bit is refused",
      "its output for Azure Monitor takes an application's password and no workload identity; AKS' own agent takes its place, without the filter for credentials",
    ],
    [
      "external-dns keeps zones of one resource group",
      "it lists the zones of one; and its configuration, which holds nothing secret, is in a Secret, since the chart brings no other file",
    ],
    ["external-dns and cert-manager may change every record of their zones", "the built-in role reaches to the zone"],
    [
      "the store of secrets has no prefix: a vault is one cluster's",
      "a role reaches to the vault or to one secret, not to names that begin alike",
    ],
    [
      "AKS' class `default` stays, and is no longer the default class",
      "AKS makes it anew; a patch takes the mark away",
    ],
    [
      "the identity of the cluster's provider is drawn by Pulumi (`Stash`)",
      "Azure's provider does not know the cluster's own id in the preview of an update",
    ],
    [
      "workloads are not exposed by AKS' own ingress",
      "application routing is ingress-nginx, which nobody maintains; Application Gateway for Containers needs a controller that is not in the catalogue",
    ],
  ],
  none: [
    [
      "nothing has a cloud identity, and add-ons that need one are refused",
      "there is nobody to ask: `cloud: aws`, `gcp` or `azure` and `identities` say that there is",
    ],
    [
      "storage classes, load balancers and what the cluster brings are what it is told",
      "nothing of an existing cluster is looked up",
    ],
  ],
};
