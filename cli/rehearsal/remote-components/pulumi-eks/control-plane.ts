import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { Child, ControlPlane } from "./children";
import { subnetsOf } from "./subnets";

/** Creates the role by which EKS runs the control plane. */
export function createServiceRole(parent: pulumi.Resource, name: string): Child {
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

/** Creates the cluster of EKS itself. */
export function createControlPlane(
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

/** Returns the kubeconfig that asks the AWS CLI for tokens. */
export function kubeconfigOf(cluster: ControlPlane): pulumi.Output<object> {
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
