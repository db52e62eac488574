import type { Inventory } from "../../wiring";
import type { Cni } from "../contract";
import { ciliumPoliciesOf } from "./cilium-policy";
import { networkPolicyOf } from "./network-policy";
import type { Policy } from "./policy";

export type { Direction, Peer, Policy, PortRange, Rule } from "./policy";

/** Reads the policies that a cluster enforces, with Cilium's only if it runs there. */
export function policiesIn(cluster: Inventory, cni: Cni): Policy[] {
  const ciliumKinds = ["CiliumNetworkPolicy.cilium.io", "CiliumClusterwideNetworkPolicy.cilium.io"];
  const ciliums = cni === "cilium" || cni === "unknown" ? ciliumKinds.flatMap((kind) => cluster.all(kind)) : [];
  return [...cluster.all("NetworkPolicy.networking.k8s.io").map(networkPolicyOf), ...ciliums.flatMap(ciliumPoliciesOf)];
}
