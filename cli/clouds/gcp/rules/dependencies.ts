import { all } from "../../account";
import { type CloudAccount, type CloudFault, type CloudRule, type CloudRules } from "../../contract";
import { recordsAt, textAt, textsAt } from "../../properties";
import { idOf, lastPart } from "../names";
import { networkOf } from "./references";

const inUse = (kind: string, id: string, user: string): CloudFault => ({
  code: "resourceInUseByAnotherResource",
  message: `The ${kind} resource '${id}' is already being used by '${user}'`,
});

const inNetwork = ["gcp:compute/subnetwork:Subnetwork", "gcp:compute/router:Router", "gcp:compute/firewall:Firewall"];

/** The firewall rules that GKE makes for a load balancer. https://cloud.google.com/kubernetes-engine/docs/concepts/firewall-rules */
function balancerFirewall(owner: string, account: CloudAccount): string {
  return `projects/${account.accountId}/global/firewalls/k8s-fw-${linkName(owner)}`;
}

function linkName(owner: string): string {
  return owner.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

/** https://cloud.google.com/vpc/docs/create-modify-vpc-networks#delete-network */
const networkIsEmpty: CloudRule = ({ id }, account) => {
  const inside = inNetwork.flatMap((type) => all(account, type)).find(({ state }) => networkOf(state, account) === id);
  const balancer = account.loadBalancers.find(({ networkId }) => networkId === id);
  const user = inside?.id ?? (balancer && balancerFirewall(balancer.owner, account));
  return user === undefined ? undefined : inUse("network", id, user);
};

/** https://cloud.google.com/vpc/docs/create-modify-vpc-networks#delete-subnet */
const subnetworkIsEmpty: CloudRule = ({ id }, account) => {
  const user = userOfSubnetwork(id, account);
  return user === undefined ? undefined : inUse("subnetwork", id, user);
};

function userOfSubnetwork(id: string, account: CloudAccount): string | undefined {
  const project = `projects/${account.accountId}`;
  const node = account.nodes.find(({ subnetId }) => subnetId === id);
  if (node !== undefined) {
    return `${project}/zones/${account.region}/instances/${node.name}`;
  }
  const balancer = account.loadBalancers.find(({ subnetIds }) => subnetIds.includes(id));
  const rule = `${project}/regions/${account.region}/forwardingRules`;
  if (balancer !== undefined) {
    return `${rule}/${linkName(balancer.owner)}`;
  }
  const cluster = all(account, "gcp:container/cluster:Cluster").find(({ state }) => stands(state, id));
  // Through it the control plane is reached: https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation
  if (cluster !== undefined) {
    return `${rule}/gke-${lastPart(cluster.id)}-pe`;
  }
  return all(account, "gcp:compute/routerNat:RouterNat").find(({ state }) =>
    recordsAt(state, "subnetworks").some(({ name }) => idOf(String(name)) === id),
  )?.id;
}

function stands(cluster: object, id: string): boolean {
  const own = [textAt(cluster, "subnetwork"), textAt(cluster, "privateClusterConfig", "privateEndpointSubnetwork")];
  return own.some((subnetwork) => idOf(subnetwork) === id || subnetwork === lastPart(id));
}

/** https://cloud.google.com/compute/docs/ip-addresses/reserve-static-external-ip-address#release_ip */
const addressIsFree: CloudRule = ({ id }, account) => {
  const nat = all(account, "gcp:compute/routerNat:RouterNat").find(({ state }) =>
    textsAt(state, "natIps").some((address) => idOf(address) === id),
  );
  const { project, region, router } = nat?.state ?? {};
  return nat && inUse("address", id, `projects/${String(project)}/regions/${String(region)}/routers/${String(router)}`);
};

/** What keeps something from being deleted. */
export const dependencyRules: CloudRules = {
  "gcp:compute/network:Network": { delete: [networkIsEmpty] },
  "gcp:compute/subnetwork:Subnetwork": { delete: [subnetworkIsEmpty] },
  "gcp:compute/address:Address": { delete: [addressIsFree] },
};
