import * as aws from "@pulumi/aws";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { awsPrivatecaIssuer, certManager, Platform } from "../../../../components";
import { EksCluster } from "../../../../components/clusters/eks";
import { runOnGpu } from "../on-gpu";

const config = new pulumi.Config();
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

const cluster = new EksCluster("test", {
  accountId: "111122223333",
  region: "eu-central-1",
  kubernetesVersion: "1.35",
  vpc: {
    cidr: "10.20.0.0/16",
    zones: ["eu-central-1a", "eu-central-1b"],
    podCidr: "100.64.0.0/16",
    natGateways: "single",
    flowLogs: false,
    transitGateway: { transitGatewayId: "tgw-0123456789abcdef0", destinationCidrBlocks: ["10.0.0.0/16"] },
  },
  endpoint: { privateAccessCidrs: ["10.0.0.0/16"] },
  access: {
    deployer: role("deployer"),
    admins: { platform: { principalArn: role("platform") } },
    identityProvider: { issuerUrl: "https://login.example.com/realms/staff", clientId: "kubernetes" },
  },
  nodePools: {
    general: { min: 2, max: 3 },
    platform: { min: 1, max: 2, system: true },
    training: { min: 1, max: 1, instanceTypes: ["g6.xlarge"] },
    office: { min: 1, max: 2, schedule: { stop: "0 20 * * 1-5", start: "0 6 * * 1-5", timeZone: "Europe/Berlin" } },
  },
  tags: { owner: "tests", environment: "test", stack: "test" },
  nodeRepair: false,
  deletionProtection: false,
});

const authorityArn =
  "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/12345678-1234-1234-1234-123456789012";

new Platform("test", {
  cluster,
  charts: new pulumi.Config("keelson").get("charts") ?? "upstream",
  addons: [certManager({ letsEncrypt: false }), awsPrivatecaIssuer({ issuers: { company: { authorityArn } } })],
});

const service = new k8s.core.v1.Service(
  "resolver",
  {
    metadata: { name: "resolver", namespace: "kube-system" },
    spec: { type: "LoadBalancer", selector: { "k8s-app": "kube-dns" }, ports: [{ port: 53, protocol: "TCP" }] },
  },
  /* A mistake when it says so: a load balancer does not go with the cluster that had it made. */
  { provider: cluster.provider, ...(config.getBoolean("orphaning") === true && { deletedWith: cluster.deletedWith }) },
);

runOnGpu("training", { provider: cluster.provider, deletedWith: cluster.deletedWith });

if (config.getBoolean("unknown") === true) {
  const provider = new aws.Provider("own", { region: "eu-central-1", allowedAccountIds: ["111122223333"] });
  new aws.sns.Topic("unknown", {}, { provider });
}

/** The host name of the load balancer. */
export const address = service.status.apply(({ loadBalancer }) => loadBalancer.ingress[0]?.hostname);
