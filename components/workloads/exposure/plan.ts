import {
  type CertificateIssuer,
  certificateIssuers,
  defaultGatewayClass,
  defaultIngressClass,
  type GatewayClass,
  type IngressClass,
  ingressClasses,
  loadBalancers,
} from "../../capabilities";
import type { Peer } from "../../network";
import type { Found, Platform } from "../../platform";
import { collectProblems, type Problem, quote, refuseProblems } from "../../problems";
import type { Probe } from "../pod/container-args";
import { flowPortOf, type WorkloadPort } from "../service/check-ports";
import { balancers } from "../service/plan";
import type { Exposure } from "./args";
import { hostsOf } from "./check";
import { type ControllerTerms, controllerTerms, isNotSupported } from "./ingress-controllers";

/** By what an exposed workload is let in. */
export type Way =
  | {
      readonly kind: "ingress";
      readonly class: Found<IngressClass>;
      readonly terms: ControllerTerms;
      /** None where certificates come from the cloud. */
      readonly issuer?: Found<CertificateIssuer>;
    }
  | { readonly kind: "gateway"; readonly class: Found<GatewayClass>; readonly issuer: Found<CertificateIssuer> };

/** How a workload is let in: its hosts, the port behind them, and what the platform gives for it. */
export interface ExposurePlan {
  readonly hosts: readonly [string, ...string[]];
  /** Hosts that only lead to the first. */
  readonly redirectHosts: readonly string[];
  readonly path: string;
  readonly protocol: "HTTP" | "GRPC";
  readonly exposure: "internal" | "public";
  readonly port: WorkloadPort;
  readonly way: Way;
  /** When its pods are well. */
  readonly readinessProbe?: Probe;
  /** Who connects to the pods. */
  readonly clients: readonly Peer[];
  /** How long whoever connects to them goes on sending to pods that are to go, where it is a load balancer. */
  readonly drainSeconds?: number;
}

/** Finds what an exposure asks of the platform. */
export function planExposure(
  subject: string,
  workloadName: string,
  expose: Exposure,
  port: WorkloadPort,
  platform: Platform,
  readinessProbe?: Probe,
): ExposurePlan {
  const way = wayOf(subject, expose, platform);
  const hosts = hostsOf(expose, `${workloadName}.${platform.domain ?? ""}`);
  const { redirectHosts = [], path = "/", protocol = "HTTP" } = expose;
  refuseProblems(subject, way.kind === "ingress" ? unsupported(way, expose, hosts[0]) : refusedBy(way, expose));
  const exposure = reachOf(way, expose);
  const { pods } = way.class.value;
  const { cidrs, drainSeconds = platform.find(loadBalancers)?.value.drainSeconds } = gatewayTerms(way);
  const ports = [flowPortOf(port)];
  return {
    hosts,
    redirectHosts,
    path,
    protocol,
    exposure,
    port,
    way,
    readinessProbe,
    clients:
      pods === undefined
        ? (cidrs?.map((cidr) => ({ cidr, ports })) ?? balancers(platform.cluster.network, exposure, ports))
        : [{ namespace: pods.namespace, pods: pods.labels, ports }],
    ...(pods === undefined && { drainSeconds }),
  };
}

/** What a class of Gateways says of its load balancers. */
function gatewayTerms(way: Way): Pick<GatewayClass, "cidrs" | "drainSeconds"> {
  return way.kind === "gateway" ? way.class.value : {};
}

/** Who can reach it: what the workload says, or else what the class is for. */
function reachOf({ class: found }: Way, { external }: Exposure): "internal" | "public" {
  const said = external === true ? "public" : "internal";
  return external === undefined ? (found.value.exposure ?? said) : said;
}

function wayOf(subject: string, { ingressClassName, issuer = "production" }: Exposure, platform: Platform): Way {
  const gateway = ingressClassName === undefined ? platform.find(defaultGatewayClass) : undefined;
  const issuerOf = () => platform.require(certificateIssuers, subject, issuer);
  if (gateway !== undefined) {
    return { kind: "gateway", class: gateway, issuer: issuerOf() };
  }
  const found =
    ingressClassName === undefined
      ? platform.require(defaultIngressClass, subject)
      : platform.require(ingressClasses, subject, ingressClassName);
  const terms = controllerTerms(found.value.controller);
  return { kind: "ingress", class: found, terms, ...(terms.certificates === "issuer" && { issuer: issuerOf() }) };
}

function unsupported({ class: found, terms }: Way & { kind: "ingress" }, expose: Exposure, to: string): Problem[] {
  const { redirectHosts = [], protocol, issuer } = expose;
  const by = `not supported by the IngressClass ${quote(found.value.name)}`;
  const redirect = redirectHosts.length > 0 ? terms.redirect(redirectHosts, to) : {};
  return collectProblems([
    ...(terms.loadBalancer === undefined ? decided(expose) : []),
    isNotSupported(redirect) && {
      path: "expose.redirectHosts",
      message: `redirects from ${redirectHosts.map(quote).join(", ")} are ${by}: ${redirect.reason}`,
    },
    protocol === "GRPC" &&
      isNotSupported(terms.grpc) && { path: "expose.protocol", message: `"GRPC" is ${by}: ${terms.grpc.reason}` },
    terms.certificates === "cloud" &&
      issuer !== undefined && {
        path: "expose.issuer",
        message: `issuers are ${by}, given ${quote(issuer)}: its load balancers have the cloud's certificates; leave it out`,
      },
  ]);
}

function refusedBy({ class: { value } }: Way & { kind: "gateway" }, expose: Exposure): Problem[] {
  return collectProblems([
    ...decided(expose),
    expose.protocol === "GRPC" &&
      value.grpc !== undefined && {
        path: "expose.protocol",
        message: `"GRPC" is not supported by the GatewayClass ${quote(value.name)}: ${value.grpc.reason}`,
      },
  ]);
}

/** Who can reach a platform's one way in is the platform's own matter. */
function decided({ external }: Exposure): Problem[] {
  const message = `the platform's way in decides who can reach it, given ${quote(external)}: leave it out, or name an ingressClassName such as "alb"`;
  return external === undefined ? [] : [{ path: "expose.external", message }];
}
