import { ec2, vpc } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, tagsOf } from "../context";

/** Who may open connections, over TCP. */
interface Ingress {
  /** Of the rule's resource. */
  readonly name: string;
  readonly description: string;
  readonly cidr: string;
  readonly port: number;
}

/**
 * A security group and its rules: who needs what they let through comes after them, so that on the way down they are still there
 * when it is used for the last time.
 */
interface ReadySecurityGroup {
  readonly group: ec2.SecurityGroup;
  readonly rules: readonly pulumi.Resource[];
}

/** Makes a security group that lets in whom its rules name, and nobody else; nothing goes out by it. */
export function createSecurityGroup(
  context: Context,
  name: string,
  description: string,
  vpcId: pulumi.Input<string>,
  ingress: readonly Ingress[],
): ReadySecurityGroup {
  const tags = tagsOf(context, name);
  const group = new ec2.SecurityGroup(name, { description, vpcId, tags }, context.opts);
  const rules = ingress.map(
    ({ name: ruleName, description: reason, cidr, port }) =>
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
      ),
  );
  return { group, rules };
}
