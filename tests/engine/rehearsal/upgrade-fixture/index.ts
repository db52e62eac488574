import * as pulumi from "@pulumi/pulumi";
import { EksCluster } from "../../../../components/clusters/eks";

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const { kubernetesVersion } = new pulumi.Config("keelson").requireObject<{ readonly kubernetesVersion: string }>(
  "cluster",
);

/* The mistake: a pool whose name says the version, so that every upgrade replaces all nodes at once. */
new EksCluster("test", {
  accountId: "111122223333",
  region: "eu-central-1",
  kubernetesVersion,
  vpc: { cidr: "10.20.0.0/16", zones: ["eu-central-1a", "eu-central-1b"], natGateways: "single", flowLogs: false },
  endpoint: { publicAccessCidrs: ["203.0.113.0/24"] },
  access: { deployer: role("deployer"), admins: { platform: { principalArn: role("platform") } } },
  nodePools: { [`v${kubernetesVersion.replace(".", "-")}`]: { min: 2, max: 3 } },
  tags: { owner: "tests", environment: "test", stack: "test" },
  deletionProtection: false,
});
