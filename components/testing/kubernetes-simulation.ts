import { createHash } from "node:crypto";
import { isRecord } from "../records";
import type { SimulatedResource, SimulatedState, Simulation } from "./simulation";
import { isMarked } from "./wire-values";

/** Simulates Pulumi's Kubernetes provider. Objects get an identity, and releases get a status. */
export const kubernetesSimulation: Simulation = {
  resources: {
    "kubernetes:": { create: createObject, preview: namedObject },
    "kubernetes:core/v1:Service": { create: createService, preview: namedObject },
    "kubernetes:helm.sh/v3:Release": { create: createRelease, preview: namedRelease },
  },
};

function createObject(resource: SimulatedResource): SimulatedState {
  const state = namedObject(resource);
  const metadata = { ...(isRecord(state.metadata) ? state.metadata : {}), ...nameFromId(resource.id) };
  const id = resource.id ?? objectId(metadata, resource.name);
  return {
    id,
    state: {
      ...state,
      metadata: {
        ...metadata,
        uid: uid(`${resource.type} ${id}`),
        resourceVersion: "1",
        generation: 1,
        creationTimestamp: "2000-01-01T00:00:00Z",
      },
    },
  };
}

function createService(resource: SimulatedResource): SimulatedState {
  const { id, state } = createObject(resource);
  const spec = isRecord(state.spec) ? state.spec : {};
  const loadBalancer = spec.type === "LoadBalancer" ? { ingress: [{ ip: "192.0.2.1" }] } : {};
  return { id, state: { ...state, spec: { clusterIP: "10.96.0.1", ...spec }, status: { loadBalancer } } };
}

function createRelease(resource: SimulatedResource): SimulatedState {
  const state = namedRelease(resource);
  const { name, namespace, chart, version } = state;
  return {
    id: resource.id ?? `${String(namespace)}/${String(name)}`,
    state: {
      ...state,
      status: { name, namespace, chart, version, appVersion: version, revision: 1, status: "deployed" },
    },
  };
}

/** Gives a name to an object without a name. The provider does so even in a preview. */
function namedObject({ type, name, inputs }: SimulatedResource): Record<string, unknown> {
  const metadata = inputs.metadata ?? {};
  if (!isRecord(metadata) || isMarked(metadata) || metadata.name !== undefined || metadata.generateName !== undefined) {
    return { ...inputs };
  }
  return { ...inputs, metadata: { ...metadata, name: generatedName(type, name) } };
}

function namedRelease({ type, name, inputs }: SimulatedResource): Record<string, unknown> {
  return { namespace: "default", name: generatedName(type, name), ...inputs };
}

/** Derives an object's name from its id, for objects that the program reads or imports. */
function nameFromId(id: string | undefined): Record<string, string> {
  if (id === undefined) {
    return {};
  }
  const [namespace = "", name] = id.split("/");
  return name === undefined ? { name: namespace } : { namespace, name };
}

function objectId(metadata: Readonly<Record<string, unknown>>, fallback: string): string {
  const name = typeof metadata.name === "string" ? metadata.name : fallback;
  return typeof metadata.namespace === "string" ? `${metadata.namespace}/${name}` : name;
}

/** Returns the name that an object gets if the program sets no name. */
export function generatedName(type: string, name: string): string {
  return `${name}-${digest(`${type} ${name}`).slice(0, 8)}`;
}

function uid(of: string): string {
  return digest(of).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
