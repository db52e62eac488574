import { ExistingAksCluster, type ExistingAksClusterArgs } from "../../components/clusters/aks";
import { ExistingEksCluster, type ExistingEksClusterArgs } from "../../components/clusters/eks";
import { ExistingGkeCluster, type ExistingGkeClusterArgs } from "../../components/clusters/gke";

/** Facts of a cluster on EKS that was made elsewhere. */
export const existingEksArgs: ExistingEksClusterArgs = {
  accountId: "111122223333",
  region: "eu-central-1",
  kubernetesVersion: "1.35",
  issuer: "https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF",
  endpoint: "https://cluster.test:6443",
  certificateAuthority: "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==",
  network: {
    vpcId: "vpc-0123456789abcdef0",
    nodeCidrs: ["10.20.0.0/18", "10.20.64.0/18"],
    controlPlaneCidrs: ["10.20.192.0/24", "10.20.193.0/24"],
    serviceCidr: "172.20.0.0/16",
  },
};

/** Facts of a cluster on GKE that was made elsewhere. */
export const existingGkeArgs: ExistingGkeClusterArgs = {
  projectId: "acme-test",
  projectNumber: "123456789012",
  location: "europe-west4",
  kubernetesVersion: "1.35",
  dnsEndpoint: "gke-0123456789abcdef-123456789012.europe-west4.gke.goog",
  endpoint: "https://cluster.test:6443",
  certificateAuthority: "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==",
  network: {
    network: "acme",
    nodeCidrs: ["10.30.0.0/20"],
    podCidrs: ["10.32.0.0/14"],
    serviceCidrs: ["10.40.0.0/20"],
    controlPlaneCidrs: ["172.16.0.0/28"],
  },
};

/** Facts of a cluster on AKS that was made elsewhere. */
export const existingAksArgs: ExistingAksClusterArgs = {
  subscriptionId: "00000000-1111-2222-3333-444444444444",
  tenantId: "55555555-6666-7777-8888-999999999999",
  location: "westeurope",
  resourceGroup: "acme",
  kubernetesVersion: "1.35",
  issuer:
    "https://westeurope.oic.prod-aks.azure.com/55555555-6666-7777-8888-999999999999/00000000-2222-4444-6666-888888888888/",
  endpoint: "https://cluster.test:6443",
  certificateAuthority: "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==",
  network: {
    vnetId:
      "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/acme/providers/Microsoft.Network/virtualNetworks/acme",
    nodeCidrs: ["10.50.0.0/20"],
    podCidrs: ["10.244.0.0/16"],
    serviceCidrs: ["10.0.0.0/16"],
    apiServerCidrs: ["10.50.16.0/28"],
  },
};

/** Describes a cluster on EKS named `test`. */
export function existingEks(args: Partial<ExistingEksClusterArgs> = {}): ExistingEksCluster {
  return new ExistingEksCluster("test", { ...existingEksArgs, ...args });
}

/** Describes a cluster on GKE named `test`. */
export function existingGke(args: Partial<ExistingGkeClusterArgs> = {}): ExistingGkeCluster {
  return new ExistingGkeCluster("test", { ...existingGkeArgs, ...args });
}

/** Describes a cluster on AKS named `test`. */
export function existingAks(args: Partial<ExistingAksClusterArgs> = {}): ExistingAksCluster {
  return new ExistingAksCluster("test", { ...existingAksArgs, ...args });
}
