import { type Fields, fields, text, texts } from "../../../values";
import type { IdentifiedQuestion } from "../../contract";
import { named } from "../../property-checks";
import { regionalArn } from "../arns";
import { type AwsType, api, interfacesIn } from "../aws-type";
import { longAgo } from "../long-ago";
import { global, regional } from "../replaced-by";
import {
  clusterRole,
  hasNoNodeGroups,
  isMinorVersion,
  isNextMinor,
  isUnprotected,
  keyIsEnabled,
  subnetsFit,
  zonesStay,
} from "./cluster-refusals";
import { admittedToApiServer, clusterShown, openApiServer } from "./cluster-shown";
import { inUse } from "./faults";

const source = "eks/cluster.go";

/** Control planes. https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
export const cluster: AwsType = {
  token: "aws:eks/cluster:Cluster",
  label: "EKS Cluster",
  api: api("EKS", "Cluster", "UpdateClusterConfig"),
  autoname: { property: "name", maxLength: 100 },
  id: ({ inputs, name }) => text(inputs, "name") ?? name,
  defaults: { bootstrapSelfManagedAddons: true, deletionProtection: false },
  computed,
  computedInside: { vpcConfig: ["clusterSecurityGroupId", "vpcId"] },
  properties: { name: named(/^[0-9A-Za-z][0-9A-Za-z_-]*$/, 100) },
  refuses: {
    create: [isMinorVersion, subnetsFit, keyIsEnabled, clusterRole],
    update: [isMinorVersion, isNextMinor, subnetsFit, zonesStay],
    delete: [isUnprotected, hasNoNodeGroups],
  },
  unique: { by: ["name"], fault: ({ name }) => inUse(`Cluster already exists with name: ${String(name)}`) },
  interfaces: ({ state }) => interfacesIn(texts(state, "vpcConfig", "subnetIds"), securityGroups(state)),
  replacedBy: [
    ...regional(source, [
      "accessConfig.bootstrapClusterCreatorAdminPermissions",
      "bootstrapSelfManagedAddons",
      "kubernetesNetworkConfig.ipFamily",
      "kubernetesNetworkConfig.serviceIpv4Cidr",
      "name",
      "outpostConfig.controlPlaneInstanceType",
      "outpostConfig.controlPlanePlacement.groupName",
      "roleArn",
    ]),
    /* Encryption of Secrets cannot be undone (`ForceNewIfChange`). */
    ...global(source, ["encryptionConfig"]).map((row) => ({ ...row, on: ["removed"] as const })),
  ],
  precious: true,
  shown: clusterShown,
  opens: openApiServer,
  admits: admittedToApiServer,
};

function computed({ place, name, id, inputs, previous }: IdentifiedQuestion): Fields {
  const { region } = place;
  const controlPlane = place.controlPlane?.(id);
  const issuer = place.newId("issuer", name);
  const given = fields(inputs.vpcConfig);
  const [subnetId = ""] = texts(given.subnetIds);
  return {
    arn: regionalArn(place, "eks", `cluster/${id}`),
    endpoint: controlPlane?.endpoint ?? `https://${issuer}.gr7.${region}.eks.amazonaws.com`,
    certificateAuthority: { data: controlPlane?.certificateAuthority ?? "Y2VydGlmaWNhdGU=" },
    /* EKS generates the issuer once for each cluster. */
    identities: previous?.identities ?? [
      { oidcs: [{ issuer: `https://oidc.eks.${region}.amazonaws.com/id/${issuer}` }] },
    ],
    createdAt: longAgo,
    platformVersion: "eks.1",
    status: "ACTIVE",
    vpcConfig: {
      endpointPrivateAccess: false,
      endpointPublicAccess: true,
      publicAccessCidrs: given.endpointPublicAccess === false ? [] : ["0.0.0.0/0"],
      ...given,
      clusterSecurityGroupId: place.newId("sg-", `${name}-eks-cluster`),
      vpcId: text(place.find?.("aws:ec2/subnet:Subnet", subnetId), "vpcId") ?? "",
    },
  };
}

/** The groups in the inputs, and the one that EKS creates. */
function securityGroups(state: Fields): string[] {
  return [...texts(state, "vpcConfig", "securityGroupIds"), ...texts([fields(state.vpcConfig).clusterSecurityGroupId])];
}
