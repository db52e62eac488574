import { all } from "../../account";
import { parseBlock } from "../../cidr";
import { type CloudAccount, type CloudFault, type CloudRule } from "../../contract";
import { recordsAt, textAt } from "../../properties";
import { byProvider } from "../fault-code";
import { idOf, lastPart, selfLink } from "../names";
import { minorOf, releaseOf } from "../versions";
import { isGone, networkOf, referred } from "./references";

const bad = (message: string): CloudFault => ({ code: "badRequest", message });
const subnetworkType = "gcp:compute/subnetwork:Subnetwork";

/** A minor, or a release of GKE's. https://cloud.google.com/kubernetes-engine/versioning#specifying_cluster_version */
const knownVersion: CloudRule = ({ inputs }) => {
  const version = textAt(inputs, "minMasterVersion");
  return version === "" || /^1\.\d+(\.\d+(-gke\.\d+)?)?$/.test(version)
    ? undefined
    : bad(`Master version "${version}" is unsupported.`);
};

/** One minor at a time. https://cloud.google.com/kubernetes-engine/docs/concepts/cluster-upgrades */
const versionStep: CloudRule = ({ inputs, previous }) => {
  const [from, to] = [textAt(previous, "masterVersion"), releaseOf(textAt(inputs, "minMasterVersion"))];
  if (from === "" || to === "" || minorOf(to) === minorOf(from)) {
    return undefined;
  }
  const why = minorOf(to) < minorOf(from) ? "specified version is older than the current version" : tooFar(from, to);
  return why === undefined ? undefined : bad(`Master cannot be upgraded to "${to}": ${why}.`);
};

function tooFar(from: string, to: string): string | undefined {
  return minorOf(to) > minorOf(from) + 1 ? "cannot upgrade the master more than a minor version at a time" : undefined;
}

/** A cluster stands in a subnetwork of its network. */
const ofNetwork: CloudRule = ({ inputs }, account) => {
  const subnetwork = textAt(inputs, "subnetwork");
  const known = referred(account, subnetworkType, subnetwork);
  if (isGone(account, subnetworkType, idOf(subnetwork))) {
    return { code: "notFound", message: `Not found: ${subnetwork}.`, status: 404 };
  }
  const network = networkOf(inputs, account);
  return known === undefined || networkOf(known.state, account) === network
    ? undefined
    : bad(`Subnetwork "${known.id}" is not valid for Network "${lastPart(network)}".`);
};

/** Pods and Services have ranges of the subnetwork's. https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips */
const secondaryRanges: CloudRule = ({ inputs }, account) => {
  const subnetwork = referred(account, subnetworkType, textAt(inputs, "subnetwork"));
  if (subnetwork === undefined) {
    return undefined;
  }
  const ranges = recordsAt(subnetwork.state, "secondaryIpRanges");
  const kinds = [
    ["Pod", "clusterSecondaryRangeName"],
    ["Services", "servicesSecondaryRangeName"],
  ] as const;
  for (const [kind, property] of kinds) {
    const name = textAt(inputs, "ipAllocationPolicy", property);
    if (name !== "" && !ranges.some(({ rangeName }) => rangeName === name)) {
      const network = selfLink(networkOf(inputs, account));
      return bad(
        `${kind} secondary range "${name}" not found in network "${network}", subnetwork "${lastPart(subnetwork.id)}".`,
      );
    }
  }
  return undefined;
};

/** The smallest range for pods. https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips#cluster_sizing_secondary_range_pods */
const smallestPods = 21;

const podRange: CloudRule = ({ inputs }, account) => {
  const subnetwork = referred(account, subnetworkType, textAt(inputs, "subnetwork"));
  const name = textAt(inputs, "ipAllocationPolicy", "clusterSecondaryRangeName");
  const range = recordsAt(subnetwork?.state, "secondaryIpRanges").find(({ rangeName }) => rangeName === name);
  const prefix = parseBlock(textAt(range, "ipCidrRange"))?.prefix ?? 0;
  return prefix > smallestPods
    ? bad(`Cluster CIDR range is greater than maximum (${prefix} > ${smallestPods}).`)
    : undefined;
};

/** GKE's own agents encrypt with a key once somebody lets them. https://cloud.google.com/kubernetes-engine/docs/how-to/encrypting-secrets */
export const mayEncrypt =
  (path: readonly string[], agent: string): CloudRule =>
  ({ inputs }, account) => {
    const key = textAt(inputs, ...path);
    const isOurs = referred(account, "gcp:kms/cryptoKey:CryptoKey", key) !== undefined;
    const isLet = all(account, "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember").some(
      ({ state }) => state.cryptoKeyId === key && textAt(state, "member").endsWith(`@${agent}.iam.gserviceaccount.com`),
    );
    return !isOurs || isLet
      ? undefined
      : {
          code: "forbidden",
          status: 403,
          message: `Permission 'cloudkms.cryptoKeyVersions.useToEncrypt' denied on resource '${key}' (or it may not exist).`,
        };
  };

/** The provider does not even ask Google. https://www.pulumi.com/registry/packages/gcp/api-docs/container/cluster/#deletionprotection_nodejs */
const notProtected: CloudRule = ({ previous }) =>
  previous.deletionProtection === false
    ? undefined
    : {
        code: byProvider,
        message:
          "Cannot destroy cluster because deletion_protection is set to true. Set it to false to proceed with cluster deletion.",
      };

/** A cluster has at least one node pool, be it to remove it again, and at least one node in it. */
const hasNodes: CloudRule = ({ inputs }) =>
  inputs.enableAutopilot === true ||
  Number(inputs.initialNodeCount ?? 0) > 0 ||
  recordsAt(inputs, "nodePools").length > 0
    ? undefined
    : bad("Cluster.initial_node_count must be greater than zero.");

/** Agents of Google's, by the part of their address that says whose they are. https://cloud.google.com/iam/docs/service-agents */
const kubernetesAgent = "container-engine-robot";
export const computeAgent = "compute-system";

/** The cluster that a node pool is made in, where it is in the account. */
export function clusterOf(account: CloudAccount, id: string) {
  return all(account, "gcp:container/cluster:Cluster").find((cluster) => cluster.id === id);
}

/** Rules of control planes. */
export const clusterRules = {
  create: [
    knownVersion,
    hasNodes,
    ofNetwork,
    secondaryRanges,
    podRange,
    mayEncrypt(["databaseEncryption", "keyName"], kubernetesAgent),
    mayEncrypt(["nodeConfig", "bootDiskKmsKey"], computeAgent),
  ],
  update: [knownVersion, versionStep, mayEncrypt(["databaseEncryption", "keyName"], kubernetesAgent)],
  delete: [notProtected],
} as const;
