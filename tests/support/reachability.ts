import { parse as parseAddress, parseCIDR } from "ipaddr.js";
import { selects } from "../../cli/label-selector";
import type { RegisteredResource } from "../../components/testing";

/** A pod, or with `address` something outside of the cluster or on a node. */
export interface Endpoint {
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Whether a `Tenant` made the namespace. @default false */
  readonly ofTenant?: boolean;
  readonly address?: string;
  /** Set for a node of a cluster whose CNI is Cilium: it has an identity, and no `ipBlock` matches it. */
  readonly identity?: "node";
}

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string }[];
}

interface Peer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports?: readonly { readonly protocol?: string; readonly port?: number }[];
}

interface Policy {
  readonly namespace: string;
  readonly podSelector: Selector;
  readonly policyTypes: readonly string[];
  readonly ingress: readonly Rule[];
  readonly egress: readonly Rule[];
}

/** Reads the NetworkPolicies among a program's resources. */
export function policiesOf(resources: readonly RegisteredResource[]): Policy[] {
  return resources
    .filter(({ type }) => type === "kubernetes:networking.k8s.io/v1:NetworkPolicy")
    .map(({ inputs }) => {
      const { metadata, spec } = inputs as { metadata: { namespace: string }; spec: Omit<Policy, "namespace"> };
      return { ...spec, namespace: metadata.namespace, ingress: spec.ingress ?? [], egress: spec.egress ?? [] };
    });
}

/**
 * Tells whether policies let a connection through, as Kubernetes defines it: a pod that no policy selects in a direction is
 * open in it, and one that is selected needs a rule that matches the other end and the port.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function connects(
  policies: readonly Policy[],
  from: Endpoint,
  to: Endpoint,
  port: number,
  protocol = "TCP",
): boolean {
  return (
    allowed(policies, "Egress", from, to, port, protocol) && allowed(policies, "Ingress", to, from, port, protocol)
  );
}

/** Every connection that policies let through among named pods, at these ports: `web → cart:7070/TCP`. */
export function openPairs(
  policies: readonly Policy[],
  pods: Readonly<Record<string, Endpoint>>,
  ports: readonly (readonly [port: number, protocol: string])[],
): string[] {
  const named = Object.entries(pods);
  return named.flatMap(([fromName, from]) =>
    named.flatMap(([toName, to]) =>
      ports
        .filter(([port, protocol]) => connects(policies, from, to, port, protocol))
        .map(([port, protocol]) => `${fromName} → ${toName}:${port}/${protocol}`),
    ),
  );
}

/** A rule of a CiliumNetworkPolicy about hosts. */
interface HostRule {
  readonly toFQDNs?: readonly { readonly matchName?: string; readonly matchPattern?: string }[];
  readonly toPorts?: readonly { readonly ports: readonly { readonly port: string; readonly protocol: string }[] }[];
}

/**
 * Tells whether a CiliumNetworkPolicy lets a pod connect to a host by its name. `*` in a pattern stands for a part of one label.
 * https://docs.cilium.io/en/stable/security/policy/language/#dns-based
 */
export function reachesHost(
  resources: readonly RegisteredResource[],
  from: Endpoint,
  host: string,
  port: number,
  protocol = "TCP",
): boolean {
  const specs = resources
    .filter(({ type }) => type === "kubernetes:cilium.io/v2:CiliumNetworkPolicy")
    .map(({ inputs }) => inputs as { metadata: { namespace: string }; spec: CiliumSpec })
    .filter(({ metadata, spec }) => {
      return metadata.namespace === from.namespace && selects(spec.endpointSelector, from.labels ?? {});
    });
  const rules = specs.flatMap(({ spec }) => spec.egress ?? []);
  return rules.some(
    ({ toFQDNs = [], toPorts = [] }) =>
      toFQDNs.some((name) => isNamed(name, host)) &&
      toPorts.some(({ ports }) => ports.some((one) => Number(one.port) === port && one.protocol === protocol)),
  );
}

interface CiliumSpec {
  readonly endpointSelector: Selector;
  readonly egress?: readonly HostRule[];
}

function isNamed({ matchName, matchPattern }: NonNullable<HostRule["toFQDNs"]>[number], host: string): boolean {
  const labels = (matchPattern ?? "").split(".");
  const parts = host.split(".");
  const fits = (label: string, part: string | undefined) =>
    part !== undefined && (label === part || (label === "*" && part.length > 0));
  return host === matchName || (labels.length === parts.length && labels.every((label, i) => fits(label, parts[i])));
}

function allowed(
  policies: readonly Policy[],
  direction: "Ingress" | "Egress",
  subject: Endpoint,
  other: Endpoint,
  port: number,
  protocol: string,
): boolean {
  const selecting = policies.filter(
    (policy) =>
      policy.policyTypes.includes(direction) &&
      policy.namespace === subject.namespace &&
      selects(policy.podSelector, subject.labels ?? {}),
  );
  if (subject.address !== undefined || selecting.length === 0) {
    return true;
  }
  const rules = selecting.flatMap((policy) =>
    (direction === "Ingress" ? policy.ingress : policy.egress).map((rule) => ({ policy, rule })),
  );
  return rules.some(({ policy, rule }) => {
    const peers = direction === "Ingress" ? rule.from : rule.to;
    const matchesPeer = peers === undefined || peers.some((peer) => matches(peer, policy.namespace, other));
    return matchesPeer && matchesPort(rule, port, protocol);
  });
}

function matchesPort({ ports }: Rule, port: number, protocol: string): boolean {
  return (
    ports === undefined || ports.some((one) => (one.port ?? port) === port && (one.protocol ?? "TCP") === protocol)
  );
}

function matches(peer: Peer, policyNamespace: string, other: Endpoint): boolean {
  if (peer.ipBlock !== undefined) {
    return other.address !== undefined && other.identity === undefined && inBlock(peer.ipBlock, other.address);
  }
  if (other.address !== undefined) {
    return false;
  }
  const inNamespace =
    peer.namespaceSelector === undefined
      ? other.namespace === policyNamespace
      : selects(peer.namespaceSelector, namespaceLabels(other));
  return inNamespace && (peer.podSelector === undefined || selects(peer.podSelector, other.labels ?? {}));
}

function namespaceLabels({ namespace = "", ofTenant = false }: Endpoint): Readonly<Record<string, string>> {
  return { "kubernetes.io/metadata.name": namespace, ...(ofTenant && { "keelson.dev/tenant": namespace }) };
}

function inBlock({ cidr, except = [] }: { cidr: string; except?: readonly string[] }, address: string): boolean {
  const inside = (range: string) => parseAddress(address).match(parseCIDR(range));
  return inside(cidr) && !except.some(inside);
}
