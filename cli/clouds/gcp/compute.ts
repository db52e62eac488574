import { addressAt, parseBlock } from "../cidr";
import type { IdentifiedQuestion } from "../contract";
import { digest } from "../ids";
import { type Properties, textAt } from "../properties";
import type { GcpType, GcpTypes } from "./gcp-type";
import { numberOf } from "./ids";
import { inProject, lastPart, networkIdOf, projectOf, regionOf, selfLink } from "./names";

const longAgo = "2000-01-01T00:00:00.000-00:00";
const autoname = { property: "name", maxLength: 63 };

/** Something with a name of its own in a project. */
function globally(collection: string): GcpType["id"] {
  return (question) =>
    `projects/${projectOf(question)}/global/${collection}/${textAt(question.inputs, "name") || question.name}`;
}

/** Something with a name of its own in a project's region. */
function regionally(collection: string): GcpType["id"] {
  return (question) =>
    `projects/${projectOf(question)}/regions/${regionOf(question)}/${collection}/${textAt(question.inputs, "name") || question.name}`;
}

/** What Compute Engine says of everything in a region. */
function regional(question: IdentifiedQuestion): Properties {
  return { ...inProject(question), region: regionOf(question), selfLink: selfLink(question.id) };
}

/** Networks and what traffic in them goes through. https://cloud.google.com/compute/docs/reference/rest/v1 */
export const compute: GcpTypes = {
  "gcp:compute/network:Network": {
    label: "Network",
    autoname,
    id: globally("networks"),
    saysBefore: { delete: "Error waiting for Deleting Network: " },
    defaults: { autoCreateSubnetworks: true, networkFirewallPolicyEnforcementOrder: "AFTER_CLASSIC_FIREWALL" },
    computed: (question) => ({
      ...inProject(question),
      mtu: question.inputs.mtu ?? 1460,
      routingMode: question.inputs.routingMode ?? "REGIONAL",
      gatewayIpv4: "",
      networkId: String(numberOf(question)),
      numericId: String(numberOf(question)),
      selfLink: selfLink(question.id),
    }),
  },
  "gcp:compute/subnetwork:Subnetwork": {
    label: "Subnetwork",
    autoname,
    id: regionally("subnetworks"),
    saysBefore: { delete: "Error when reading or editing Subnetwork: " },
    computed: (question) => {
      const block = parseBlock(textAt(question.inputs, "ipCidrRange"));
      return {
        ...regional(question),
        network: selfLink(networkIdOf(question)),
        creationTimestamp: longAgo,
        gatewayAddress: block === undefined ? "" : addressAt(block, 1),
        privateIpGoogleAccess: question.inputs.privateIpGoogleAccess ?? false,
        purpose: question.inputs.purpose ?? "PRIVATE",
        stackType: question.inputs.stackType ?? "IPV4_ONLY",
        subnetworkId: numberOf(question),
        secondaryIpRanges: question.inputs.secondaryIpRanges ?? [],
      };
    },
  },
  "gcp:compute/router:Router": {
    label: "Router",
    autoname,
    id: regionally("routers"),
    computed: (question) => ({
      ...regional(question),
      network: selfLink(networkIdOf(question)),
      creationTimestamp: longAgo,
    }),
  },
  "gcp:compute/routerNat:RouterNat": {
    label: "RouterNat",
    autoname,
    id: (question) => {
      const { inputs, name } = question;
      const router = lastPart(textAt(inputs, "router"));
      return [projectOf(question), regionOf(question), router, textAt(inputs, "name") || name].join("/");
    },
    defaults: {
      icmpIdleTimeoutSec: 30,
      tcpEstablishedIdleTimeoutSec: 1200,
      tcpTransitoryIdleTimeoutSec: 30,
      tcpTimeWaitTimeoutSec: 120,
      udpIdleTimeoutSec: 30,
      type: "PUBLIC",
    },
    computed: (question) => ({
      ...inProject(question),
      region: regionOf(question),
      endpointTypes: ["ENDPOINT_TYPE_VM"],
      minPortsPerVm: question.inputs.minPortsPerVm ?? 64,
    }),
  },
  "gcp:compute/firewall:Firewall": {
    label: "Firewall",
    autoname,
    id: globally("firewalls"),
    defaults: { priority: 1000 },
    computed: (question) => ({
      ...inProject(question),
      network: selfLink(networkIdOf(question)),
      creationTimestamp: longAgo,
      direction: question.inputs.direction ?? "INGRESS",
      selfLink: selfLink(question.id),
    }),
  },
  "gcp:compute/address:Address": {
    label: "Address",
    autoname,
    id: regionally("addresses"),
    defaults: { addressType: "EXTERNAL" },
    computed: (question) => ({
      ...regional(question),
      creationTimestamp: longAgo,
      address: textAt(question.inputs, "address") || publicAddress(question),
      networkTier: question.inputs.networkTier ?? "PREMIUM",
      users: [],
    }),
  },
};

// 203.0.113.0/24 is set aside for documentation by RFC 5737: nothing answers there.
function publicAddress({ name }: IdentifiedQuestion): string {
  return `203.0.113.${1 + (Number.parseInt(digest(name).slice(0, 8), 16) % 254)}`;
}
