import type { ApiClient, KubernetesObject } from "../kubernetes";
import { type MeteredPod, metricsDiscovery, nodeMetrics, podMetrics } from "./metrics";

/** An answer on behalf of a pod that does not run. */
export interface Answer {
  readonly status: number;
  readonly body: object;
}

/** A request to an in-cluster service. */
export interface ServiceRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The parsed body, if there is one. */
  readonly body: unknown;
}

/** Answers for the webhooks and extension API servers of a cluster, as well as is possible without running them. */
export async function answer(request: ServiceRequest, client: ApiClient): Promise<Answer> {
  const review = reviewAnswer(request.body);
  if (review !== undefined) {
    return { status: 200, body: review };
  }
  if (request.method !== "GET") {
    return notFound(request);
  }
  const [, apis, group, version, ...rest] = request.path.split("/");
  /* The API server asks for the discovery of all groups first; without an answer it asks for each group version. */
  if (apis !== "apis" || group === undefined || version === undefined) {
    return notFound(request);
  }
  if (group === "metrics.k8s.io" && version === "v1beta1") {
    return metricsAnswer(rest, request, client);
  }
  return { status: 200, body: extensionAnswer(`${group}/${version}`, rest) };
}

/** Answers an admission or conversion review; returns undefined for anything else. */
export function reviewAnswer(body: unknown): object | undefined {
  const { kind, apiVersion, request } = (body ?? {}) as { kind?: unknown; apiVersion?: unknown; request?: unknown };
  if (kind === "AdmissionReview") {
    const { uid } = request as { uid: string };
    return { apiVersion, kind, response: { uid, allowed: true } };
  }
  if (kind === "ConversionReview") {
    const { uid, desiredAPIVersion, objects } = request as {
      uid: string;
      desiredAPIVersion: string;
      objects: object[];
    };
    const convertedObjects = objects.map((object) => ({ ...object, apiVersion: desiredAPIVersion }));
    return { apiVersion, kind, response: { uid, convertedObjects, result: { status: "Success" } } };
  }
  return undefined;
}

/** Answers for an extension API that is not simulated: valid discovery without resources, and empty lists. */
function extensionAnswer(groupVersion: string, rest: readonly string[]): object {
  if (rest.length === 0) {
    return { kind: "APIResourceList", apiVersion: "v1", groupVersion, resources: [] };
  }
  return { kind: "List", apiVersion: groupVersion, metadata: {}, items: [] };
}

async function metricsAnswer(rest: readonly string[], request: ServiceRequest, client: ApiClient): Promise<Answer> {
  if (rest.length === 0) {
    return { status: 200, body: metricsDiscovery };
  }
  const timestamp = new Date().toISOString();
  const [first, second, third, fourth] = rest;
  if (first === "nodes") {
    const nodes = await list<KubernetesObject>(client, "/api/v1/nodes", request);
    const pods = await list<MeteredPod>(client, "/api/v1/pods");
    return oneOrAll(nodeMetrics(nodes, pods, timestamp), "NodeMetricsList", second, request);
  }
  const path = first === "namespaces" && third === "pods" ? `/api/v1/namespaces/${second ?? ""}/pods` : "/api/v1/pods";
  if (first !== "pods" && third !== "pods") {
    return notFound(request);
  }
  return oneOrAll(podMetrics(await list(client, path, request), timestamp), "PodMetricsList", fourth, request);
}

async function list<T>(client: ApiClient, path: string, request?: ServiceRequest): Promise<readonly T[]> {
  const labelSelector = request?.query.get("labelSelector");
  return (await client.get<{ items: readonly T[] }>(path, labelSelector ? { labelSelector } : {})).items;
}

function oneOrAll(
  items: readonly (object & { metadata: { name: string } })[],
  kind: string,
  name: string | undefined,
  request: ServiceRequest,
): Answer {
  if (name === undefined) {
    return { status: 200, body: { kind, apiVersion: "metrics.k8s.io/v1beta1", metadata: {}, items } };
  }
  const one = items.find(({ metadata }) => metadata.name === name);
  return one === undefined ? notFound(request) : { status: 200, body: one };
}

function notFound({ method, path }: ServiceRequest): Answer {
  const message = `the rehearsal does not simulate ${method} ${path}`;
  return {
    status: 404,
    body: { kind: "Status", apiVersion: "v1", status: "Failure", reason: "NotFound", code: 404, message },
  };
}
