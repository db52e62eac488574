import * as pulumi from "@pulumi/pulumi";
import { parseImageReference } from "../image-reference";
import { changeAt, type Values } from "../value-paths";
import { type ImageSource, sourcedImage } from "./source";

/**
 * The values of a chart that set its images and its pull secrets, as dotted paths. `[]` after a key stands for each entry of a list.
 *
 * @example
 * ```ts
 * const images = {
 *   values: {
 *     "image.repository": "quay.io/example/controller",
 *     "webhook.image.{registry,repository}": "ghcr.io/example/webhook",
 *     "initContainers[].image": null,
 *   },
 *   pullSecrets: { "global.imagePullSecrets": "objects" },
 * };
 * ```
 */
export interface ChartImages {
  /**
   * The chart's images. The key is the path of the chart value that sets an image. `{registry,repository}` in a key stands for two chart values: one
   * for the registry, and one for the rest of the image's name. The value is the chart's default image, without tag and digest. `null` means that the
   * chart sets no image at this path.
   */
  readonly values: Readonly<Record<string, string | null>>;
  /**
   * The chart values that list pull secrets. The key is the path of the list. The value is the form of the list's entries: `names`, or `objects` with
   * a `name`.
   */
  readonly pullSecrets: Readonly<Record<string, "names" | "objects">>;
}

/** Returns a chart's values in which every image comes from the given source. The values also name the Secret that pulls the images. */
export function sourcedValues(values: Values, images: ChartImages, source: ImageSource | undefined): Values {
  if (source === undefined) {
    return values;
  }
  const moved = Object.entries(images.values).reduce(
    (all, [path, image]) => changeAt(all, path, (at, leaves) => moveImage(at, leaves, image, source)),
    values,
  );
  const { pullSecret } = source;
  return pullSecret === undefined
    ? moved
    : Object.entries(images.pullSecrets).reduce(
        (all, [path, form]) => changeAt(all, path, (at, leaves) => addSecret(at, leaves, form, pullSecret.name)),
        moved,
      );
}

/** Moves an image to the source. The map names the image by one value, or by the registry and the rest. */
function moveImage(at: Values, leaves: readonly string[], image: string | null, source: ImageSource): Values {
  const [first = "", second] = leaves;
  if (second !== undefined) {
    return moveSplit(at, [first, second], image, source);
  }
  const given = at[first];
  if (pulumi.Output.isInstance(given)) {
    return { ...at, [first]: given.apply((one: unknown) => moveText(one, image, source)) };
  }
  const moved = moveText(given, image, source);
  return moved === undefined || moved === (given ?? image) ? at : { ...at, [first]: moved };
}

function moveText(given: unknown, image: string | null, source: ImageSource): string | undefined {
  const text = typeof given === "string" && given !== "" ? given : image;
  return text === null ? undefined : sourcedImage(source, text);
}

/** Writes only a host into the registry's value, because some charts also use this value where a path is not allowed. */
function moveSplit(
  at: Values,
  [registryKey, repositoryKey]: readonly [string, string],
  image: string | null,
  source: ImageSource,
): Values {
  const usual = image === null ? undefined : parseImageReference(image);
  const registry = textAt(at, registryKey) ?? usual?.registry;
  const repository = textAt(at, repositoryKey) ?? usual?.repository;
  if (repository === undefined) {
    return at;
  }
  const full = [registry, repository].filter((part) => part !== undefined).join("/");
  const moved = sourcedImage(source, full);
  const slash = moved.indexOf("/");
  return moved === full ? at : { ...at, [registryKey]: moved.slice(0, slash), [repositoryKey]: moved.slice(slash + 1) };
}

function textAt(at: Values, key: string): string | undefined {
  const value = at[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function addSecret(at: Values, [key = ""]: readonly string[], form: "names" | "objects", name: string): Values {
  const given: unknown = at[key];
  const secret = form === "names" ? name : { name };
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  return { ...at, [key]: [...list, secret] };
}
