import * as pulumi from "@pulumi/pulumi";
import { EksCluster } from "keelson/eks";

const config = new pulumi.Config();
const accountId = config.require("accountId");
const region = "eu-central-1";

const cluster = new EksCluster("shop", {
  accountId,
  region,
  kubernetesVersion: "1.35",
  vpc: { cidr: "10.20.0.0/16", zones: ["eu-central-1a", "eu-central-1b"] },
  endpoint: { publicAccessCidrs: config.requireObject<string[]>("office") },
  access: {
    deployer: config.require("deployer"),
    /* Whoever installs the platform and the applications needs no right to change the cluster. */
    admins: { platform: { principalArn: config.require("platform") } },
  },
  nodePools: { general: { min: 2, max: 6 } },
  tags: { owner: "shop", environment: "dev", stack: pulumi.getStack() },
});
const { apiServer, loadBalancers, nodeCidrs, podCidrs, serviceCidrs } = cluster.network;

/** What the next layers need to know about the cluster. No credential is among it: each layer logs in with its own role. */
export const facts = {
  accountId,
  region,
  clusterName: cluster.clusterName,
  kubernetesVersion: cluster.kubernetesVersion,
  issuer: cluster.deletedWith.identities.apply(([identity]) => identity?.oidcs?.[0]?.issuer),
  endpoint: cluster.endpoint,
  certificateAuthority: cluster.deletedWith.certificateAuthority.data,
  network: {
    vpcId: cluster.vpcId,
    nodeCidrs,
    podCidrs,
    controlPlaneCidrs: apiServer.sources.flatMap((source) => ("cidr" in source ? [source.cidr] : [])),
    publicCidrs: loadBalancers?.public,
    serviceCidr: serviceCidrs[0],
  },
  storageClasses: cluster.storageClasses,
};
