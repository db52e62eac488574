import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { Child, ControlPlane, unset, warnOfUnknown } from "./children";
import { createNodes } from "./default-nodes";

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

/** The network of a cluster that names none: the account's default VPC. */
const defaultNetwork = { vpcId: "vpc-default", subnetIds: ["subnet-default-a", "subnet-default-b"] } as const;

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

function createServiceRole(parent: Cluster, name: string): Child {
  const component = new pulumi.ComponentResource("eks:index:ServiceRole", name, {}, { parent });
  const opts = { parent: component };
  const statement = {
    Action: ["sts:AssumeRole", "sts:TagSession"],
    Effect: "Allow",
    Principal: { Service: ["eks.amazonaws.com"] },
  };
  const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const description = "Allows EKS to manage clusters on your behalf.";
  const role = new Child("aws:iam/role:Role", `${name}-role`, { description, assumeRolePolicy }, opts);
  const policyArn = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy";
  const hash = createHash("sha1").update(policyArn).digest("hex").slice(0, 8);
  new Child(
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    `${name}-${hash}`,
    { policyArn, role: role.name },
    opts,
  );
  return role;
}

function createControlPlane(
  name: string,
  inputs: pulumi.Inputs,
  role: Child,
  opts: pulumi.CustomResourceOptions,
): ControlPlane {
  const { authenticationMode, endpointPrivateAccess, endpointPublicAccess, publicAccessCidrs } = inputs;
  const serviceIpv4Cidr: unknown = inputs.kubernetesServiceIpAddressRange;
  return new ControlPlane(
    `${name}-eksCluster`,
    {
      name: inputs.name,
      roleArn: role.arn,
      version: inputs.version,
      bootstrapSelfManagedAddons: true,
      vpcConfig: { subnetIds: subnetsOf(inputs), endpointPrivateAccess, endpointPublicAccess, publicAccessCidrs },
      tags: { Name: `${name}-eksCluster`, ...inputs.tags },
      enabledClusterLogTypes: inputs.enabledClusterLogTypes,
      deletionProtection: inputs.deletionProtection,
      ...(serviceIpv4Cidr !== undefined && { kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr } }),
      ...(authenticationMode !== undefined && {
        accessConfig: { authenticationMode, bootstrapClusterCreatorAdminPermissions: true },
      }),
    },
    {
      ...opts,
      dependsOn: [role],
      ignoreChanges: ["accessConfig.bootstrapClusterCreatorAdminPermissions", "bootstrapSelfManagedAddons"],
    },
  );
}

function subnetsOf(inputs: pulumi.Inputs): pulumi.Output<string[]> {
  if (inputs.subnetIds === undefined && inputs.publicSubnetIds === undefined && inputs.privateSubnetIds === undefined) {
    return pulumi.output([...defaultNetwork.subnetIds]);
  }
  return inputs.subnetIds === undefined
    ? pulumi
        .all([inputs.publicSubnetIds ?? [], inputs.privateSubnetIds ?? []])
        .apply((lists) => lists.flat() as string[])
    : pulumi.output(inputs.subnetIds as string[]);
}

/** Machines are in private subnets if a cluster names any: https://www.pulumi.com/registry/packages/eks/api-docs/cluster/#privatesubnetids_nodejs */
function nodeSubnetsOf(inputs: pulumi.Inputs): pulumi.Output<string[]> {
  const own: unknown = inputs.privateSubnetIds ?? inputs.publicSubnetIds;
  return own === undefined ? subnetsOf(inputs) : pulumi.output(own as string[]);
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

function kubeconfigOf(cluster: ControlPlane): pulumi.Output<object> {
  const { name, arn, endpoint: server, certificateAuthority } = cluster;
  return pulumi.all([name, arn, server, certificateAuthority]).apply(([clusterName, clusterArn, url, { data }]) => {
    const args = [
      "--region",
      clusterArn.split(":")[3],
      "eks",
      "get-token",
      "--cluster-name",
      clusterName,
      "--output",
      "json",
    ];
    const env = [{ name: "KUBERNETES_EXEC_INFO", value: '{"apiVersion": "client.authentication.k8s.io/v1beta1"}' }];
    const exec = { apiVersion: "client.authentication.k8s.io/v1beta1", command: "aws", args, env };
    return {
      apiVersion: "v1",
      kind: "Config",
      clusters: [{ name: "kubernetes", cluster: { server: url, "certificate-authority-data": data } }],
      contexts: [{ name: "aws", context: { cluster: "kubernetes", user: "aws" } }],
      "current-context": "aws",
      users: [{ name: "aws", user: { exec } }],
    };
  });
}
