import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import { at, type Fields, fields, items, parsed, text, texts } from "../../values";
import { certificatesOf } from "./certificates";

const ingressType = /^kubernetes:(?:networking\.k8s\.io|extensions)\/\w+:Ingress$/;
const routeType = /^kubernetes:gateway\.networking\.k8s\.io\/\w+:(?:HTTP|GRPC|TLS)Route$/;
/* These annotations of ingress-nginx answer every request of an Ingress. */
const redirectAnnotation = /^nginx\.ingress\.kubernetes\.io\/(?:permanent|temporal)-redirect$/;

/**
 * Lists the hosts of Ingresses and Gateway API routes, each with what answers there (Services, other objects, or a redirect) and how it is encrypted.
 *
 * @param all the whole program, which may hold the Gateways of routes
 */
export function hostLines(resources: readonly RegisteredResource[], all = resources): string[] {
  const doors = resources.flatMap((resource) =>
    ingressType.test(resource.type)
      ? ingressDoors(resource)
      : routeType.test(resource.type)
        ? routeDoors(resource)
        : [],
  );
  const certificates = certificatesOf(all);
  const lines = [...groupBy(doors, ({ host }) => host)].map(([host, same]) => {
    const answers = [...new Set(same.flatMap((door) => door.answers))].sort();
    const redirects = same.some((door) => door.redirects) ? "redirects" : "nothing answers";
    const encryption = certificates.get(host);
    const who = answers.length === 0 ? redirects : answers.join(", ");
    return [host, who, ...(encryption === undefined ? [] : [encryption])].join(" · ");
  });
  return lines.sort();
}

/** A host, and the target of its requests by one of its rules. */
interface Door {
  readonly host: string;
  readonly answers: readonly string[];
  readonly redirects: boolean;
}

/** The default backend answers for hosts without rules of their own, and for a rule without paths. */
function ingressDoors({ inputs }: RegisteredResource): Door[] {
  const annotations = fields(inputs, "metadata", "annotations");
  const redirectsAll = Object.keys(annotations).some((key) => redirectAnnotation.test(key));
  const door = (host: string | undefined, backends: readonly unknown[]) => ({
    host: hostOf(host),
    answers: redirectsAll ? [] : backends.flatMap((backend) => answersOf(backend, annotations, namespaceOf(inputs))),
    redirects: redirectsAll || backends.some((backend) => isRedirect(actionOf(backend, annotations))),
  });
  const byDefault = at(inputs, "spec", "defaultBackend");
  const rules = items(inputs, "spec", "rules").map((rule) => {
    const paths = items(rule, "http", "paths");
    return door(text(rule, "host"), paths.length === 0 ? [byDefault] : paths.map(({ backend }) => backend));
  });
  return byDefault === undefined ? rules : [...rules, door(undefined, [byDefault])];
}

function routeDoors({ inputs }: RegisteredResource): Door[] {
  const own = namespaceOf(inputs);
  const rules = items(inputs, "spec", "rules");
  const answers = rules
    .flatMap((rule) => items(rule, "backendRefs"))
    .flatMap((ref) => {
      const kind = text(ref, "kind") ?? "Service";
      return object(kind, text(ref, "name"), text(ref, "namespace") ?? own);
    });
  const redirects = rules.some((rule) => items(rule, "filters").some(({ type }) => type === "RequestRedirect"));
  const hosts = texts(inputs, "spec", "hostnames");
  return (hosts.length === 0 ? [undefined] : hosts).map((host) => ({ host: hostOf(host), answers, redirects }));
}

/** Names the Service of an Ingress's backend, or the object or action that stands in its place. */
function answersOf(backend: unknown, annotations: Fields, namespace: string): string[] {
  const service = text(backend, "service", "name");
  const action = actionOf(backend, annotations);
  if (action !== undefined) {
    return isRedirect(action) ? [] : [`action ${service}`];
  }
  return [
    ...object("Service", service, namespace),
    ...object(text(backend, "resource", "kind") ?? "object", text(backend, "resource", "name"), namespace),
  ];
}

/** Returns the action of a load balancer of AWS for a backend: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions */
function actionOf(backend: unknown, annotations: Fields): string | undefined {
  return at(backend, "service", "port", "name") === "use-annotation"
    ? text(annotations, `alb.ingress.kubernetes.io/actions.${text(backend, "service", "name")}`)
    : undefined;
}

function isRedirect(action: string | undefined): boolean {
  return text(parsed(action), "type")?.toLowerCase() === "redirect";
}

function object(kind: string, name: string | undefined, namespace: string): string[] {
  return name === undefined ? [] : [`${kind === "Service" ? "" : `${kind} `}${namespace}/${name}`];
}

function hostOf(host: string | undefined): string {
  return host ?? "every host";
}

function namespaceOf(inputs: unknown): string {
  return text(inputs, "metadata", "namespace") ?? "default";
}
