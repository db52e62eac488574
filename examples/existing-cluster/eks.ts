import {
  awsLoadBalancerController,
  certManager,
  ExistingCluster,
  externalSecrets,
  metricsServer,
  Platform,
  traefik,
} from "keelson";
import type { Place } from "./place";

const role = (name: string) => `arn:aws:iam::111122223333:role/team-${name}`;

/** A cluster on EKS. IRSA gives each add-on's service account a role, as which the add-on acts on AWS. */
export const eks: Place = ({ kubeconfig, identifier }) => {
  const cluster = new ExistingCluster("team", {
    kubeconfig,
    clusterIdentifier: identifier,
    kubernetesVersion: "1.35",
    cloud: "aws",
    cloudFacts: {
      accountId: "111122223333",
      region: "eu-central-1",
      clusterName: "team",
      networkId: "vpc-0123456789abcdef0",
    },
    identities: {
      "kube-system/aws-load-balancer-controller": role("load-balancers"),
      "cert-manager/cert-manager": role("dns"),
      "external-secrets/external-secrets": role("secrets"),
    },
    network: {
      cni: "vpc-cni",
      nodeCidrs: ["10.20.0.0/16"],
      podCidrs: ["10.20.0.0/16"],
      serviceCidrs: ["172.20.0.0/16"],
      apiServer: { cidrs: ["10.20.192.0/20", "172.20.0.1/32"], port: 443, sources: [{ cidr: "10.20.192.0/20" }] },
      dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
    },
    storageClasses: { standard: "gp3" },
  });
  return new Platform("team", {
    cluster,
    domain: "team.example.com",
    addons: [
      metricsServer(),
      awsLoadBalancerController(),
      certManager({ dns01: [{ domain: "team.example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" }] }),
      externalSecrets(),
      traefik({ exposure: "public" }),
    ],
  });
};
