import { ec2, vpc } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, tagsOf } from "../context";

/** A source that may open TCP connections. */
interface Ingress {
  /** Name of the rule's resource. */
  readonly name: string;
  readonly description: string;
  readonly cidr: string;
  readonly port: number;
}

/**
 * A security group and its rules. Resources that need the rules depend on them, so that a deletion removes the rules last.
 */
interface ReadySecurityGroup {
  readonly group: ec2.SecurityGroup;
  readonly rules: readonly pulumi.Resource[];
}

/** Creates a security group. It allows only the ingress of its rules, and no egress. */
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
