import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { ImageSource } from "./source";

/**
 * Creates the Secret that pulls images in a namespace. Creates nothing if the program does not contain the Secret's content.
 *
 * @param name prefix of the resource's name in Pulumi
 * @param secretName name of the Secret. Default: the name in the source
 */
export function createPullSecret(
  name: string,
  namespace: pulumi.Input<string>,
  source: ImageSource | undefined,
  options: pulumi.CustomResourceOptions,
  secretName = source?.pullSecret?.name,
): pulumi.Resource[] {
  const { dockerConfig } = source?.pullSecret ?? {};
  return dockerConfig === undefined
    ? []
    : [
        new k8s.core.v1.Secret(
          `${name}-image-pull`,
          {
            metadata: { name: secretName, namespace },
            type: "kubernetes.io/dockerconfigjson",
            stringData: { ".dockerconfigjson": pulumi.secret(dockerConfig) },
          },
          options,
        ),
      ];
}
