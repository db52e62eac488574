import * as aws from "@pulumi/aws";
import * as eks from "@pulumi/eks";
import type { ExistingEksCluster } from "keelson/eks";
import { fromPulumiEks } from "keelson/pulumi-eks";
import { createNetwork, nodeCidrs, publicCidrs } from "./network";

const name = "team";
const nodePolicies = ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly"];

/** Creates a cluster with `@pulumi/eks`, as any program does, then hands it to Keelson. */
export function createCluster(accountId: string, region: string, office: string): ExistingEksCluster {
  const { vpcId, publicSubnetIds, privateSubnetIds, routes } = createNetwork(name, region);
  const cluster = new eks.Cluster(name, {
    /* Keelson needs the name before the cluster exists. */
    name,
    version: "1.35",
    vpcId,
    publicSubnetIds,
    privateSubnetIds,
    authenticationMode: "API",
    endpointPrivateAccess: true,
    endpointPublicAccess: true,
    publicAccessCidrs: [office],
    kubernetesServiceIpAddressRange: "172.20.0.0/16",
    skipDefaultNodeGroup: true,
    skipDefaultSecurityGroups: true,
    kubeProxyAddonOptions: { version: "v1.35.3-eksbuild.21" },
    corednsAddonOptions: { enabled: true, version: "v1.13.2-eksbuild.21" },
    /* Without it, the VPC CNI enforces no NetworkPolicy. */
    vpcCniOptions: { addonVersion: "v1.22.4-eksbuild.3", enableNetworkPolicy: true },
  });
  const group = new eks.ManagedNodeGroup(
    "general",
    {
      cluster,
      nodeRole: createNodeRole(),
      subnetIds: privateSubnetIds,
      instanceTypes: ["m7i.large"],
      scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 4 },
      labels: { "keelson.dev/node-pool": "general" },
    },
    { dependsOn: routes },
  );
  const agent = new eks.Addon("eks-pod-identity-agent", {
    cluster,
    addonName: "eks-pod-identity-agent",
    addonVersion: "v1.3.10-eksbuild.3",
  });
  const nodes = Object.values(nodeCidrs);
  return fromPulumiEks(
    name,
    cluster,
    {
      accountId,
      region,
      clusterName: name,
      kubernetesVersion: "1.35",
      network: {
        nodeCidrs: nodes,
        /* EKS puts the control plane's interfaces into any subnet of the cluster. */
        controlPlaneCidrs: [...nodes, ...Object.values(publicCidrs)],
        publicCidrs: Object.values(publicCidrs),
        serviceCidr: "172.20.0.0/16",
      },
      nodePools: { general: { labels: { "keelson.dev/node-pool": "general" }, taints: [] } },
    },
    /* The controllers of load balancers need nodes, and their role. */
    { dependsOn: [group, agent] },
  );
}

function createNodeRole(): aws.iam.Role {
  const role = new aws.iam.Role(`${name}-nodes`, {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }),
  });
  for (const policy of nodePolicies) {
    new aws.iam.RolePolicyAttachment(`${name}-nodes-${policy}`, {
      role: role.name,
      policyArn: `arn:aws:iam::aws:policy/${policy}`,
    });
  }
  return role;
}
