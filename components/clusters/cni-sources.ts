import type * as pulumi from "@pulumi/pulumi";
import { type ChartSource, type ChartValues, ciliumChart } from "../charts";
import { createPullSecret, type ImageSource, sourcedValues } from "../images";

/** The sources of a CNI's charts and images. */
export interface CniSources {
  readonly source: ChartSource;
  /** @default the makers' own registries */
  readonly images?: ImageSource;
}

/** Returns Cilium's values with its images and its pull secret from a source. */
export function sourcedCilium(values: ChartValues, images: ImageSource | undefined): ChartValues {
  return sourcedValues(values, ciliumChart.images, ownSecret(images));
}

/** Creates the pull secret for Cilium's images. */
export function createCiliumPullSecret(
  name: string,
  images: ImageSource | undefined,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  return createPullSecret(name, "kube-system", ownSecret(images), options);
}

/** Gives Cilium's pull secret in kube-system a different name, because the platform also creates a pull secret in this namespace. */
function ownSecret(images: ImageSource | undefined): ImageSource | undefined {
  const { pullSecret } = images ?? {};
  return pullSecret?.dockerConfig === undefined
    ? images
    : { ...images, pullSecret: { ...pullSecret, name: `${pullSecret.name}-cilium` } };
}
