import type { IdentifiedQuestion } from "../contract";
import { type Properties, textAt, textsAt, valueAt } from "../properties";
import { regionalArn } from "./arns";
import type { AwsTypes } from "./aws-type";

const eksApi = (what: string, update?: string) => ({
  service: "EKS",
  create: `Create${what}`,
  delete: `Delete${what}`,
  ...(update === undefined ? {} : { update }),
});

const longAgo = "2000-01-01T00:00:00Z";

/** Clusters and what belongs to them. https://docs.aws.amazon.com/eks/latest/APIReference */
export const eks: AwsTypes = {
  "aws:eks/cluster:Cluster": {
    label: "EKS Cluster",
    api: eksApi("Cluster", "UpdateClusterConfig"),
    autoname: { property: "name", maxLength: 100 },
    id: ({ inputs, name }) => textAt(inputs, "name") || name,
    defaults: { bootstrapSelfManagedAddons: true, deletionProtection: false },
    computed: clusterOutputs,
    computedInside: { vpcConfig: ["clusterSecurityGroupId", "vpcId"] },
  },
  "aws:eks/nodeGroup:NodeGroup": {
    label: "EKS Node Group",
    api: eksApi("Nodegroup", "UpdateNodegroupConfig"),
    autoname: { property: "nodeGroupName", maxLength: 255 },
    id: ({ inputs, name }) => `${textAt(inputs, "clusterName")}:${textAt(inputs, "nodeGroupName") || name}`,
    defaults: { capacityType: "ON_DEMAND", amiType: "AL2023_x86_64_STANDARD", forceUpdateVersion: false },
    computed: nodeGroupOutputs,
  },
  "aws:eks/addon:Addon": {
    label: "EKS Add-On",
    api: eksApi("Addon", "UpdateAddon"),
    id: ({ inputs }) => `${textAt(inputs, "clusterName")}:${textAt(inputs, "addonName")}`,
    computed: ({ place, name, inputs }) => {
      const path = `addon/${textAt(inputs, "clusterName")}/${textAt(inputs, "addonName")}`;
      return {
        arn: regionalArn(place, "eks", `${path}/${place.newId("", name)}`),
        addonVersion: textAt(inputs, "addonVersion") || "v1.0.0-eksbuild.1",
        createdAt: longAgo,
        modifiedAt: longAgo,
      };
    },
  },
  "aws:eks/accessEntry:AccessEntry": {
    label: "EKS Access Entry",
    api: eksApi("AccessEntry", "UpdateAccessEntry"),
    id: ({ inputs }) => `${textAt(inputs, "clusterName")}:${textAt(inputs, "principalArn")}`,
    defaults: { type: "STANDARD" },
    computed: ({ place, name, inputs }) => {
      const principal = textAt(inputs, "principalArn").split(":").at(-1) ?? "";
      const path = `access-entry/${textAt(inputs, "clusterName")}/role/${place.accountId}/${principal.split("/").at(-1) ?? ""}`;
      const accessEntryArn = regionalArn(place, "eks", `${path}/${place.newId("", name)}`);
      return { accessEntryArn, createdAt: longAgo, modifiedAt: longAgo, userName: textAt(inputs, "principalArn") };
    },
  },
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
    label: "EKS Access Policy Association",
    api: { service: "EKS", create: "AssociateAccessPolicy", delete: "DisassociateAccessPolicy" },
    id: ({ inputs }) => ["clusterName", "principalArn", "policyArn"].map((key) => textAt(inputs, key)).join("#"),
    computed: () => ({ associatedAt: longAgo, modifiedAt: longAgo }),
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    label: "EKS Pod Identity Association",
    api: eksApi("PodIdentityAssociation", "UpdatePodIdentityAssociation"),
    id: ({ place, name }) => place.newId("a-", name),
    defaults: { disableSessionTags: false },
    computed: ({ place, id, inputs }) => ({
      associationId: id,
      associationArn: regionalArn(place, "eks", `podidentityassociation/${textAt(inputs, "clusterName")}/${id}`),
    }),
  },
};

function clusterOutputs({ place, name, id, inputs, previous }: IdentifiedQuestion): Properties {
  const { region, controlPlane } = place;
  const issuer = place.newId("issuer", name);
  const subnets = textsAt(inputs, "vpcConfig", "subnetIds");
  const vpcId = textAt(place.find?.("aws:ec2/subnet:Subnet", subnets[0] ?? ""), "vpcId");
  const given = valueAt(inputs, "vpcConfig") as Properties | undefined;
  return {
    arn: regionalArn(place, "eks", `cluster/${id}`),
    endpoint: controlPlane?.endpoint ?? `https://${issuer}.gr7.${region}.eks.amazonaws.com`,
    certificateAuthority: { data: controlPlane?.certificateAuthority ?? "Y2VydGlmaWNhdGU=" },
    // What EKS draws once for each cluster stays with it.
    identities: previous?.identities ?? [
      { oidcs: [{ issuer: `https://oidc.eks.${region}.amazonaws.com/id/${issuer}` }] },
    ],
    createdAt: longAgo,
    platformVersion: "eks.1",
    status: "ACTIVE",
    vpcConfig: {
      endpointPrivateAccess: false,
      endpointPublicAccess: true,
      publicAccessCidrs: given?.endpointPublicAccess === false ? [] : ["0.0.0.0/0"],
      ...given,
      clusterSecurityGroupId: place.newId("sg-", `${name}-eks-cluster`),
      vpcId,
    },
  };
}

function nodeGroupOutputs({ place, name, inputs }: IdentifiedQuestion): Properties {
  const group = textAt(inputs, "nodeGroupName") || name;
  const unique = place.newId("", name);
  return {
    arn: regionalArn(place, "eks", `nodegroup/${textAt(inputs, "clusterName")}/${group}/${unique}`),
    status: "ACTIVE",
    resources: [{ autoscalingGroups: [{ name: `eks-${group}-${unique}` }], remoteAccessSecurityGroupId: "" }],
    releaseVersion: textAt(inputs, "releaseVersion") || `${textAt(inputs, "version")}.0-20000101`,
    launchTemplate: launchTemplateOf(place.find, inputs),
  };
}

function launchTemplateOf(find: IdentifiedQuestion["place"]["find"], inputs: Properties): Properties | undefined {
  const given = valueAt(inputs, "launchTemplate") as Properties | undefined;
  const name = textAt(find?.("aws:ec2/launchTemplate:LaunchTemplate", textAt(given, "id")), "name");
  return given && { ...given, ...(name === "" ? {} : { name }) };
}
