import { awsLoadBalancerController, certManager, externalDns, metricsServer, traefik } from "keelson";
import { EksCluster } from "keelson/eks";
import type { Place, Shop } from "./clouds";

const account = "111122223333";

/** The place on AWS. */
export function onAws({ domain, tags }: Shop): Place {
  const zone = { domain, hostedZoneId: "Z0123456789ABCDEFGHIJ" };
  const cluster = new EksCluster("shop", {
    accountId: account,
    region: "eu-central-1",
    kubernetesVersion: "1.35",
    vpc: { cidr: "10.20.0.0/16", zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"] },
    endpoint: { publicAccessCidrs: ["203.0.113.0/24"] },
    access: {
      deployer: `arn:aws:iam::${account}:role/deployer`,
      admins: { platform: { principalArn: `arn:aws:iam::${account}:role/platform` } },
    },
    nodePools: { general: { min: 3, max: 9 } },
    tags,
  });
  return {
    cluster,
    addons: [
      metricsServer(),
      awsLoadBalancerController(),
      certManager({ dns01: [zone] }),
      externalDns({ zones: [zone] }),
      traefik({ exposure: "public" }),
    ],
  };
}
