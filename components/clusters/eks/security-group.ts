import { ec2, vpc } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, tagsOf } from "./context";

/** Who may open connections, over TCP. */
interface Ingress {
  /** Of the rule's resource. */
  readonly name: string;
  readonly description: string;
  readonly cidr: string;
  readonly port: number;
}

/** Makes a security group that lets in whom its rules name, and nobody else; nothing goes out by it. */
export function createSecurityGroup(
  context: Context,
  name: string,
  description: string,
  vpcId: pulumi.Input<string>,
  rules: readonly Ingress[],
): ec2.SecurityGroup {
  const tags = tagsOf(context, name);
  const group = new ec2.SecurityGroup(name, { description, vpcId, tags }, context.opts);
  for (const { name: ruleName, description: reason, cidr, port } of rules) {
    new vpc.SecurityGroupIngressRule(
      ruleName,
      {
        securityGroupId: group.id,
        description: reason,
        cidrIpv4: cidr,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        tags,
      },
      context.opts,
    );
  }
  return group;
}
