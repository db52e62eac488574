import { type Fields, text } from "../../../values";
import { digest } from "../../ids";
import { bucketArn, iamArn, regionalArn } from "../arns";
import { realisticId } from "../ids";
import { written } from "./functions";

/** A stack, as its id names it. */
export interface StackPlace {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
}

/** A resource of a stack's template, with its functions computed. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  readonly properties: Fields;
}

/** How the ids of resources of EC2 and EFS begin. */
const prefixes: Readonly<Record<string, string>> = {
  "AWS::EC2::EgressOnlyInternetGateway": "eigw-",
  "AWS::EC2::Instance": "i-",
  "AWS::EC2::InternetGateway": "igw-",
  "AWS::EC2::LaunchTemplate": "lt-",
  "AWS::EC2::NatGateway": "nat-",
  "AWS::EC2::NetworkInterface": "eni-",
  "AWS::EC2::RouteTable": "rtb-",
  "AWS::EC2::SecurityGroup": "sg-",
  "AWS::EC2::Subnet": "subnet-",
  "AWS::EC2::VPC": "vpc-",
  "AWS::EC2::VPCEndpoint": "vpce-",
  "AWS::EC2::Volume": "vol-",
  "AWS::EFS::FileSystem": "fs-",
  "AWS::KMS::Key": "key",
};

/** The ARNs of types that other resources often name. */
const arns: Readonly<Record<string, (stack: StackPlace, name: string) => string>> = {
  "AWS::AutoScaling::AutoScalingGroup": (stack, name) =>
    regionalArn(stack, "autoscaling", `autoScalingGroup:*:autoScalingGroupName/${name}`),
  "AWS::EKS::Cluster": (stack, name) => regionalArn(stack, "eks", `cluster/${name}`),
  "AWS::IAM::InstanceProfile": (stack, name) => iamArn(stack, `instance-profile/${name}`),
  "AWS::IAM::ManagedPolicy": (stack, name) => iamArn(stack, `policy/${name}`),
  "AWS::IAM::Role": (stack, name) => iamArn(stack, `role/${name}`),
  "AWS::IAM::User": (stack, name) => iamArn(stack, `user/${name}`),
  "AWS::KMS::Key": (stack, name) => regionalArn(stack, "kms", `key/${name}`),
  "AWS::Lambda::Function": (stack, name) => regionalArn(stack, "lambda", `function:${name}`),
  "AWS::Logs::LogGroup": (stack, name) => regionalArn(stack, "logs", `log-group:${name}:*`),
  "AWS::S3::Bucket": bucketArn,
  "AWS::SNS::Topic": (stack, name) => regionalArn(stack, "sns", name),
  "AWS::SQS::Queue": (stack, name) => regionalArn(stack, "sqs", name),
};

/** Types that `Ref` names by their ARN. */
const namedByArn = new Set(["AWS::IAM::ManagedPolicy", "AWS::SNS::Topic"]);

/** Returns the property that names a resource: its kind with `Name`, such as `QueueName`. */
export function nameProperty(type: string): string {
  const kind = type.split("::").at(-1) ?? "";
  return type === "AWS::EKS::Cluster" ? "Name" : `${kind}Name`;
}

/**
 * Returns what `Ref` gives for a resource: its id, the name that the template gives it, or one made of the stack's and its own.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
 */
export function physicalIdOf(stack: StackPlace, logicalId: string, type: string, givenName: unknown): string {
  const prefix = prefixes[type];
  if (prefix !== undefined) {
    return realisticId(prefix, `${stack.id} ${logicalId}`);
  }
  const name = nameOf(stack, logicalId, type, givenName);
  if (type === "AWS::SQS::Queue") {
    return `https://sqs.${stack.region}.amazonaws.com/${stack.accountId}/${name}`;
  }
  return namedByArn.has(type) ? (arns[type]?.(stack, name) ?? name) : name;
}

/** CloudFormation appends twelve letters and digits. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html */
function nameOf(stack: StackPlace, logicalId: string, type: string, givenName: unknown): string {
  const drawn = `${stack.name}-${logicalId}-${digest(`${stack.id} ${logicalId}`).slice(0, 12).toUpperCase()}`;
  const name = text(givenName) ?? drawn;
  return type === "AWS::S3::Bucket" ? name.toLowerCase() : name;
}

/** Returns an attribute of a resource as far as its template determines it. */
export function attributeOf(stack: StackPlace, resource: StackResource, attribute: string): string | undefined {
  const { logicalId, physicalId, properties, type } = resource;
  const name = nameOf(stack, logicalId, type, properties[nameProperty(type)]);
  const own = prefixes[type] === undefined ? name : physicalId;
  const kind = type.split("::").at(-1) ?? "";
  switch (attribute) {
    case "Arn":
    case `${kind}Arn`:
      return arns[type]?.(stack, own);
    case nameProperty(type):
      return name;
    case `${kind}Id`:
    case "GroupId":
      return prefixes[type] === undefined ? undefined : physicalId;
    default:
      return properties[attribute] === undefined ? undefined : written(properties[attribute]);
  }
}
