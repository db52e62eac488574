import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { isNotSupported, type Redirect } from "../../ingress";
import { metadataOf, type Subject } from "../subject";
import type { ExposurePlan, IngressWay } from "./plan";

type IngressSpec = k8s.types.input.networking.v1.IngressSpec;

/** Creates the Ingress of an exposed workload. */
export function createIngress(
  name: string,
  subject: Subject,
  exposure: ExposurePlan,
  way: IngressWay,
  options: pulumi.CustomResourceOptions,
): void {
  const annotations = ingressAnnotations(exposure, way);
  const { dependsOn } = way.class;
  new k8s.networking.v1.Ingress(
    name,
    {
      metadata: { ...metadataOf(subject), ...(Object.keys(annotations).length > 0 && { annotations }) },
      spec: ingressSpec(subject.workloadName, exposure, way),
    },
    pulumi.mergeOptions(options, { dependsOn: [...dependsOn, ...(way.issuer?.dependsOn ?? [])] }),
  );
}

/**
 * Names the class of the Ingress that answers challenges. It must be the same class as that of the host's Ingress.
 * https://cert-manager.io/docs/reference/annotations/
 */
const solverClass = "acme.cert-manager.io/http01-ingress-ingressclassname";

/** Renders the annotations for the controller and for the issuer of the certificate. */
function ingressAnnotations(
  exposure: ExposurePlan,
  { class: found, isChosen, terms, issuer }: IngressWay,
): Record<string, string> {
  const grpc = exposure.protocol === "GRPC" && !isNotSupported(terms.grpc) ? terms.grpc.ingress : {};
  return {
    ...issuer?.value.annotations,
    ...(issuer?.value.solver !== undefined && isChosen && { [solverClass]: found.value.name }),
    ...terms.loadBalancer?.[exposure.exposure],
    ...grpc,
    ...redirectOf(exposure, terms)?.annotations,
  };
}

/** Renders an Ingress with TLS in front of a workload's Service. */
function ingressSpec(workloadName: string, exposure: ExposurePlan, way: IngressWay): IngressSpec {
  const { hosts, redirectHosts, path, port } = exposure;
  const redirect = redirectOf(exposure, way.terms);
  const backend = { service: { name: workloadName, port: { name: port.name } } };
  return {
    ingressClassName: way.class.value.name,
    tls: [
      { hosts: [...hosts, ...redirectHosts], ...(way.issuer !== undefined && { secretName: `${workloadName}-tls` }) },
    ],
    rules: [
      ...hosts.map((host) => ({ host, http: { paths: [{ path, pathType: "Prefix", backend }] } })),
      ...(redirect === undefined ? [] : redirectRules(redirectHosts, redirect)),
    ],
  };
}

function redirectRules(hosts: readonly string[], { rule }: Redirect) {
  if (rule === "none") {
    return [];
  }
  const backend = { service: { name: rule.service, port: { name: rule.port } } };
  return hosts.map((host) => ({ host, http: { paths: [{ path: "/", pathType: "Prefix", backend }] } }));
}

function redirectOf({ hosts, redirectHosts }: ExposurePlan, terms: IngressWay["terms"]): Redirect | undefined {
  const redirect = redirectHosts.length > 0 ? terms.redirect(redirectHosts, hosts[0]) : undefined;
  return redirect === undefined || isNotSupported(redirect) ? undefined : redirect;
}
