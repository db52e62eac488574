import { type ImageSource, isSourced, namedImages } from "../images";
import { withoutDeclarations } from "../plain-secrets";
import { expected, type Problem } from "../problems";
import { valuePaths } from "../value-paths";
import type { AddonOverrides } from "./addon";
import type { AddonFacts } from "./facts";

/**
 * Lists the reasons why an add-on's images cannot come from the platform's source. Its definition does not list the values that name images, or the
 * program's own values name an image at an unknown path.
 */
export function checkImages(
  { images }: AddonFacts,
  { values = {} }: AddonOverrides,
  source: ImageSource | undefined,
): Problem[] {
  if (source === undefined) {
    return [];
  }
  if (images === undefined) {
    return [expected("images", "the chart values that name images, because the platform's option `images` is set")];
  }
  const known = new Set(Object.keys(images.values).flatMap(valuePaths));
  return namedImages(withoutDeclarations(values))
    .filter(({ path, image }) => !isSourced(source, image) && valuePaths(path).some((one) => !known.has(one)))
    .map(({ path, image }) => {
      const form = "an image from the platform's registries, because Keelson does not know this chart value";
      return expected(`values.${path}`, form, image, "write the full image name, including the registry");
    });
}
