import type { IdFact, ReferenceFacts } from "./contract";

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
function ec2Id(prefix: string, what: string, keys: readonly string[], from: RegExp): IdFact {
  const example = `${prefix}-0a1b2c3d4e5f67890`;
  return {
    keys,
    from,
    what: `the id of ${what}, such as ${example}`,
    form: new RegExp(`^(${prefix})-([0-9a-f]{8}|[0-9a-f]{17})$`),
  };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const arn = (what: string, service: string, resource: string) => ({
  what: `the ARN of ${what}`,
  form: new RegExp(`^arn:aws[a-z-]*:${service}:[^:]*:[^:]*:${resource}`),
});

/** The references in inputs of AWS' resources. */
export const awsReferences: ReferenceFacts = {
  prefix: "aws:",
  ids: [
    ec2Id("vpc", "a VPC", ["vpcId", "peerVpcId"], /:(Default)?Vpc|:VpcIpv4|:Cluster$/),
    ec2Id("subnet", "a subnet", ["subnetId", "subnetIds"], /Subnet/),
    ec2Id(
      "sg",
      "a security group",
      ["securityGroupId", "securityGroupIds", "vpcSecurityGroupIds", "securityGroups"],
      /SecurityGroup|:(Default)?Vpc$|:Cluster$/,
    ),
    ec2Id("rtb", "a route table", ["routeTableId", "routeTableIds"], /RouteTable|:(Default)?Vpc$/),
    ec2Id("igw", "an internet gateway", ["gatewayId"], /Gateway/),
    ec2Id("nat", "a NAT gateway", ["natGatewayId"], /:NatGateway$/),
    ec2Id("eipalloc", "an Elastic IP address", ["allocationId"], /:Eip$/),
    ec2Id("tgw", "a transit gateway", ["transitGatewayId"], /:TransitGateway$/),
    ec2Id("fs", "a file system", ["fileSystemId"], /:FileSystem$/),
    { keys: ["roleArn", "nodeRoleArn", "iamRoleArn"], ...arn("a role", "iam", "role/"), from: /:Role$/ },
    { keys: ["principalArn"], ...arn("a role or user", "iam", "(role|user)/"), from: /:(Role|User|AccessEntry)$/ },
    { keys: ["kmsKeyArn", "keyArn"], ...arn("a key", "kms", "key/"), from: /:(Replica)?Key$/ },
    {
      keys: ["kmsKeyId", "targetKeyId"],
      what: "the id or the ARN of a key",
      form: /^(arn:aws[a-z-]*:kms:[^:]*:[^:]*:(key|alias)\/.+|alias\/.+|(mrk-)?[0-9a-f-]{32,36})$/,
      from: /:(Replica)?Key$|:Alias$/,
    },
  ],
  names: [
    {
      types: /^aws:eks\/(?!cluster:)/,
      path: "clusterName",
      what: "the name of a cluster",
      of: "aws:eks/cluster:Cluster",
      name: "name",
    },
    {
      types: /^aws:cloudwatch\/eventTarget:/,
      path: "rule",
      what: "the name of a rule",
      of: "aws:cloudwatch/eventRule:EventRule",
      name: "name",
    },
  ],
};
