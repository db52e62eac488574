import { type CertificateIssuer, type GatewayClass, type IngressClass, whyNoChallenges } from "../../capabilities";
import { type ControllerTerms, isNotSupported } from "../../ingress";
import { collectProblems, type Problem, quote } from "../../problems";
import type { Exposure } from "./args";

/**
 * Lists the parts of an exposure that its ingress controller does not support.
 *
 * @param host the host to which the others redirect
 */
export function checkIngress(
  { name }: Pick<IngressClass, "name">,
  terms: ControllerTerms,
  expose: Exposure,
  host: string,
): Problem[] {
  const { redirectHosts = [], protocol, issuer } = expose;
  const by = `not supported by the IngressClass ${quote(name)}`;
  const redirect = redirectHosts.length > 0 ? terms.redirect(redirectHosts, host) : {};
  return collectProblems([
    terms.loadBalancer === undefined && checkReach(expose),
    isNotSupported(redirect) && {
      path: "expose.redirectHosts",
      message: `redirects from ${redirectHosts.map(quote).join(", ")} are ${by}; ${redirect.reason}`,
    },
    protocol === "GRPC" &&
      isNotSupported(terms.grpc) && { path: "expose.protocol", message: `"GRPC" is ${by}; ${terms.grpc.reason}` },
    terms.certificates === "cloud" &&
      issuer !== undefined && {
        path: "expose.issuer",
        message: `issuers are ${by}, got ${quote(issuer)}; remove it, because its load balancers use the cloud's certificates`,
      },
  ]);
}

/** Lists the parts of an exposure that a GatewayClass does not support. */
export function checkGateway(
  gatewayClass: GatewayClass,
  expose: Exposure,
  { solver }: Pick<CertificateIssuer, "solver">,
): Problem[] {
  const { grpc, name } = gatewayClass;
  const why = solver?.byGateway === true ? whyNoChallenges(gatewayClass) : undefined;
  return collectProblems([
    checkReach(expose),
    why !== undefined && {
      path: expose.gatewayClassName === undefined ? "expose" : "expose.gatewayClassName",
      message: `Gateways of the class ${quote(name)} never answer the issuer's HTTP-01 challenges, because ${why}; choose another class or an issuer without challenges`,
    },
    expose.protocol === "GRPC" &&
      grpc !== undefined && {
        path: "expose.protocol",
        message: `"GRPC" is not supported by the GatewayClass ${quote(name)}; ${grpc.reason}`,
      },
  ]);
}

/** The platform decides who can reach its only load balancer. */
function checkReach({ external }: Exposure): Problem | false {
  const message = `cannot be ${quote(external)}, because the platform decides who can reach it; remove it, or set ingressClassName, for instance to "alb"`;
  return external !== undefined && { path: "expose.external", message };
}
