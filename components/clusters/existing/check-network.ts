import { isIPv4 } from "node:net";
import type * as pulumi from "@pulumi/pulumi";
import { dnsLabel, notEmpty, whole } from "../../checks";
import { checkLabels } from "../../labels";
import { expected, isPlain, type Problem } from "../../problems";
import { contains, parseRange } from "../../ranges";
import type { ApiServerSource, ClusterNetwork } from "../contract";
import { checkApart, checkRange } from "../shared-checks";
import { checkDescribedRanges } from "./check-ranges";

const ports = { min: 1, max: 65_535 } as const;

/** Lists the mistakes in the network of a cluster that this program does not create. The program renders policies from these facts. */
export function checkDescribedNetwork(network: ClusterNetwork): Problem[] {
  const { nodeCidrs, podCidrs, serviceCidrs, cloudEndpoints, apiServer, loadBalancers, podIdentity } = network;
  return [
    ...checkDescribedRanges({ nodeCidrs, podCidrs, serviceCidrs, cloudEndpoints, "apiServer.cidrs": apiServer.cidrs }),
    ...checkSpecial({ nodeCidrs, podCidrs, serviceCidrs }),
    ...whole("network.apiServer.port", apiServer.port, ports),
    ...notEmpty(
      "network.apiServer.sources",
      apiServer.sources,
      "source",
      "otherwise the API server cannot reach webhooks",
    ),
    ...apiServer.sources.flatMap((source, index) => checkSource(`network.apiServer.sources[${index}]`, source)),
    ...checkServices(network),
    ...checkDns(network.dns),
    ...checkDescribedRanges({
      "loadBalancers.internal": loadBalancers?.internal,
      "loadBalancers.public": loadBalancers?.public,
      "podIdentity.cidrs": podIdentity?.cidrs,
    }),
    ...whole("network.podIdentity.port", podIdentity?.port, ports),
  ];
}

/** Addresses that no node, pod or Service of a cluster can have. https://www.iana.org/assignments/iana-ipv4-special-registry/ */
const special = {
  "0.0.0.0/8": "this host",
  "127.0.0.0/8": "loopback",
  "169.254.0.0/16": "link-local addresses",
  "224.0.0.0/4": "multicast",
  "240.0.0.0/4": "future use",
} as const;

function checkSpecial(ranges: Readonly<Record<string, readonly pulumi.Input<string>[]>>): Problem[] {
  return Object.entries(ranges).flatMap(([key, cidrs]) =>
    cidrs.flatMap((cidr, index) => {
      const range = isPlain<string>(cidr) ? parseRange(cidr) : undefined;
      const found = Object.entries(special).find(([taken]) => {
        const other = parseRange(taken);
        return range !== undefined && other !== undefined && contains(other, range);
      });
      const path = `network.${key}[${index}]`;
      return found === undefined ? [] : [expected(path, `a range outside ${found[0]} (${found[1]})`, cidr)];
    }),
  );
}

function checkSource(path: string, source: ApiServerSource): Problem[] {
  if ("cidr" in source) {
    return isPlain<string>(source.cidr) ? checkRange(`${path}.cidr`, source.cidr) : [];
  }
  return checkDescribedPods(path, source);
}

function checkDns({ nodeLocalAddress: address, ...pods }: ClusterNetwork["dns"]): Problem[] {
  const form = "an IPv4 address such as 169.254.20.10";
  return [
    ...checkDescribedPods("network.dns", pods),
    ...(address === undefined || isIPv4(address) ? [] : [expected("network.dns.nodeLocalAddress", form, address)]),
  ];
}

/** Lists the mistakes in pods that a policy selects. Without labels, it would select every pod of the namespace. */
export function checkDescribedPods(
  path: string,
  { namespace, labels }: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> },
): Problem[] {
  return [
    ...dnsLabel(`${path}.namespace`, namespace),
    ...notEmpty(`${path}.labels`, labels, "label", "labels distinguish these pods from other pods in the namespace"),
    ...checkLabels(`${path}.labels`, labels),
  ];
}

/** Lists the mistakes of Service ranges that overlap pod ranges. */
function checkServices({ podCidrs, serviceCidrs }: ClusterNetwork): Problem[] {
  return serviceCidrs.flatMap((services, index) =>
    podCidrs.flatMap((pods) =>
      isPlain<string>(services) && isPlain<string>(pods)
        ? checkApart(`network.serviceCidrs[${index}]`, services, "podCidrs", pods)
        : [],
    ),
  );
}
