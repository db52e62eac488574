import * as pulumi from "@pulumi/pulumi";
import { parseImageReference } from "../image-reference";
import { changeAt, type Values } from "../value-paths";
import { type ImageSource, sourcedImage } from "./source";

/**
 * Which values of a chart name its images and its pull secrets, as dotted paths. `[]` after a key stands for each entry of a list.
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
   * The chart's images. The key is the path of the chart value that sets an image, with or without a tag. The value is the chart's default
   * image, without tag and digest. `{registry,repository}` in a key stands for two chart values, the registry and the rest. `null` means that
   * the chart sets no image at this path.
   */
  readonly values: Readonly<Record<string, string | null>>;
  /** The form of the list of pull secrets, by its value: `names`, or `objects` with a `name`. */
  readonly pullSecrets: Readonly<Record<string, "names" | "objects">>;
}

/** Returns a chart's values with every image from a source, and with the Secret that pulls them. */
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

/** Moves the image that a map names by one value, or by the registry and the rest. */
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

/** The registry's value becomes a host, because some charts put only a host there into other places. */
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
