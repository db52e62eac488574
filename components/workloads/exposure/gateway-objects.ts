import { type CertificateIssuer, challengeLabels, type GatewayClass, gatewayClassLabel } from "../../capabilities";
import { goDuration } from "../../duration";
import type { ExposurePlan } from "./plan";

/** An object of the Gateway API in the workload's namespace. */
export interface GatewayObject {
  readonly apiVersion: "gateway.networking.k8s.io/v1" | "cert-manager.io/v1" | "networking.gke.io/v1";
  readonly kind: "Certificate" | "Gateway" | "HTTPRoute" | "GRPCRoute" | "HealthCheckPolicy";
  /** Suffix of its name, after the workload's name. */
  readonly suffix: string;
  readonly spec: Readonly<Record<string, unknown>>;
  /** @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default none */
  readonly annotations?: Readonly<Record<string, string>>;
}

const apiVersion = "gateway.networking.k8s.io/v1";

/** Renders the certificate for all hosts: https://cert-manager.io/docs/usage/certificate/ */
export function certificate(workloadName: string, exposure: ExposurePlan, issuer: CertificateIssuer): GatewayObject {
  return {
    apiVersion: "cert-manager.io/v1",
    kind: "Certificate",
    suffix: "-tls",
    ...(issuer.solver?.byGateway === true && {
      labels: challengeLabels,
      annotations: { ...temporary, ...parentRef("kind", "Gateway"), ...parentRef("name", workloadName) },
    }),
    spec: {
      ...durations(issuer),
      secretName: `${workloadName}-tls`,
      dnsNames: everyHost(exposure),
      issuerRef: { group: issuer.group ?? "cert-manager.io", kind: issuer.kind, name: issuer.name },
      privateKey: { rotationPolicy: "Always" },
    },
  };
}

/**
 * A Gateway answers ACME challenges only after each listener has a certificate. Before that, GKE creates no load balancer, and redirects to HTTPS
 * fail. So cert-manager signs a temporary certificate itself. ACME servers do not check it after a redirect.
 * https://cert-manager.io/docs/usage/certificate/#temporary-certificates-while-issuing
 */
const temporary = { "cert-manager.io/issue-temporary-certificate": "true" };

/** The Gateway that serves the certificate's challenges. https://cert-manager.io/docs/reference/annotations/ */
function parentRef(part: "kind" | "name", value: string): Record<string, string> {
  return { [`acme.cert-manager.io/http01-parentref${part}`]: value };
}

function durations({ duration, renewBefore }: CertificateIssuer): Record<string, string | undefined> {
  return {
    ...(duration !== undefined && { duration: goDuration(duration) }),
    ...(renewBefore !== undefined && { renewBefore: goDuration(renewBefore) }),
  };
}

/**
 * Renders a Gateway that listens on each host and accepts routes only from its own namespace:
 * https://gateway-api.sigs.k8s.io/api-types/gateway/
 */
export function gateway(workloadName: string, exposure: ExposurePlan, gatewayClass: GatewayClass): GatewayObject {
  const { listeners, redirectsHttp } = gatewayClass;
  const allowedRoutes = { namespaces: { from: "Same" } };
  const tls = { mode: "Terminate", certificateRefs: [{ kind: "Secret", name: `${workloadName}-tls` }] };
  const hosts = everyHost(exposure);
  const https = { port: listeners.https, protocol: "HTTPS", tls, allowedRoutes };
  const http = { port: listeners.http, protocol: "HTTP", allowedRoutes };
  return {
    apiVersion,
    kind: "Gateway",
    suffix: "",
    labels: { [gatewayClassLabel]: gatewayClass.name },
    spec: {
      gatewayClassName: gatewayClass.name,
      listeners: [
        ...hosts.map((hostname) => ({ name: hostname, hostname, ...https })),
        ...(redirectsHttp ? [] : hosts.map((hostname) => ({ name: plain(hostname), hostname, ...http }))),
      ],
    },
  };
}

/** Renders the routes: to the workload, from redirect hosts to the first host, and from HTTP to HTTPS. */
export function routes(workloadName: string, exposure: ExposurePlan, gatewayClass: GatewayClass): GatewayObject[] {
  const { hosts, redirectHosts } = exposure;
  const all = everyHost(exposure);
  const at = (sectionNames: readonly string[]) =>
    sectionNames.map((sectionName) => ({ name: workloadName, sectionName }));
  return [
    backendRoute(workloadName, exposure, at(hosts)),
    ...(redirectHosts.length === 0
      ? []
      : [redirect("-redirect", at(redirectHosts), redirectHosts, { hostname: hosts[0] })]),
    ...(gatewayClass.redirectsHttp ? [] : [redirect("-https", at(all.map(plain)), all, {})]),
  ];
}

function backendRoute(workloadName: string, exposure: ExposurePlan, parentRefs: readonly object[]): GatewayObject {
  const { hosts, path, port, protocol } = exposure;
  const backendRefs = [{ name: workloadName, port: port.port }];
  const matches = [{ path: { type: "PathPrefix", value: path } }];
  return protocol === "GRPC"
    ? { apiVersion, kind: "GRPCRoute", suffix: "", spec: { parentRefs, hostnames: hosts, rules: [{ backendRefs }] } }
    : {
        apiVersion,
        kind: "HTTPRoute",
        suffix: "",
        spec: { parentRefs, hostnames: hosts, rules: [{ matches, backendRefs }] },
      };
}

function redirect(
  suffix: string,
  parentRefs: readonly object[],
  hostnames: readonly string[],
  to: { readonly hostname?: string },
): GatewayObject {
  const requestRedirect = { scheme: "https", ...to, statusCode: 301 };
  const rules = [{ filters: [{ type: "RequestRedirect", requestRedirect }] }];
  return { apiVersion, kind: "HTTPRoute", suffix, spec: { parentRefs, hostnames, rules } };
}

/** Returns the name of a host's HTTP listener. A listener's name has at most 253 characters, like a host. */
function plain(host: string): string {
  return `http.${host}`.slice(0, 253);
}

function everyHost({ hosts, redirectHosts }: ExposurePlan): string[] {
  return [...hosts, ...redirectHosts];
}
