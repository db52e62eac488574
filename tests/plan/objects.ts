import type { RegisteredResource } from "../../components/testing";
import { registered } from "../support/registered";

/** A Kubernetes object for tables: its URN is its kind and name. */
export function object(
  apiVersion: string,
  kind: string,
  name: string,
  inputs: Readonly<Record<string, unknown>> = {},
): RegisteredResource {
  const [namespace, own] = name.includes("/") ? name.split("/") : [undefined, name];
  const { metadata, ...rest } = inputs;
  return registered(`${kind} ${name}`, {
    type: `kubernetes:${apiVersion}:${kind}`,
    inputs: {
      apiVersion,
      kind,
      metadata: { name: own, ...(namespace === undefined ? {} : { namespace }), ...(metadata as object | undefined) },
      ...rest,
    },
  });
}

/** A container that the restricted level allows. */
export const container = {
  name: "web",
  image: "example.com/team/shop/web:1.2.3",
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
};

/** A pod that the restricted level allows. */
export const podSpec = {
  securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  containers: [container],
};

/** A Deployment whose pods are labelled with its name. */
export function deployment(name: string, spec: object = {}, pod: object = podSpec): RegisteredResource {
  const labels = { app: name.slice(name.indexOf("/") + 1) };
  return object("apps/v1", "Deployment", name, { spec: { ...spec, template: { metadata: { labels }, spec: pod } } });
}

/** A Deployment that listens on a port. */
export function listening(name: string, port: number): RegisteredResource {
  const ports = [{ containerPort: port }];
  return deployment(name, {}, { ...podSpec, containers: [{ ...container, ports }] });
}

/** A NetworkPolicy. */
export function policy(name: string, spec: object): RegisteredResource {
  return object("networking.k8s.io/v1", "NetworkPolicy", name, { spec });
}

/** Selects pods by the label that `deployment` gives. */
export function app(name: string): object {
  return { podSelector: { matchLabels: { app: name } } };
}
