import type { KubernetesObject } from "../kubernetes/follow";
import type { ApiClient } from "./api-client";
import { type MeteredPod, metricsDiscovery, nodeMetrics, podMetrics } from "./metrics";

/** An answer in the name of a pod that does not run. */
export interface Answer {
  readonly status: number;
  readonly body: object;
}

/** A request to an in-cluster service. */
export interface ServiceRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The parsed body, where there is one. */
  readonly body: unknown;
}

/** Answers as the webhooks and extension API servers of a cluster would, as well as can be told without running them. */
export async function answer(request: ServiceRequest, client: ApiClient): Promise<Answer> {
  const review = reviewAnswer(request.body);
  if (review !== undefined) {
    return { status: 200, body: review };
  }
  if (request.method !== "GET") {
    return notFound(request);
  }
  const [, apis, group, version, ...rest] = request.path.split("/");
  // Discovery of all groups at once is asked for first; without it each group version is asked for by itself.
  if (apis !== "apis" || group === undefined || version === undefined) {
    return notFound(request);
  }
  if (group === "metrics.k8s.io" && version === "v1beta1") {
    return metricsAnswer(rest, request, client);
  }
  return { status: 200, body: extensionAnswer(`${group}/${version}`, rest) };
}

/** The answer to an admission or conversion review; undefined for anything else. */
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

/** Valid discovery without resources, and empty lists, for an extension API that is not played. */
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
  const selector = request?.query.get("labelSelector") ?? "";
  const query = selector === "" ? "" : `?labelSelector=${encodeURIComponent(selector)}`;
  const { items } = await client.get<{ items: readonly T[] }>(`${path}${query}`);
  return items;
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
  const message = `the rehearsal does not play ${method} ${path}`;
  return {
    status: 404,
    body: { kind: "Status", apiVersion: "v1", status: "Failure", reason: "NotFound", code: 404, message },
  };
}
