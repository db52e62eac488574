import type { GatewayClass, IngressClass } from "../../capabilities";
import { type ControllerTerms, certificatesOf, isNotSupported } from "../../ingress";
import { collectProblems, type Problem, quote } from "../../problems";
import type { Exposure } from "./args";

/**
 * Lists the parts of an exposure that its ingress controller does not support.
 *
 * @param host the host to which the others redirect
 */
export function checkIngress(
  found: Pick<IngressClass, "name" | "controller" | "certificates">,
  terms: ControllerTerms,
  expose: Exposure,
  host: string,
): Problem[] {
  const { redirectHosts = [], protocol, issuer } = expose;
  const by = `not supported by the IngressClass ${quote(found.name)}`;
  const redirect = redirectHosts.length > 0 ? terms.redirect(redirectHosts, host) : {};
  return collectProblems([
    terms.loadBalancer === undefined && checkReach(expose),
    isNotSupported(redirect) && {
      path: "expose.redirectHosts",
      message: `redirects from ${redirectHosts.map(quote).join(", ")} are ${by}; ${redirect.reason}`,
    },
    protocol === "GRPC" &&
      isNotSupported(terms.grpc) && { path: "expose.protocol", message: `"GRPC" is ${by}; ${terms.grpc.reason}` },
    issuer !== undefined &&
      certificatesOf(found) !== "issuer" && {
        path: "expose.issuer",
        message: `issuers are ${by}, got ${quote(issuer)}; remove it, because ${otherwise[certificatesOf(found)]}`,
      },
  ]);
}

/** Why a host needs no issuer, by the source of its certificate. */
const otherwise: Readonly<Record<string, string>> = {
  cloud: "the load balancers use the cloud's certificates",
  controller: "the controller itself gets the certificates",
};

/** Lists the parts of an exposure that a GatewayClass does not support. */
export function checkGateway({ name, grpc }: Pick<GatewayClass, "name" | "grpc">, expose: Exposure): Problem[] {
  return collectProblems([
    checkReach(expose),
    expose.protocol === "GRPC" &&
      grpc !== undefined && {
        path: "expose.protocol",
        message: `"GRPC" is not supported by the GatewayClass ${quote(name)}; ${grpc.reason}`,
      },
  ]);
}

/** The platform decides who can reach its only load balancer. */
function checkReach({ external }: Exposure): Problem | false {
  const message = `is not allowed, because the platform decides who can reach its load balancer; remove the option external, or set ingressClassName, for instance "alb"`;
  return external !== undefined && { path: "expose.external", message };
}
