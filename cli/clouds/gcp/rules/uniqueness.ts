import { byId } from "../../account";
import { type CloudAccount, type CloudCall, type CloudFault, type CloudRule } from "../../contract";
import { textAt } from "../../properties";

const exists = (message: string): CloudFault => ({ code: "alreadyExists", message, status: 409 });

type Words = (id: string, call: CloudCall, account: CloudAccount) => string;

const compute: Words = (id) => `The resource '${id}' already exists`;
const container: Words = (id) => `Already exists: ${id}.`;

/** What must not be there twice, and how Google says so; two of one id are what is meant. */
const unique: Readonly<Record<string, Words>> = {
  "gcp:compute/network:Network": compute,
  "gcp:compute/subnetwork:Subnetwork": compute,
  "gcp:compute/router:Router": compute,
  "gcp:compute/firewall:Firewall": compute,
  "gcp:compute/address:Address": compute,
  "gcp:container/cluster:Cluster": container,
  "gcp:container/nodePool:NodePool": container,
  "gcp:serviceaccount/account:Account": (_, { inputs }, { accountId }) =>
    `Service account ${textAt(inputs, "accountId")} already exists within project projects/${accountId}.`,
  "gcp:projects/iAMCustomRole:IAMCustomRole": (id) => `A role named ${textAt({ id }, "id")} already exists.`,
  "gcp:kms/keyRing:KeyRing": (id) => `KeyRing ${id} already exists.`,
  "gcp:kms/cryptoKey:CryptoKey": (id) => `CryptoKey ${id} already exists.`,
  "gcp:dns/managedZone:ManagedZone": (id) =>
    `The resource 'entity.managedZone' named '${id.split("/").at(-1) ?? id}' already exists`,
};

/** Key rings and keys are never gone: their names are taken for ever. https://cloud.google.com/kms/docs/destroy-restore#key_material */
const everlasting: ReadonlySet<string> = new Set(["gcp:kms/keyRing:KeyRing", "gcp:kms/cryptoKey:CryptoKey"]);

/** Refuses what is there already. */
export const isNew: CloudRule = (call, account) => {
  const { inputs, name, type } = call;
  const words = unique[type];
  const { accountId, region } = account;
  const id = account.types[type]?.id({ type, name, inputs, place: { accountId, region, newId: (_, of) => of } }) ?? "";
  const isTaken = byId(account, type, id) !== undefined;
  const wasTaken = everlasting.has(type) && account.deleted.has(`${type} ${id}`);
  return words !== undefined && (isTaken || wasTaken) ? exists(words(id, call, account)) : undefined;
};
