import { all } from "../../account";
import { type CloudAccount, type CloudFault, type CloudRule, type CloudRules } from "../../contract";
import { textAt } from "../../properties";
import { interfacesOf } from "./interfaces";

/** The provider tries again for minutes, since network interfaces go some time after what they belonged to. */
const violation = (message: string): CloudFault => ({ code: "DependencyViolation", message, transient: true });

/** What of these types lies in a VPC. */
function inVpc(account: CloudAccount, vpcId: string, types: readonly string[]): boolean {
  return types.some((type) => all(account, type).some(({ state }) => state.vpcId === vpcId));
}

const heldByVpc = [
  "aws:ec2/subnet:Subnet",
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/internetGateway:InternetGateway",
  "aws:ec2/routeTable:RouteTable",
];

/** https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html */
const vpcIsEmpty: CloudRule = ({ id }, account) =>
  inVpc(account, id, heldByVpc) || interfacesOf(account).some(({ vpcId }) => vpcId === id)
    ? violation(`The vpc '${id}' has dependencies and cannot be deleted.`)
    : undefined;

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-deleting.html */
const subnetIsEmpty: CloudRule = ({ id }, account) =>
  interfacesOf(account).some(({ subnetId }) => subnetId === id)
    ? violation(`The subnet '${id}' has dependencies and cannot be deleted.`)
    : undefined;

/** https://docs.aws.amazon.com/vpc/latest/userguide/delete-igw.html */
const nothingIsPublic: CloudRule = ({ previous }, account) => {
  const vpcId = textAt(previous, "vpcId");
  const mapped = interfacesOf(account).some((one) => one.public && one.vpcId === vpcId);
  return mapped
    ? violation(
        `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      )
    : undefined;
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/deleting-security-groups.html */
const groupIsUnused: CloudRule = ({ id }, account) => {
  const used = interfacesOf(account).some(({ securityGroupIds }) => securityGroupIds.includes(id));
  const rules = ["Ingress", "Egress"].flatMap((way) =>
    all(account, `aws:vpc/securityGroup${way}Rule:SecurityGroup${way}Rule`),
  );
  const referenced = rules.some(({ state }) => state.referencedSecurityGroupId === id && state.securityGroupId !== id);
  return used || referenced ? violation(`resource ${id} has a dependent object`) : undefined;
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRouteTable.html */
const tableIsUnused: CloudRule = ({ id }, account) =>
  all(account, "aws:ec2/routeTableAssociation:RouteTableAssociation").some(({ state }) => state.routeTableId === id)
    ? violation(`The routeTable '${id}' has dependencies and cannot be deleted.`)
    : undefined;

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReleaseAddress.html */
const addressIsFree: CloudRule = ({ id, previous }, account) =>
  all(account, "aws:ec2/natGateway:NatGateway").some(({ state }) => state.allocationId === id)
    ? {
        code: "AuthFailure",
        message: `You do not have permission to access the specified resource: address ${textAt(previous, "publicIp")} is in use`,
      }
    : undefined;

/** https://docs.aws.amazon.com/efs/latest/ug/API_DeleteFileSystem.html */
const fileSystemIsUnmounted: CloudRule = ({ id }, account) =>
  all(account, "aws:efs/mountTarget:MountTarget").some(({ state }) => state.fileSystemId === id)
    ? { code: "FileSystemInUse", message: "file system has mount targets", status: 409 }
    : undefined;

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html */
const ruleHasNoTargets: CloudRule = ({ id }, account) =>
  all(account, "aws:cloudwatch/eventTarget:EventTarget").some(({ state }) => state.rule === id)
    ? { code: "ValidationException", message: "Rule can't be deleted since it has targets." }
    : undefined;

/** What keeps something from being deleted. */
export const dependencyRules: CloudRules = {
  "aws:ec2/vpc:Vpc": { delete: [vpcIsEmpty] },
  "aws:ec2/subnet:Subnet": { delete: [subnetIsEmpty] },
  "aws:ec2/internetGateway:InternetGateway": { delete: [nothingIsPublic] },
  "aws:ec2/securityGroup:SecurityGroup": { delete: [groupIsUnused] },
  "aws:ec2/routeTable:RouteTable": { delete: [tableIsUnused] },
  "aws:ec2/eip:Eip": { delete: [addressIsFree] },
  "aws:efs/fileSystem:FileSystem": { delete: [fileSystemIsUnmounted] },
  "aws:cloudwatch/eventRule:EventRule": { delete: [ruleHasNoTargets] },
};
