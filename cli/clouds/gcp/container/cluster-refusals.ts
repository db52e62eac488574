import { parseRange } from "../../../../components/testing";
import { items, text, texts } from "../../../values";
import type { CloudRule } from "../../contract";
import { badRequest, byProvider, notFound } from "../faults";
import { idOf, lastPart, networkIdOf, selfLink } from "../names";
import { isGone, referred } from "../references";
import { minorOf, releaseOf } from "../versions";
import { secondaryRange } from "./secondary-range";

const subnetworkType = "gcp:compute/subnetwork:Subnetwork";

/** A version is a minor or one of GKE's releases. https://cloud.google.com/kubernetes-engine/versioning#specifying_cluster_version */
export const knownVersion: CloudRule = ({ inputs }) => {
  const version = text(inputs.minMasterVersion);
  return version === undefined || /^1\.\d+(\.\d+(-gke\.\d+)?)?$/.test(version)
    ? undefined
    : badRequest(`Master version "${version}" is unsupported.`);
};

/** The provider itself refuses a cluster without a place. hashicorp/terraform-provider-google, tpgresource/regional_utils.go */
export const hasLocation: CloudRule = ({ inputs }, { region }) =>
  text(inputs.location) === undefined && region === ""
    ? { code: byProvider, message: "Cannot determine zone: set in this resource, or set provider-level zone." }
    : undefined;

/** A cluster is upgraded one minor at a time. https://cloud.google.com/kubernetes-engine/docs/concepts/cluster-upgrades */
export const versionStep: CloudRule = ({ inputs, previous }) => {
  const [from, wanted] = [text(previous.masterVersion), text(inputs.minMasterVersion)];
  if (from === undefined || wanted === undefined) {
    return undefined;
  }
  const to = releaseOf(wanted);
  const step = minorOf(to) - minorOf(from);
  if (step < 0) {
    return badRequest(`Master cannot be upgraded to "${to}": specified version is older than the current version.`);
  }
  return step > 1
    ? badRequest(`Master cannot be upgraded to "${to}": cannot upgrade the master more than a minor version at a time.`)
    : undefined;
};

/** The provider itself refuses a zonal cluster's own zone among the further ones. hashicorp/terraform-provider-google-beta, resource_container_cluster.go */
export const zonesAreFurther: CloudRule = ({ inputs }) =>
  texts(inputs.nodeLocations).includes(text(inputs.location) ?? "")
    ? {
        code: byProvider,
        message: "when using a multi-zonal cluster, node_locations should not contain the original 'zone'",
      }
    : undefined;

/** A new cluster has a node pool with at least one node, even if the program removes that pool. */
export const hasNodes: CloudRule = ({ inputs }) =>
  inputs.enableAutopilot === true || Number(inputs.initialNodeCount ?? 0) > 0 || items(inputs.nodePools).length > 0
    ? undefined
    : badRequest("Cluster.initial_node_count must be greater than zero.");

/** The subnetwork of a cluster belongs to its network. */
export const inNetwork: CloudRule = ({ inputs }, account) => {
  const reference = text(inputs.subnetwork) ?? "";
  if (isGone(account, subnetworkType, idOf(reference))) {
    return notFound(`Not found: ${reference}.`);
  }
  const subnetwork = referred(account, subnetworkType, reference);
  const network = networkIdOf({ inputs, place: account });
  return subnetwork === undefined || networkIdOf({ inputs: subnetwork.state, place: account }) === network
    ? undefined
    : badRequest(`Subnetwork "${subnetwork.id}" is not valid for Network "${lastPart(network)}".`);
};

/** Pods and Services have secondary ranges of the subnetwork. https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips */
export const secondaryRangesExist: CloudRule = ({ inputs }, account) => {
  const subnetwork = referred(account, subnetworkType, text(inputs.subnetwork));
  const wanted = [
    { kind: "Pod", name: text(inputs, "ipAllocationPolicy", "clusterSecondaryRangeName") },
    { kind: "Services", name: text(inputs, "ipAllocationPolicy", "servicesSecondaryRangeName") },
  ];
  const missing = wanted.find(
    ({ name }) => name !== undefined && secondaryRange(subnetwork?.state, name) === undefined,
  );
  if (subnetwork === undefined || missing === undefined) {
    return undefined;
  }
  const network = selfLink(networkIdOf({ inputs, place: account }));
  return badRequest(
    `${missing.kind} secondary range "${missing.name}" not found in network "${network}", subnetwork "${lastPart(subnetwork.id)}".`,
  );
};

/** The prefix of the smallest range for pods. https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips#cluster_sizing_secondary_range_pods */
const longestPrefix = 21;

export const podRangeIsLarge: CloudRule = ({ inputs }, account) => {
  const subnetwork = referred(account, subnetworkType, text(inputs.subnetwork));
  const name = text(inputs, "ipAllocationPolicy", "clusterSecondaryRangeName");
  const prefix = parseRange(text(secondaryRange(subnetwork?.state, name), "ipCidrRange") ?? "")?.prefix ?? 0;
  return prefix > longestPrefix
    ? badRequest(`Cluster CIDR range is greater than maximum (${prefix} > ${longestPrefix}).`)
    : undefined;
};

/** The provider itself refuses. https://www.pulumi.com/registry/packages/gcp/api-docs/container/cluster/#deletionprotection_nodejs */
export const isNotProtected: CloudRule = ({ previous }) =>
  previous.deletionProtection === false
    ? undefined
    : {
        code: byProvider,
        message:
          "Cannot destroy cluster because deletion_protection is set to true. Set it to false to proceed with cluster deletion.",
      };
