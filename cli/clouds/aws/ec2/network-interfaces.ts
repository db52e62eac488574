import { text } from "../../../values";
import { byId } from "../../account";
import type { CloudAccount, CloudFault } from "../../contract";
import { isAwsType, type NetworkInterface } from "../aws-type";

interface PlacedInterface extends NetworkInterface {
  readonly vpcId: string | undefined;
}

/** Lists the network interfaces of an account. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/requester-managed-eni.html */
export function interfacesOf(account: CloudAccount): PlacedInterface[] {
  const ofResources = account.resources.flatMap((resource) => {
    const type = account.types[resource.type];
    return isAwsType(type) ? (type.interfaces?.(resource, account) ?? []) : [];
  });
  const ofLoadBalancers = account.loadBalancers.flatMap(({ networkId: vpcId, subnetIds }) =>
    subnetIds.map((subnetId) => ({ subnetId, vpcId, securityGroupIds: [], public: true })),
  );
  return [...ofResources.map((one) => ({ ...one, vpcId: vpcOf(account, one.subnetId) })), ...ofLoadBalancers];
}

function vpcOf(account: CloudAccount, subnetId: string): string | undefined {
  return text(byId(account, "aws:ec2/subnet:Subnet", subnetId)?.state, "vpcId");
}

/** Refuses to delete resources that others depend on. The provider retries for minutes: interfaces outlive their owner for a while. */
export function violation(message: string): CloudFault {
  return { code: "DependencyViolation", message, transient: true };
}
