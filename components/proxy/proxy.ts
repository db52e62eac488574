import * as pulumi from "@pulumi/pulumi";
import { matches } from "../checks";
import type { ClusterNetwork } from "../clusters/contract";
import { checkPeers, type Peer } from "../network";
import { collectProblems, expected, isPlain, type Problem } from "../problems";

/**
 * The HTTP proxy through which add-ons reach addresses outside the cluster's network.
 *
 * @example
 * ```ts
 * const platformProxy: PlatformProxy = { https: "http://proxy.example.com:3128", noProxy: [".internal.example.com"] };
 * ```
 */
export interface PlatformProxy {
  /** URL of the proxy for `http://` addresses, without a login: `http://proxy.example.com:3128`. @default none */
  readonly http?: string;
  /** URL of the proxy for `https://` addresses, without a login: `http://proxy.example.com:3128`. @default none */
  readonly https?: string;
  /**
   * More destinations that add-ons reach without the proxy: hosts, domains with a leading dot, addresses and ranges. List, for instance, the domain
   * of your private endpoints. Keelson always adds the cluster's Services, pods, nodes and API server, and the addresses that give pods their cloud
   * identity.
   *
   * @default none
   */
  readonly noProxy?: readonly string[];
  /**
   * Ranges of the proxy's private addresses. Most CNIs cannot enforce host names in network policies. For a host name, such a CNI allows only public
   * addresses, so a proxy with a private address needs this option.
   *
   * @default none: the proxy has a public address
   */
  readonly cidrs?: readonly string[];
}

/** A variable of a container. */
export interface ProxyVariable {
  readonly name: "HTTP_PROXY" | "HTTPS_PROXY" | "NO_PROXY";
  readonly value: pulumi.Input<string>;
}

const form = /^http:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?:\d{1,5}$/;
const words = 'the URL of a proxy with its port, such as "http://proxy.example.com:3128"';
const direct = /^(\.?[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:\d{1,5})?|[0-9a-fA-F.:]+(\/\d{1,3})?)$/;

/** Lists the mistakes in a proxy. */
export function checkProxy(path: string, proxy: PlatformProxy | undefined): Problem[] {
  if (proxy === undefined) {
    return [];
  }
  const { http, https, noProxy = [], cidrs = [] } = proxy;
  const url = (key: string, value: string | undefined) =>
    value?.includes("@") === true
      ? [
          expected(
            `${path}.${key}`,
            `${words}; remove the login, because every pod would get it, and let the proxy identify callers by address`,
          ),
        ]
      : matches(`${path}.${key}`, value, form, words);
  return collectProblems([
    http === undefined && https === undefined && expected(path, "http or https", proxy),
    ...url("http", http),
    ...url("https", https),
    ...noProxy.flatMap((one, index) =>
      matches(
        `${path}.noProxy[${index}]`,
        one,
        direct,
        'a host, ".domain", address or range',
        "* is not supported here",
      ),
    ),
    ...checkPeers(
      cidrs.map((cidr) => ({ cidr, ports: [443] })),
      `${path}.cidrs`,
      "egress",
    ).map((problem) => ({ ...problem, path: problem.path.replace(/\.cidr$/, "") })),
  ]);
}

/** Returns the connections to a proxy. */
export function waysToProxy({ http, https, cidrs = [] }: PlatformProxy): Peer[] {
  const places = [...new Set([http, https].filter((url) => url !== undefined))].map((url) => new URL(url));
  return places.flatMap(({ hostname, port }): Peer[] => {
    const ports = [port === "" ? 80 : Number(port)];
    const isAddress = /^[\d.]+$/.test(hostname);
    const ranges = cidrs.length === 0 && isAddress ? [`${hostname}/32`] : cidrs;
    return ranges.length > 0 ? ranges.map((cidr) => ({ cidr, ports })) : [{ host: hostname, ports }];
  });
}

/**
 * Addresses that give pods their own cloud identity or the node's identity. For the allowed forms, see
 * https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config
 */
const metadata = ["169.254.169.254", "metadata.google.internal"];

/** An add-on whose containers connect to hosts outside the cluster. */
interface Caller {
  readonly namespace: string;
  /** If true, the containers read only HTTP_PROXY, even for HTTPS. */
  readonly httpProxyOnly?: boolean | undefined;
}

/**
 * Renders the proxy variables of containers that connect to hosts outside the cluster. Connections to the cluster's own addresses stay direct.
 * Add-ons use short forms of these addresses, too: Grafana calls Prometheus by the Service and its namespace
 * (https://github.com/prometheus-community/helm-charts/issues/2227), and Fluent Bit compares whole hosts
 * (https://github.com/fluent/fluent-bit/blob/v4.2.0/src/flb_upstream.c, `flb_upstream_needs_proxy`).
 */
export function proxyVariables(
  proxy: PlatformProxy,
  network: ClusterNetwork,
  { namespace, httpProxyOnly = false }: Caller,
): ProxyVariable[] {
  const { serviceCidrs, podCidrs, nodeCidrs, apiServer, podIdentity, cloudEndpoints = [] } = network;
  const own = [...serviceCidrs, ...podCidrs, ...nodeCidrs, ...apiServer.cidrs, ...cloudEndpoints];
  const identity = (podIdentity?.cidrs ?? []).map(asAddress);
  const names = ["localhost", "127.0.0.1", "kubernetes.default.svc", ".svc", ".cluster.local", `.${namespace}`];
  const list = [...names, ...metadata, ...identity, ...own, ...(proxy.noProxy ?? [])];
  const http = httpProxyOnly ? (proxy.https ?? proxy.http) : proxy.http;
  const https = httpProxyOnly ? undefined : proxy.https;
  return [
    ...(http === undefined ? [] : [{ name: "HTTP_PROXY" as const, value: http }]),
    ...(https === undefined ? [] : [{ name: "HTTPS_PROXY" as const, value: https }]),
    { name: "NO_PROXY", value: joined(list) },
  ];
}

/** Writes a range with a single address as an address, because every client understands an address. */
function asAddress(range: pulumi.Input<string>): pulumi.Input<string> {
  return isPlain<string>(range) ? range.replace(/\/32$/, "") : range;
}

function joined(list: readonly pulumi.Input<string>[]): pulumi.Input<string> {
  const plain = list.filter((one) => isPlain<string>(one));
  return plain.length === list.length
    ? [...new Set(plain)].join(",")
    : pulumi.all([...list]).apply((all) => [...new Set(all)].join(","));
}
