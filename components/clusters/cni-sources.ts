import type * as pulumi from "@pulumi/pulumi";
import { type ChartSource, type ChartValues, ciliumChart } from "../charts";
import { createPullSecret, type ImageSource, sourcedValues } from "../images";

/** Where a CNI's charts and images come from. */
export interface CniSources {
  readonly source: ChartSource;
  /** @default the makers' own registries */
  readonly images?: ImageSource;
}

/** Returns Cilium's values with its images and its pull secret from a source. */
export function sourcedCilium(values: ChartValues, images: ImageSource | undefined): ChartValues {
  return sourcedValues(values, ciliumChart.images, ownSecret(images));
}

/** Creates the Secret that pulls Cilium's images. */
export function createCiliumPullSecret(
  name: string,
  images: ImageSource | undefined,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  return createPullSecret(name, "kube-system", ownSecret(images), options);
}

/** Gives Cilium's Secret in kube-system a name of its own, because the platform creates one there, too. */
function ownSecret(images: ImageSource | undefined): ImageSource | undefined {
  const { pullSecret } = images ?? {};
  return pullSecret?.dockerConfig === undefined
    ? images
    : { ...images, pullSecret: { ...pullSecret, name: `${pullSecret.name}-cilium` } };
}
