import { all } from "../../account";
import { type CloudAccount, type CloudCall, type CloudFault, type CloudRule } from "../../contract";
import { textAt } from "../../properties";

/** What must not be there twice, and how AWS says so. */
interface Unique {
  /** Properties that tell one from another. */
  readonly keys: readonly string[];
  readonly fault: (call: CloudCall, account: CloudAccount, existingId: string) => CloudFault;
}

const entityExists = (what: string, property = "name") => ({
  keys: [property],
  fault: ({ inputs }: CloudCall) => ({
    code: "EntityAlreadyExists",
    message: `${what} with ${property} ${textAt(inputs, property)} already exists.`,
    status: 409,
  }),
});

const inUse =
  (message: (call: CloudCall, existingId: string) => string) =>
  (call: CloudCall, _: CloudAccount, existingId: string) => ({
    code: "ResourceInUseException",
    message: message(call, existingId),
    status: 409,
  });

/**
 * Names in an account and region, and identities in a cluster.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, https://docs.aws.amazon.com/eks/latest/APIReference
 */
const unique: Readonly<Record<string, Unique>> = {
  "aws:iam/role:Role": entityExists("Role"),
  "aws:iam/policy:Policy": {
    keys: ["name"],
    fault: ({ inputs }) => ({
      code: "EntityAlreadyExists",
      message: `A policy called ${textAt(inputs, "name")} already exists. Duplicate names are not allowed.`,
      status: 409,
    }),
  },
  "aws:iam/instanceProfile:InstanceProfile": {
    keys: ["name"],
    fault: ({ inputs }) => ({
      code: "EntityAlreadyExists",
      message: `Instance Profile ${textAt(inputs, "name")} already exists.`,
      status: 409,
    }),
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    keys: ["url"],
    fault: ({ inputs }) => ({
      code: "EntityAlreadyExists",
      message: `Provider with url ${textAt(inputs, "url")} already exists.`,
      status: 409,
    }),
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    keys: ["name"],
    fault: () => ({ code: "ResourceAlreadyExistsException", message: "The specified log group already exists" }),
  },
  "aws:kms/alias:Alias": {
    keys: ["name"],
    fault: ({ inputs }, { accountId, region }) => ({
      code: "AlreadyExistsException",
      message: `An alias with the name arn:aws:kms:${region}:${accountId}:${textAt(inputs, "name")} already exists`,
    }),
  },
  "aws:sqs/queue:Queue": {
    keys: ["name"],
    fault: ({ inputs }) => ({
      code: "QueueNameExists",
      message: `A queue already exists with the same name (${textAt(inputs, "name")}) and a different value for an attribute`,
    }),
  },
  "aws:ec2/launchTemplate:LaunchTemplate": {
    keys: ["name"],
    fault: () => ({
      code: "InvalidLaunchTemplateName.AlreadyExistsException",
      message: "Launch template name already in use.",
    }),
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    keys: ["vpcId", "name"],
    fault: ({ inputs }) => ({
      code: "InvalidGroup.Duplicate",
      message: `The security group '${textAt(inputs, "name")}' already exists for VPC '${textAt(inputs, "vpcId")}'`,
    }),
  },
  "aws:eks/cluster:Cluster": {
    keys: ["name"],
    fault: inUse(({ inputs }) => `Cluster already exists with name: ${textAt(inputs, "name")}`),
  },
  "aws:eks/nodeGroup:NodeGroup": {
    keys: ["clusterName", "nodeGroupName"],
    fault: inUse(
      ({ inputs }) =>
        `NodeGroup already exists with name ${textAt(inputs, "nodeGroupName")} and cluster name ${textAt(inputs, "clusterName")}`,
    ),
  },
  "aws:eks/addon:Addon": { keys: ["clusterName", "addonName"], fault: inUse(() => "Addon already exists.") },
  "aws:eks/accessEntry:AccessEntry": {
    keys: ["clusterName", "principalArn"],
    fault: inUse(() => "The specified access entry resource is already in use on this cluster."),
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    keys: ["clusterName", "namespace", "serviceAccount"],
    fault: inUse((_, existingId) => `Association already exists: ${existingId}`),
  },
  "aws:efs/mountTarget:MountTarget": {
    keys: ["fileSystemId", "subnetId"],
    fault: () => ({
      code: "MountTargetConflict",
      message: "mount target already exists in this AZ",
      status: 409,
    }),
  },
  "aws:ec2/route:Route": {
    keys: ["routeTableId", "destinationCidrBlock"],
    fault: ({ inputs }) => ({
      code: "RouteAlreadyExists",
      message: `The route identified by ${textAt(inputs, "destinationCidrBlock")} already exists.`,
    }),
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    keys: ["subnetId"],
    fault: ({ inputs }) => ({
      code: "Resource.AlreadyAssociated",
      message: `the specified association for route table ${textAt(inputs, "routeTableId")} conflicts with an existing association`,
    }),
  },
  "aws:ec2/internetGateway:InternetGateway": {
    keys: ["vpcId"],
    fault: ({ inputs }) => ({
      code: "InvalidParameterValue",
      message: `Network ${textAt(inputs, "vpcId")} already has an internet gateway attached`,
    }),
  },
};

/** Refuses what is there already. */
export const isNew: CloudRule = (call, account) => {
  const rule = unique[call.type];
  if (rule === undefined || rule.keys.some((key) => call.inputs[key] === undefined)) {
    return undefined;
  }
  const twin = all(account, call.type).find(({ state }) => rule.keys.every((key) => state[key] === call.inputs[key]));
  return twin && rule.fault(call, account, twin.id);
};
