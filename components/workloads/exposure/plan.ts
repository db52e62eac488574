import type { types } from "@pulumi/kubernetes";
import {
  type CertificateIssuer,
  certificateIssuers,
  defaultGatewayClass,
  defaultIngressClass,
  type GatewayClass,
  gatewayClasses,
  type IngressClass,
  ingressClasses,
  loadBalancers,
} from "../../capabilities";
import { type ControllerTerms, certificatesOf, controllerTerms, isNotSupported, visitorsOf } from "../../ingress";
import type { Peer } from "../../network";
import type { Consumer, Found, Platform } from "../../platform";
import { refuseProblems } from "../../problems";
import { flowPortOf, portsOf, type ServedProtocol, type WorkloadPort } from "../service";
import { platformOf, type Subject } from "../subject";
import type { Exposure } from "./args";
import { type CheckableExposure, hostsOf } from "./check";
import { checkGateway, checkIngress } from "./check-controller";
import { checkRoutes } from "./routes";

/** An IngressClass that exposes a workload. */
export interface IngressWay {
  readonly kind: "ingress";
  readonly class: Found<IngressClass>;
  /** Whether the workload names the class. Otherwise it uses the default class. */
  readonly isChosen: boolean;
  readonly terms: ControllerTerms;
  /** @default none: the cloud or the controller provides certificates */
  readonly issuer?: Found<CertificateIssuer>;
}

/** A GatewayClass that exposes a workload. */
export interface GatewayWay {
  readonly kind: "gateway";
  readonly class: Found<GatewayClass>;
  readonly issuer: Found<CertificateIssuer>;
}

/** The class that exposes a workload. */
type Way = IngressWay | GatewayWay;

/** The exposure of a workload, with the values that come from the platform. */
export interface ExposurePlan {
  readonly hosts: readonly [string, ...string[]];
  /** Hosts that redirect to the first host. */
  readonly redirectHosts: readonly string[];
  readonly path: string;
  readonly protocol: "HTTP" | "GRPC";
  readonly exposure: "internal" | "public";
  readonly port: WorkloadPort;
  readonly way: Way;
  /** Readiness probe of the first container. Load balancers use it as their health check. */
  readonly readinessProbe?: types.input.core.v1.Probe;
  /** Peers that connect to the pods. */
  readonly clients: readonly Peer[];
  /** Seconds for which the load balancer still sends requests to terminating pods. @default none: there is no load balancer */
  readonly drainSeconds?: number;
}

/**
 * Plans the exposure of a workload, if it is exposed.
 *
 * @throws pulumi.RunError if the platform lacks a capability for the exposure, or another workload has the same route
 */
export function planExposure(
  subject: Subject,
  { expose, ...args }: CheckableExposure,
  readinessProbe?: types.input.core.v1.Probe,
): ExposurePlan | undefined {
  const tcp = portsOf(args).filter(({ protocol }) => protocol === "TCP");
  const port = tcp.find(({ name }) => expose?.port === undefined || name === expose.port);
  if (expose === undefined || port === undefined) {
    return undefined;
  }
  const { title, workloadName, home } = subject;
  const platform = platformOf(subject, "expose");
  const way = wayOf(title, expose, platform);
  const { redirectHosts = [], path = "/", protocol = "HTTP" } = expose;
  const hosts = hostsOf(expose, `${workloadName}.${platform.domain ?? ""}`);
  const route = { hosts, redirectHosts, path, way };
  refuseProblems(title, [
    ...(way.kind === "ingress"
      ? checkIngress(way.class.value, way.terms, expose, hosts[0])
      : checkGateway(way.class.value, expose)),
    ...checkRoutes(route, home.workloads?.values() ?? []),
  ]);
  const exposure = reachOf(way, expose);
  return { ...route, protocol, exposure, port, readinessProbe, ...connectionsOf(way, exposure, port, platform) };
}

/** Returns the fields of a Service for the protocol of an exposed port. */
export function servedProtocol(plan: ExposurePlan | undefined): ServedProtocol {
  if (plan?.protocol !== "GRPC") {
    return { annotations: {} };
  }
  const { way, port } = plan;
  const annotations = way.kind === "ingress" && !isNotSupported(way.terms.grpc) ? way.terms.grpc.service : {};
  return { annotations, grpcPort: port.name };
}

/** Returns the sources that connect to the pods: the controller's pods, or load balancers. */
function connectionsOf(
  way: Way,
  exposure: "internal" | "public",
  port: WorkloadPort,
  platform: Platform,
): Pick<ExposurePlan, "clients" | "drainSeconds"> {
  const ports = [flowPortOf(port)];
  const clients = visitorsOf(way.class.value, platform.cluster.network, ports, exposure);
  if (way.class.value.pods !== undefined) {
    return { clients };
  }
  const gateway: Partial<GatewayClass> = way.kind === "gateway" ? way.class.value : {};
  const { drainSeconds = platform.find(loadBalancers)?.value.drainSeconds } = gateway;
  return { clients, drainSeconds };
}

/** Returns the exposure that the workload sets, otherwise the default of its class. */
function reachOf({ class: found }: Way, { external }: Exposure): "internal" | "public" {
  const said = external === true ? "public" : "internal";
  return external === undefined ? (found.value.exposure ?? said) : said;
}

/** Returns the GatewayClass of a workload, if it has one. Call this only if the workload names no IngressClass. */
function gatewayOf(
  { gatewayClassName }: Exposure,
  platform: Platform,
  asker: (path: string) => Consumer,
): Found<GatewayClass> | undefined {
  return gatewayClassName === undefined
    ? platform.find(defaultGatewayClass)
    : platform.require(gatewayClasses, asker("expose.gatewayClassName"), gatewayClassName);
}

function wayOf(title: string, expose: Exposure, platform: Platform): Way {
  const { ingressClassName, issuer = "production" } = expose;
  const asker = (path: string) => ({ subject: title, path });
  const gateway = ingressClassName === undefined ? gatewayOf(expose, platform, asker) : undefined;
  const issuerOf = () => platform.require(certificateIssuers, asker("expose.issuer"), issuer);
  if (gateway !== undefined) {
    return { kind: "gateway", class: gateway, issuer: issuerOf() };
  }
  const found =
    ingressClassName === undefined
      ? platform.require(defaultIngressClass, asker("expose"))
      : platform.require(ingressClasses, asker("expose.ingressClassName"), ingressClassName);
  const terms = controllerTerms(found.value.controller);
  const isChosen = ingressClassName !== undefined;
  return {
    kind: "ingress",
    class: found,
    isChosen,
    terms,
    ...(certificatesOf(found.value) === "issuer" && { issuer: issuerOf() }),
  };
}
