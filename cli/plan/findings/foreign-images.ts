import { isSourced, namedImages } from "../../../components/images";
import type { RegisteredResource } from "../../../components/testing";
import { asRelease } from "../../charts";
import { isRecord } from "../../values";
import { imagesIn, sourcesOf } from "../images";
import { labelOf } from "../label";

/**
 * Lists the images in objects and in the values of charts that do not come from the registry of the stack's platforms. Charts of tenants
 * have others, too, which `keelson charts images --charts` lists.
 */
export function foreignImages(resources: readonly RegisteredResource[]): string[] {
  const sources = sourcesOf(resources);
  if (sources.length === 0) {
    return [];
  }
  return resources
    .filter(({ type }) => type.startsWith("kubernetes:"))
    .flatMap((resource) => {
      const foreign = imagesOf(asRelease(resource)).filter((image) => !sources.some((one) => isSourced(one, image)));
      return [...new Set(foreign)].map(
        (image) => `does not come from the platform's registry: ${image} of ${labelOf(resource)}`,
      );
    });
}

function imagesOf({ type, inputs }: RegisteredResource): string[] {
  if (!type.startsWith("kubernetes:helm.sh/")) {
    return imagesIn(inputs);
  }
  return isRecord(inputs.values) ? namedImages(inputs.values).map(({ image }) => image) : [];
}
