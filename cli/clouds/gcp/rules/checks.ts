import { between, type Check, type Checks, cidr, oneOf } from "../../property-checks";

/** A text of a form, in the provider's words: google/verify/validation.go of hashicorp/terraform-provider-google. */
const matches =
  (pattern: RegExp): Check =>
  (value) =>
    pattern.test(String(value)) ? undefined : `${JSON.stringify(value)} doesn't match regexp "${pattern.source}"`;

/** https://cloud.google.com/compute/docs/naming-resources#resource-name-format */
const computeName = matches(/^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$/);

/** https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters#Cluster.FIELDS.name */
const containerName: Check = (value) => {
  const name = String(value);
  if (name.length > 40) {
    return `${JSON.stringify(name)} cannot be longer than 40 characters`;
  }
  if (!/^[a-z0-9-]+$/.test(name)) {
    return `${JSON.stringify(name)} can only contain lowercase letters, numbers and hyphens`;
  }
  if (!/^[a-z]/.test(name)) {
    return `${JSON.stringify(name)} must start with a letter`;
  }
  return /[a-z0-9]$/.test(name) ? undefined : `${JSON.stringify(name)} must end with a number or a letter`;
};

/** https://cloud.google.com/billing/docs/reference/rest/v1/Policy#Binding */
const member: Check = (value) =>
  /^(allUsers|allAuthenticatedUsers|[^:]+:.+)$/.test(String(value)) && !String(value).startsWith("deleted:")
    ? undefined
    : `invalid value for member (IAM members must have one of the values outlined here: https://cloud.google.com/billing/docs/reference/rest/v1/Policy#Binding), given ${JSON.stringify(value)}`;

/** The longest that Cloud KMS keeps a key version before it destroys it is not checked here, the shortest rotation is. */
const rotation: Check = (value) => {
  const seconds = Number(/^(\d+(?:\.\d{1,9})?)s$/.exec(String(value))?.[1] ?? Number.NaN);
  if (Number.isNaN(seconds)) {
    return `must have a duration in seconds with up to nine fractional digits, terminated by 's', given ${JSON.stringify(value)}`;
  }
  return seconds >= 86_400 ? undefined : "rotation period must be at least 86400 seconds";
};

/** What a property may be, by type. */
export const gcpChecks: Checks = {
  "gcp:compute/network:Network": {
    name: computeName,
    mtu: between(1300, 8896),
    routingMode: oneOf(["REGIONAL", "GLOBAL"]),
  },
  "gcp:compute/subnetwork:Subnetwork": { name: computeName, ipCidrRange: cidr },
  "gcp:compute/router:Router": { name: computeName },
  "gcp:compute/routerNat:RouterNat": {
    name: computeName,
    natIpAllocateOption: oneOf(["MANUAL_ONLY", "AUTO_ONLY"]),
    sourceSubnetworkIpRangesToNat: oneOf([
      "ALL_SUBNETWORKS_ALL_IP_RANGES",
      "ALL_SUBNETWORKS_ALL_PRIMARY_IP_RANGES",
      "LIST_OF_SUBNETWORKS",
    ]),
  },
  "gcp:compute/firewall:Firewall": {
    name: computeName,
    direction: oneOf(["INGRESS", "EGRESS"]),
    priority: between(0, 65_535),
  },
  "gcp:compute/address:Address": { name: computeName, addressType: oneOf(["INTERNAL", "EXTERNAL"]) },
  "gcp:container/cluster:Cluster": {
    name: containerName,
    datapathProvider: oneOf(["DATAPATH_PROVIDER_UNSPECIFIED", "LEGACY_DATAPATH", "ADVANCED_DATAPATH"]),
  },
  "gcp:container/nodePool:NodePool": { name: containerName },
  "gcp:serviceaccount/account:Account": { accountId: matches(/^[a-z](?:[-a-z0-9]{4,28}[a-z0-9])$/) },
  "gcp:projects/iAMCustomRole:IAMCustomRole": { roleId: matches(/^[a-zA-Z0-9_.]{3,64}$/) },
  "gcp:projects/iAMMember:IAMMember": { member },
  "gcp:serviceaccount/iAMMember:IAMMember": { member },
  "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember": { member },
  "gcp:dns/dnsManagedZoneIamMember:DnsManagedZoneIamMember": { member },
  "gcp:kms/keyRing:KeyRing": { name: matches(/^[a-zA-Z0-9_-]{1,63}$/) },
  "gcp:kms/cryptoKey:CryptoKey": { name: matches(/^[a-zA-Z0-9_-]{1,63}$/), rotationPeriod: rotation },
};
