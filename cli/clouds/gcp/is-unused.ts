import { all } from "../account";
import type { CloudAccount, CloudRule } from "../contract";
import type { Use } from "./gcp-type";
import { gcpTypes } from "./types";

/**
 * Refuses to delete a resource that another one uses.
 * https://cloud.google.com/vpc/docs/create-modify-vpc-networks#delete-network
 * https://cloud.google.com/vpc/docs/create-modify-vpc-networks#delete-subnet
 * https://cloud.google.com/compute/docs/ip-addresses/reserve-static-external-ip-address#release_ip
 */
export const isUnused: CloudRule = ({ id, type }, account) => {
  const user = usesIn(account).find((use) => use.id === id)?.user;
  const kind = gcpTypes[type]?.label.toLowerCase() ?? type;
  return user === undefined
    ? undefined
    : {
        code: "resourceInUseByAnotherResource",
        message: `The ${kind} resource '${id}' is already being used by '${user}'`,
      };
};

function usesIn(account: CloudAccount): Use[] {
  const { accountId, loadBalancers, nodes, region } = account;
  const project = `projects/${accountId}`;
  return [
    ...nodes.map(({ name, subnetId }) => ({ id: subnetId, user: `${project}/zones/${region}/instances/${name}` })),
    ...loadBalancers.flatMap(({ owner, subnetIds }) =>
      subnetIds.map((id) => ({ id, user: `${project}/regions/${region}/forwardingRules/${linkName(owner)}` })),
    ),
    ...Object.values(gcpTypes).flatMap(({ token, uses }) =>
      uses === undefined ? [] : all(account, token).flatMap((resource) => uses(resource, account)),
    ),
    /* GKE makes firewall rules for a load balancer: https://cloud.google.com/kubernetes-engine/docs/concepts/firewall-rules */
    ...loadBalancers.map(({ networkId, owner }) => ({
      id: networkId,
      user: `${project}/global/firewalls/k8s-fw-${linkName(owner)}`,
    })),
  ];
}

function linkName(owner: string): string {
  return owner.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
