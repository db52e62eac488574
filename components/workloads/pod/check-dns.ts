import { isIP } from "node:net";
import type { types } from "@pulumi/kubernetes";
import { matches, notEmpty } from "../../checks";
import { collectProblems, expected, type Problem, plainPart } from "../../problems";
import type { PodArgs } from "./args";

/* https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config */
const most = { nameservers: 3, searches: 32 } as const;

const hostName = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/* https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#dns-search-domain-list-limits */
const searchDomain = /^(\.|[a-z0-9_]([-a-z0-9_]*[a-z0-9])?(\.[a-z0-9_]([-a-z0-9_]*[a-z0-9])?)*\.?)$/i;

/** Lists the mistakes in the DNS options of pods. */
export function checkDns({ dnsPolicy, dnsConfig, hostAliases = [] }: PodArgs): Problem[] {
  const { nameservers: servers, searches, options } = plainPart(dnsConfig) ?? {};
  const nameservers = plainPart(servers);
  return [
    ...(dnsPolicy === "None" && dnsConfig === undefined
      ? [{ path: "dnsConfig", message: 'is required with dnsPolicy "None"; set dnsConfig.nameservers' }]
      : []),
    ...(dnsPolicy === "None" ? notEmpty("dnsConfig.nameservers", nameservers, "address") : []),
    ...(nameservers ?? []).flatMap((address, index) => checkAddress(`dnsConfig.nameservers[${index}]`, address)),
    ...Object.entries({ nameservers, searches: plainPart(searches) }).flatMap(([key, list]) =>
      checkLength(`dnsConfig.${key}`, list, most[key as keyof typeof most]),
    ),
    ...(plainPart(searches) ?? []).flatMap((domain, index) =>
      matches(`dnsConfig.searches[${index}]`, domain, searchDomain, "a domain"),
    ),
    ...(plainPart(options) ?? []).flatMap((option, index) =>
      [undefined, ""].includes(plainPart(plainPart(option)?.name)) && plainPart(option) !== undefined
        ? [expected(`dnsConfig.options[${index}].name`, 'an option of resolv.conf such as "ndots"')]
        : [],
    ),
    ...hostAliases.flatMap((alias, index) => checkAlias(`hostAliases[${index}]`, alias)),
  ];
}

function checkAlias(path: string, { ip, hostnames }: types.input.core.v1.HostAlias): Problem[] {
  const names = plainPart(hostnames) ?? [];
  return [
    ...checkAddress(`${path}.ip`, ip),
    ...names.flatMap((name, index) => matches(`${path}.hostnames[${index}]`, name, hostName, "a host name")),
  ];
}

function checkAddress(path: string, address: unknown): Problem[] {
  return typeof address !== "string" || isIP(address) !== 0
    ? []
    : [expected(path, 'an address such as "10.0.0.10"', address)];
}

function checkLength(path: string, list: readonly unknown[] | undefined, max: number): Problem[] {
  const { length } = list ?? [];
  return collectProblems([
    length > max && expected(path, `at most ${max} entries`, length, "Kubernetes does not allow more"),
  ]);
}
