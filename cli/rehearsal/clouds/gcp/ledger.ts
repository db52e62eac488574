import { type Properties, textAt } from "../../../clouds";
import { type LedgerFacts } from "../account";

/** What Google keeps of something that is deleted, by type. */
const left: Readonly<Record<string, (id: string, state: Properties) => string>> = {
  /* https://cloud.google.com/kms/docs/faq#cannot_delete */
  "gcp:kms/keyRing:KeyRing": (id) => `KeyRing ${id}, which can never be deleted`,
  "gcp:kms/cryptoKey:CryptoKey": (id, state) =>
    `CryptoKey ${id}, whose versions are destroyed after ${days(state)} days`,
  /* https://cloud.google.com/iam/docs/creating-custom-roles#deleting-custom-role */
  "gcp:projects/iAMCustomRole:IAMCustomRole": (id) => `Role ${id} for 7 days`,
};

/** What the ledger of a project on Google Cloud must know. */
export const gcpLedger: LedgerFacts = {
  clusterType: "gcp:container/cluster:Cluster",
  /* An external one stands in no subnetwork; its firewall rules keep the network: https://cloud.google.com/kubernetes-engine/docs/concepts/firewall-rules */
  balancedNetwork: (cluster, { resources }) => {
    const reference = textAt(cluster, "network").split("/").at(-1);
    const network = resources.find(
      ({ type, id }) => type === "gcp:compute/network:Network" && id.split("/").at(-1) === reference,
    );
    return { networkId: network?.id ?? "", subnetIds: [] };
  },
  leaves: ({ type, id, state }) =>
    state.deletionPolicy === "ABANDON"
      ? `${type.split(":").at(-1) ?? type} ${id}, which is abandoned`
      : left[type]?.(id, state),
  goesWith: ({ type, id }, clusterId) => type === "gcp:container/nodePool:NodePool" && id.startsWith(`${clusterId}/`),
};

const secondsOfDay = 86_400;

function days(key: Properties): number {
  return Math.round(Number.parseInt(textAt(key, "destroyScheduledDuration"), 10) / secondsOfDay);
}
