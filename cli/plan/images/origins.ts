import { type ImageSource, originalImage, parseImageReference } from "../../../components/images";
import { isRecord, text } from "../../values";
import type { PlannedResource } from "../planned-resource";

/** Lists where the platforms of a plan take their images from. */
export function sourcesOf(resources: readonly Pick<PlannedResource, "type" | "inputs">[]): ImageSource[] {
  return resources
    .filter(({ type }) => type === "keelson:index:Platform")
    .flatMap(({ inputs: { images } }) => (isRecord(images) ? sourceIn(images) : []));
}

function sourceIn(images: Readonly<Record<string, unknown>>): ImageSource[] {
  const registry = text(images, "registry");
  const registries = isRecord(images.registries) ? textsIn(images.registries) : {};
  const direct = Array.isArray(images.direct) ? images.direct.filter((one) => typeof one === "string") : [];
  const moves = registry !== undefined || Object.keys(registries).length > 0;
  return moves ? [{ registries, direct, ...(registry !== undefined && { registry }) }] : [];
}

function textsIn(map: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(map).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** Returns a function that names an image as its maker publishes it, if the platforms of a plan take it from their own registry. */
export function originalsOf(resources: readonly Pick<PlannedResource, "type" | "inputs">[]): (image: string) => string {
  const sources = sourcesOf(resources);
  return (image) => sources.map((one) => originalImage(one, image)).find((one) => one !== image) ?? image;
}

/** Names an image with its registry; a text that is not a reference stays as it is. */
export function fullName(image: string): string {
  const reference = parseImageReference(image);
  if (reference === undefined) {
    return image;
  }
  const { registry, repository, tag, digest } = reference;
  return [
    `${registry}/${repository}`,
    tag === undefined ? "" : `:${tag}`,
    digest === undefined ? "" : `@${digest}`,
  ].join("");
}
