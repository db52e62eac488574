import { parseImageReference } from "../image-reference";
import { isPlain } from "../problems";
import { isRecord } from "../records";

/** An image in a chart's values, and the path of its values in the form of `ChartImages`. */
export interface NamedImage {
  readonly path: string;
  readonly image: string;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Lists the images in a chart's values. It knows the usual keys: `repository` next to `registry`, `repository` below a key that ends in `image`, and
 * keys that end in `image`. `imageRegistry` is the registry of all other images.
 */
export function namedImages(values: Values): NamedImage[] {
  return imagesAt(values, "", "");
}

function imagesAt(at: unknown, path: string, key: string): NamedImage[] {
  if (Array.isArray(at)) {
    return at.flatMap((one) => imagesAt(one, `${path}[]`, key));
  }
  if (!isPlain<unknown>(at) || !isRecord(at)) {
    return [];
  }
  const own = ownImage(at, key);
  const leaves = own?.path.replace(/[{}]/g, "").split(",") ?? [];
  const below = Object.entries(at).filter(([name]) => !leaves.includes(name));
  return [
    ...(own === undefined ? [] : [{ path: join(path, own.path), image: own.image }]),
    ...below.flatMap(([name, value]) =>
      typeof value === "string" ? textImage(join(path, name), name, value) : imagesAt(value, join(path, name), name),
    ),
  ].filter(({ image }) => parseImageReference(image) !== undefined);
}

/** Returns the image that a map names by `registry` and `repository`, or by `repository` alone. */
function ownImage(at: Values, key: string): NamedImage | undefined {
  const { registry, repository, image, tag } = at;
  const rest = isText(repository) ? "repository" : isText(image) ? "image" : undefined;
  const restText = isText(repository) ? repository : image;
  if (rest === undefined || !isText(restText)) {
    return undefined;
  }
  if (isText(registry)) {
    return { path: `{registry,${rest}}`, image: `${registry}/${restText}` };
  }
  const isImage = /image$/i.test(key) || tag !== undefined;
  return rest === "repository" && isImage ? { path: rest, image: restText } : undefined;
}

function textImage(path: string, key: string, value: string): NamedImage[] {
  return /image(Registry)?$/i.test(key) && value !== "" ? [{ path, image: value }] : [];
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
