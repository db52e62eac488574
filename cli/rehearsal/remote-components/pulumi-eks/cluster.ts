import * as pulumi from "@pulumi/pulumi";
import { Child, type ControlPlane, unset, warnOfUnknown } from "./children";
import { createControlPlane, createServiceRole, kubeconfigOf } from "./control-plane";
import { createNodes } from "./default-nodes";
import { defaultNetwork, nodeSubnetsOf, subnetsOf } from "./subnets";

const type = "eks:index:Cluster";
const known = [
  "name",
  "version",
  "vpcId",
  "subnetIds",
  "publicSubnetIds",
  "privateSubnetIds",
  "authenticationMode",
  "tags",
  "endpointPrivateAccess",
  "endpointPublicAccess",
  "publicAccessCidrs",
  "kubernetesServiceIpAddressRange",
  "skipDefaultNodeGroup",
  "skipDefaultSecurityGroups",
  "createOidcProvider",
  "enabledClusterLogTypes",
  "kubeProxyAddonOptions",
  "corednsAddonOptions",
  "vpcCniOptions",
  "deletionProtection",
  "desiredCapacity",
  "minSize",
  "maxSize",
  "instanceRole",
  "instanceType",
  "nodeSubnetIds",
  "instanceRoles",
  "clusterSecurityGroup",
  "nodeGroupOptions",
];
const stateKeys = ["eksCluster", "core", "kubeconfig", "kubeconfigJson", "oidcProviderUrl", "oidcProviderArn"];

/** An `eks.Cluster`. Its children follow https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/cluster/cluster.ts. */
export class Cluster extends pulumi.ComponentResource {
  declare readonly eksCluster: pulumi.Output<ControlPlane>;
  declare readonly kubeconfigJson: pulumi.Output<string>;
  declare readonly core: pulumi.Output<{ readonly cluster: ControlPlane; readonly subnetIds: readonly string[] }>;
  state: pulumi.Inputs = {};

  constructor(name: string, inputs: pulumi.Inputs | undefined, opts: pulumi.ComponentResourceOptions) {
    super(type, name, inputs === undefined ? unset(stateKeys) : inputs, opts);
    if (inputs !== undefined) {
      this.state = createChildren(this, name, inputs);
      this.registerOutputs(this.state);
    }
  }
}

function createChildren(parent: Cluster, name: string, inputs: pulumi.Inputs): pulumi.Inputs {
  warnOfUnknown(type, inputs, known, parent);
  const opts = { parent };
  const role = createServiceRole(parent, `${name}-eksRole`);
  const cluster = createControlPlane(name, inputs, role, opts);
  const addon = (addonName: string, options: pulumi.Inputs) => createAddon(name, addonName, cluster, options, opts);
  addon("kube-proxy", { addonVersion: inputs.kubeProxyAddonOptions?.version });
  if (inputs.corednsAddonOptions?.enabled === true) {
    addon("coredns", { addonVersion: inputs.corednsAddonOptions?.version });
  }
  const { addonVersion, enableNetworkPolicy } = inputs.vpcCniOptions ?? {};
  const cni = new pulumi.ComponentResource("eks:index:VpcCniAddon", `${name}-vpc-cni`, {}, opts);
  const values = enableNetworkPolicy === true ? { configurationValues: '{"enableNetworkPolicy":"true"}' } : {};
  createAddon(name, "vpc-cni", cluster, { addonVersion, ...values }, { parent: cni });
  const issuer = cluster.identities.apply((identities) => identities[0]?.oidcs[0]?.issuer ?? "");
  const provider =
    inputs.createOidcProvider === true
      ? new Child(
          "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
          `${name}-oidcProvider`,
          { clientIdLists: ["sts.amazonaws.com"], url: issuer },
          opts,
        )
      : undefined;
  const kubeconfig = kubeconfigOf(cluster);
  const nodes = createNodes(parent, name, inputs, cluster, nodeSubnetsOf(inputs));
  return {
    ...nodes.outputs,
    eksCluster: cluster,
    core: {
      cluster,
      vpcId: inputs.vpcId ?? defaultNetwork.vpcId,
      subnetIds: subnetsOf(inputs),
      publicSubnetIds: inputs.publicSubnetIds,
      privateSubnetIds: inputs.privateSubnetIds,
      endpoint: cluster.endpoint,
      kubeconfig,
      clusterIamRole: role,
      clusterSecurityGroup: nodes.outputs.clusterSecurityGroup,
      instanceRoles: nodes.roles,
      nodeGroupOptions: inputs.nodeGroupOptions ?? {},
      oidcProvider: provider,
      tags: inputs.tags,
    },
    kubeconfig,
    kubeconfigJson: pulumi.jsonStringify(kubeconfig),
    clusterSecurityGroupId: cluster.vpcConfig.clusterSecurityGroupId,
    nodeSecurityGroupId: nodes.securityGroupId ?? cluster.vpcConfig.clusterSecurityGroupId,
    oidcProviderUrl: issuer,
    oidcIssuer: issuer.apply((url) => url.replace("https://", "")),
    oidcProviderArn: provider?.arn ?? "",
    instanceRoles: nodes.roles,
    autoModeNodeRoleName: "",
  };
}

function createAddon(
  name: string,
  addonName: string,
  cluster: ControlPlane,
  options: pulumi.Inputs,
  opts: pulumi.CustomResourceOptions,
): void {
  new Child(
    "aws:eks/addon:Addon",
    `${name}-${addonName}`,
    {
      clusterName: cluster.name,
      addonName,
      preserve: true,
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      ...options,
    },
    opts,
  );
}
