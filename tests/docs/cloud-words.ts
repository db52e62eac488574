import type { Cloud } from "../../components";

/** By cloud. */
type InEach = Readonly<Record<Cloud, string>>;

/** The meaning of a word of a stack's file, or of the contract, in each cloud. */
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
    aws: "an IAM role, through EKS Pod Identity or IRSA",
    gcp: "the Kubernetes service account itself, as a principal of Workload Identity Federation",
    azure: "a managed identity, through Workload Identity",
    none: "—",
  },
  "load balancers of Services": {
    aws: "aws-load-balancer-controller",
    gcp: "GKE itself",
    azure: "AKS itself",
    none: "software that you install, for instance MetalLB",
  },
  "scaling of nodes": {
    aws: "cluster-autoscaler or Karpenter (`autoscaler`)",
    gcp: "GKE's autoscaler",
    azure: "AKS' autoscaler",
    none: "—",
  },
  "`ingress: cloud`": {
    aws: "aws-load-balancer-controller creates a load balancer for each Ingress of the class `alb`. Certificates come from ACM, without cert-manager. If another controller is the default, set `ingressClassName: alb` on the workload",
    gcp: "GKE's Gateway (`gke-l7-global-external-managed`) creates a global load balancer for each workload, with `exposure: public`. Certificates come from cert-manager, by DNS-01",
    azure: "refused",
    none: "refused",
  },
};

/** The differences from the contract in each cloud, each with its reason. */
export const deviations: Readonly<Record<Cloud, readonly (readonly [what: string, why: string])[]>> = {
  aws: [
    ["usage metrics and node autoscaling are add-ons", "EKS does not include these features"],
    [
      "with `vpc-cni` and `calico`, policies cannot name hosts outside the cluster",
      "the policies of these CNIs can name only addresses; a connection to a host opens the port to the whole internet",
    ],
  ],
  gcp: [
    [
      "with `cilium` (Dataplane V2), policies are NetworkPolicies of Kubernetes and cannot name hosts",
      "Dataplane V2 does not accept objects of the kind CiliumNetworkPolicy",
    ],
    [
      "external-dns can change every record in its zones and list the project's zones; cert-manager can change every record in its zones",
      "permissions in IAM cannot be limited to names or types of records",
    ],
    [
      "you write the prefix of a secret's name yourself",
      "the store for Secret Manager has no option for a prefix, and names cannot contain `/`",
    ],
    [
      "fluent-bit and its filter for credentials run only with `workloadLogs: agent`",
      "GKE's agent sends logs by default, and a second agent would send all logs twice",
    ],
    [
      "GKE's `standard-rwo` stays but is no longer the default class",
      "if the class is deleted, GKE creates it again; so Keelson only removes the annotation that makes it the default",
    ],
    [
      "log buckets outlive the cluster",
      "Google reserves the name of a deleted log bucket for a week, and a new cluster of the same name uses the bucket again",
    ],
    [
      "each namespace of an add-on has a quota for the system priority classes",
      "outside `kube-system`, GKE admits pods of these classes only if a quota allows them",
    ],
    [
      "neither GKE's Ingress nor its internal Gateway exposes workloads",
      "GKE's Ingress reads an annotation instead of `ingressClassName`; the internal Gateway needs a proxy-only subnet, which Keelson does not create",
    ],
    [
      "with GKE's Gateway, Keelson refuses `protocol: GRPC`",
      "nobody has tested GRPCRoutes with GKE's load balancers yet",
    ],
  ],
  azure: [
    [
      "fluent-bit needs a destination",
      "Fluent Bit can sign in to Azure Monitor only with an application's secret; AKS' agent sends logs by default, without the filter for credentials",
    ],
    [
      "external-dns manages the zones of one resource group",
      "external-dns can search only one resource group for zones",
    ],
    [
      "the configuration of external-dns is in a Secret, although it is not secret",
      "the chart can mount only a Secret",
    ],
    ["external-dns and cert-manager can change every record of their zones", "the built-in role covers the whole zone"],
    [
      "the secret store has no prefix: each cluster has its own vault",
      "a role applies to a whole vault or to one secret, not to names with a common prefix",
    ],
    [
      "AKS' class `default` stays but is no longer the default class",
      "if the class is deleted, AKS creates it again; so Keelson only removes the annotation that makes it the default",
    ],
    [
      "Pulumi generates an id for the cluster (`clusterIdentifier`) and stores it in a `Stash`",
      "in the preview of an update, Azure's provider does not return the cluster's own id",
    ],
    [
      "AKS' own ingress does not expose workloads",
      "the application routing add-on is ingress-nginx, which is no longer maintained; Application Gateway for Containers needs a controller that is not in the catalogue",
    ],
  ],
  none: [
    [
      "pods have no cloud identity, and Keelson refuses add-ons that need an identity",
      "no cloud provides the identities; if the cluster runs on a cloud, set `cloud: aws`, `gcp` or `azure`, and `identities`",
    ],
    [
      "the program declares storage classes, load balancers and builtin capabilities",
      "Keelson does not inspect an existing cluster",
    ],
  ],
};
