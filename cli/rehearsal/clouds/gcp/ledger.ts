import { gcpProvider } from "../../../clouds";
import { text } from "../../../values";
import type { LedgerFacts } from "../account";

/** How the ledger of a project on Google Cloud works. */
export const gcpLedger: LedgerFacts = {
  clusterType: "gcp:container/cluster:Cluster",
  /* An external load balancer is in no subnetwork, but its firewall rules are in the network: https://cloud.google.com/kubernetes-engine/docs/concepts/firewall-rules */
  balancedNetwork: (cluster, { resources }) => {
    const reference = lastPart(text(cluster.network) ?? "");
    const network = resources.find(
      ({ type, id }) => type === "gcp:compute/network:Network" && lastPart(id) === reference,
    );
    return { networkId: network?.id ?? "", subnetIds: [] };
  },
  leaves: (deleted) =>
    deleted.state.deletionPolicy === "ABANDON"
      ? `${deleted.type.split(":").at(-1) ?? deleted.type} ${deleted.id} (abandoned)`
      : gcpProvider.types[deleted.type]?.leaves?.(deleted),
  goesWith: ({ type, id }, clusterId) => type === "gcp:container/nodePool:NodePool" && id.startsWith(`${clusterId}/`),
};

function lastPart(reference: string): string | undefined {
  return reference.split("/").at(-1);
}
