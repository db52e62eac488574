import { type Fields, fields, items } from "../../values";
import type { PodEnd } from "../contract";

const namespaceName = "io.kubernetes.pod.namespace";
const namespaceLabels = "io.cilium.k8s.namespace.labels.";

/** Reports whether a selector's key asks for a namespace. */
export function isAboutNamespace(key: string): boolean {
  return key === namespaceName || key.startsWith(namespaceLabels);
}

/**
 * Returns the labels of pods as Cilium's selectors see them: those of the namespace are among them.
 *
 * https://docs.cilium.io/en/stable/network/kubernetes/policy/
 */
export function ciliumLabels(pods: PodEnd): Fields {
  const own = Object.entries(pods.namespaceLabels).map(([key, value]) => [`${namespaceLabels}${key}`, value]);
  return { ...pods.labels, [namespaceName]: pods.namespace, ...Object.fromEntries(own) };
}

/** Removes the sources of labels from a selector's keys: `k8s:app` and `any:app` become `app`. */
export function withoutSources(selector: unknown): Fields {
  const labels = Object.entries(fields(selector, "matchLabels"));
  return {
    matchLabels: Object.fromEntries(labels.map(([key, value]) => [keyOf(key), value])),
    matchExpressions: items(selector, "matchExpressions").map((one) => ({ ...one, key: keyOf(String(one.key)) })),
  };
}

function keyOf(key: string): string {
  return key.replace(/^(?:k8s|any):/, "");
}
