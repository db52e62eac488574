import { getCallerIdentityOutput } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Context } from "../context";
import type { EksAccessArgs } from "./args";

/**
 * Refuses an update by an identity other than the deployer. This identity could create everything in AWS, but the first object in the cluster would
 * fail with "Unauthorized". A preview only warns, because a role that may only read can run a preview.
 */
export function checkCaller({ opts }: Context, { deployer }: EksAccessArgs): void {
  const { parent, provider } = opts;
  getCallerIdentityOutput({}, { parent, provider }).arn.apply((arn) => {
    const problem = notTheDeployer(arn, deployer);
    if (problem !== undefined && !pulumi.runtime.isDryRun()) {
      throw new pulumi.RunError(problem);
    }
    return problem === undefined ? undefined : pulumi.log.warn(problem, parent);
  });
}

/**
 * Explains that a caller is not the deployer. The ARN of a role's session does not contain the role's path, so this compares only account and name.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 *
 * @returns undefined if the caller is the deployer or is unknown
 */
export function notTheDeployer(caller: string | undefined, deployer: string): string | undefined {
  const [given, wanted] = [identityOf(caller ?? ""), identityOf(deployer)];
  return given === undefined || given === wanted
    ? undefined
    : `access.deployer: expected the identity that runs this program (${caller}), got ${deployer}; assume the deployer's role, or set access.deployer to your role. Only the deployer can install anything in the cluster.`;
}

/** Returns the kind, account and name of a user or role. For a session, returns those of its role. */
function identityOf(arn: string): string | undefined {
  const session = /^arn:aws[a-z-]*:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn);
  const [, account, kind, name] =
    /^arn:aws[a-z-]*:iam::(\d{12}):(role|user|root)(?:\/(?:.*\/)?([^/]+))?$/.exec(arn) ?? [];
  if (session !== null) {
    return `role ${session[1]} ${session[2]}`;
  }
  return account === undefined ? undefined : `${kind} ${account} ${name}`;
}
