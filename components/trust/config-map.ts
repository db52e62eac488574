import { createHash } from "node:crypto";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { isPlain } from "../problems";
import { type CaBundle, caKey } from "./ca-bundle";

/** Returns the name of the ConfigMap in each namespace. The name depends on the content, so new authorities restart the pods. */
export function caConfigMapName({ pem }: CaBundle): pulumi.Input<string> {
  return isPlain<string>(pem) ? nameOf(pem) : pulumi.output(pem).apply(nameOf);
}

function nameOf(pem: string): string {
  return `ca-bundle-${createHash("sha256").update(pem).digest("hex").slice(0, 10)}`;
}

/**
 * Creates the ConfigMap with the bundle in a namespace. If the content is known, new content creates a new ConfigMap. Old pods can then still restart
 * with the old ConfigMap until they are replaced.
 */
export function createCaConfigMap(
  name: string,
  namespace: pulumi.Input<string>,
  bundle: CaBundle | undefined,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  if (bundle === undefined) {
    return [];
  }
  const configMapName = caConfigMapName(bundle);
  const suffix = typeof configMapName === "string" ? configMapName : "ca-bundle";
  return [
    new k8s.core.v1.ConfigMap(
      `${name}-${suffix}`,
      { metadata: { name: configMapName, namespace }, immutable: true, data: { [caKey]: bundle.pem } },
      options,
    ),
  ];
}
