import { chartOrders, type RegisteredResource } from "../../../components/testing";
import { at, fields, items, parsed, text, texts } from "../../values";
import { chartName } from "../descriptions";
import { kindOf, nameOf, namespaceOf } from "../label";
import { loadBalancer } from "./load-balancers";

type Exposure = "public" | "internal" | "unknown";

/** A load balancer, as those outside see it. */
export interface FrontDoor {
  readonly resource: RegisteredResource;
  /** `unknown` if only the cluster, which the program does not make, decides who reaches it. */
  readonly exposure: Exposure;
  /** The cloud's name for its kind, for instance `Network Load Balancer`. */
  readonly kind: string;
  /** The ports outside, for instance `443` or `80 (redirects to HTTPS)`. */
  readonly ports: readonly string[];
  /** Who may connect, if not everybody. */
  readonly sources: readonly string[];
  /** The class of Ingresses that it serves, or the name of the Gateway that routes name. */
  readonly serves: string;
}

/** Lists the load balancers of a program's Services, Gateways, Ingresses and charts. */
export function frontDoors(resources: readonly RegisteredResource[]): FrontDoor[] {
  const cloud = cloudOf(resources);
  return resources.flatMap((resource): FrontDoor[] => {
    const exposure = resource.read === true ? undefined : exposureOf(resource, cloud);
    return exposure === undefined
      ? []
      : [
          {
            resource,
            exposure,
            kind: kindOfDoor(resource, exposure, cloud),
            ports: portsOf(resource, resources),
            sources: texts(serviceOf(resource), "loadBalancerSourceRanges"),
            serves: servesOf(resource),
          },
        ];
  });
}

/** Names a front door: `traefik/traefik`. */
export function doorName({ resource }: FrontDoor): string {
  return nameOf(resource);
}

/** Lists the namespaces whose load balancers are all internal: nobody on the internet reaches their pods through one. */
export function internalNamespaces(doors: readonly FrontDoor[]): ReadonlySet<string> {
  const open = new Set(
    doors.filter(({ exposure }) => exposure !== "internal").map(({ resource }) => namespaceOf(resource)),
  );
  return new Set(doors.map(({ resource }) => namespaceOf(resource)).filter((namespace) => !open.has(namespace)));
}

/** The Service of a chart is public by default on a cloud, as every Service of type LoadBalancer is. */
function exposureOf(resource: RegisteredResource, cloud: Cloud | undefined): Exposure | undefined {
  const known = loadBalancer(resource);
  const { service } = chartOrders(chartName(resource)) ?? {};
  if (known !== undefined || service === undefined) {
    return known;
  }
  const settings = fields(resource.inputs.values, ...service);
  const type = text(settings, "type") ?? text(settings, "spec", "type") ?? "LoadBalancer";
  if (settings.enabled === false || type !== "LoadBalancer") {
    return undefined;
  }
  return cloud === undefined ? "unknown" : "public";
}

type Cloud = "aws" | "azure" | "gcp";

/** Returns the cloud of the program's only cluster. */
function cloudOf(resources: readonly RegisteredResource[]): Cloud | undefined {
  const clusters: readonly (readonly [Cloud, RegExp])[] = [
    ["aws", /^aws:eks\/cluster:/],
    ["azure", /^azure-native:containerservice(?:\/\w+)?:ManagedCluster$/],
    ["gcp", /^gcp:container\/cluster:/],
  ];
  const found = clusters.filter(([, type]) => resources.some((resource) => type.test(resource.type)));
  return found.length === 1 ? found[0]?.[0] : undefined;
}

/**
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/
 * https://cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer
 * https://cloud.google.com/kubernetes-engine/docs/how-to/gatewayclass-capabilities
 */
function kindOfDoor(resource: RegisteredResource, exposure: Exposure, cloud: Cloud | undefined): string {
  if (kindOf(resource) === "Ingress") {
    return "Application Load Balancer of AWS";
  }
  if (kindOf(resource) === "Gateway") {
    return "global external Application Load Balancer of Google Cloud";
  }
  const service = serviceOf(resource);
  if (JSON.stringify(service).includes("service.k8s.aws/nlb") || awsType(resource) !== undefined) {
    return "Network Load Balancer of AWS";
  }
  switch (cloud) {
    case "aws":
      return "load balancer of AWS";
    case "azure":
      return "Azure Load Balancer";
    case "gcp":
      return `${exposure === "public" ? "external" : "internal"} passthrough Network Load Balancer of Google Cloud`;
    case undefined:
      return "load balancer";
  }
}

function awsType(resource: RegisteredResource): string | undefined {
  const annotations = [
    at(resource.inputs, "metadata", "annotations"),
    at(resource.inputs.values, ...(chartOrders(chartName(resource))?.service ?? ["service"]), "annotations"),
  ];
  return annotations
    .map((each) => text(fields(each)["service.beta.kubernetes.io/aws-load-balancer-type"]))
    .find((type) => type === "external" || type === "nlb" || type === "nlb-ip");
}

/** Returns the settings of the Service, of an object or of a chart's values. */
function serviceOf({ inputs, ...resource }: RegisteredResource): unknown {
  const path = chartOrders(chartName({ inputs, ...resource }))?.service;
  const service = path === undefined ? inputs.spec : at(inputs.values, ...path);
  return { ...fields(service), ...fields(service, "spec") };
}

/** The ports that a chart's Service has unless its values say otherwise, by the names of its entry points. */
const chartPorts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  /* https://github.com/traefik/traefik-helm-chart/blob/master/traefik/values.yaml */
  traefik: { web: "80", websecure: "443" },
  /* https://github.com/kubernetes/ingress-nginx/blob/main/charts/ingress-nginx/values.yaml */
  "ingress-nginx": { http: "80", https: "443" },
};

function portsOf(resource: RegisteredResource, resources: readonly RegisteredResource[]): string[] {
  const { inputs } = resource;
  switch (kindOf(resource)) {
    case "Service":
      return items(inputs.spec, "ports").flatMap(({ port }) => text(port) ?? []);
    case "Gateway":
      return listenerPorts([resource]);
    case "EnvoyProxy":
      return listenerPorts(resources.filter((each) => isGateway(each) && loadBalancer(each) === undefined));
    case "Ingress":
      return ingressPorts(inputs);
    default: {
      const chart = chartName(resource);
      return Object.entries(chartPorts[chart] ?? {}).map(([name, usual]) => {
        const own = chart === "traefik" ? at(inputs.values, "ports", name) : undefined;
        const port = text(own, "exposedPort") ?? text(inputs.values, "controller", "service", "ports", name) ?? usual;
        const isRedirect = at(own, "http", "redirections", "entryPoint") !== undefined;
        return isRedirect ? `${port} (redirects to HTTPS)` : port;
      });
    }
  }
}

function isGateway({ type, ...resource }: RegisteredResource): boolean {
  return type.startsWith("kubernetes:gateway.networking.k8s.io/") && kindOf({ type, ...resource }) === "Gateway";
}

function listenerPorts(gateways: readonly RegisteredResource[]): string[] {
  return [
    ...new Set(
      gateways.flatMap(({ inputs }) => items(inputs.spec, "listeners")).flatMap(({ port }) => text(port) ?? []),
    ),
  ];
}

/** https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#listen-ports */
function ingressPorts({ metadata }: RegisteredResource["inputs"]): string[] {
  const listed = parsed(at(metadata, "annotations", "alb.ingress.kubernetes.io/listen-ports"));
  return Array.isArray(listed)
    ? listed.flatMap((each: unknown) => Object.values(fields(each)).flatMap((port) => text(port) ?? []))
    : [];
}

function servesOf(resource: RegisteredResource): string {
  const { values } = resource.inputs;
  switch (chartName(resource)) {
    case "traefik":
      return text(values, "ingressClass", "name") ?? "traefik";
    case "ingress-nginx":
      return text(values, "controller", "ingressClassResource", "name") ?? "nginx";
    default:
      return nameOf(resource);
  }
}
