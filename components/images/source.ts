import type * as pulumi from "@pulumi/pulumi";
import type { StoredSecret } from "../capabilities";
import { matches, objectName } from "../checks";
import { isRegistryHost, isRegistryPlace, parseImageReference } from "../image-reference";
import { collectProblems, expected, isPlain, type Problem } from "../problems";

/**
 * The Secret with which nodes pull images from a private registry.
 *
 * @example
 * ```ts
 * const imagePullSecret: ImagePullSecret = { name: "registry", dockerConfig: new pulumi.Config().requireSecret("dockerConfig") };
 * ```
 */
export interface ImagePullSecret {
  /** Name of the Secret in each namespace. The Secret has the type `kubernetes.io/dockerconfigjson`. */
  readonly name: string;
  /**
   * The content of a Docker `config.json`, as a Pulumi secret: `new pulumi.Config().requireSecret(…)`. All namespaces of the platform, the CNI and
   * the tenants get a Secret with this content, before the first pod pulls an image.
   *
   * @default none: Keelson only refers to the Secret. Create the Secret yourself in each namespace that gets no copy through `from`
   */
  readonly dockerConfig?: pulumi.Input<string>;
  /**
   * A secret that contains a Docker `config.json`, in one of the platform's stores. external-secrets copies the secret into the namespaces of tenants
   * and add-ons, and updates the copies. Some pods start before the store exists: the pods in kube-system, and the pods of the CNI, of
   * external-secrets and of the add-ons for which external-secrets waits. For the namespaces of these pods, also set `dockerConfig`, or use nodes
   * that may pull without a Secret.
   *
   * @default none: the content comes from `dockerConfig` in all namespaces
   */
  readonly from?: StoredSecret;
}

/**
 * Where the images of add-ons, CNI and workloads come from, instead of the makers' own registries. Tags and digests stay the same. An image from a
 * registry in `registry`, `registries` or `direct` stays unchanged. Write your own images with their full names.
 *
 * @example
 * ```ts
 * // docker.io/library/nginx comes from registry.example.com/mirror/docker.io/library/nginx
 * const mirror = { registry: "registry.example.com/mirror" };
 * // docker.io/library/nginx comes from registry.example.com/hub/library/nginx
 * const caches = { registries: { "docker.io": "registry.example.com/hub" } };
 * ```
 */
export interface ImageSource {
  /**
   * A registry with a path, for the images of all registries that are not in `registries`. The name of the original registry becomes a part of the
   * path, so that no two images get the same name: `<registry>/docker.io/library/nginx`.
   *
   * @default none: these images still come from their original registries, and the plan lists them
   */
  readonly registry?: string;
  /**
   * Replacements for registries. The key is an original registry, and the value is another registry with a path. The image's repository follows this
   * path, without the name of the original registry. Pull-through caches use this form: a rule's prefix in ECR, a remote repository in Artifact
   * Registry, a cache rule's target in ACR, a proxy project in Harbor. Docker Hub is `docker.io`, and its official images are in `library/`.
   *
   * @default none
   */
  readonly registries?: Readonly<Record<string, string>>;
  /** More registries from which nodes pull directly. Images from these registries stay unchanged. Give only hosts, without a path. @default none */
  readonly direct?: readonly string[];
  /** The Secret with which nodes pull images. @default none: nodes need no Secret to pull images */
  readonly pullSecret?: ImagePullSecret;
}

const place = 'a registry and a path such as "registry.example.com/mirror"';
const host = 'the host of a registry such as "registry.example.com"';

/** Lists the mistakes in a source of images. */
export function checkImageSource(path: string, source: ImageSource | undefined): Problem[] {
  if (source === undefined) {
    return [];
  }
  const { registry, registries = {}, direct = [], pullSecret } = source;
  const changes = registry !== undefined || Object.keys(registries).length > 0 || pullSecret !== undefined;
  return collectProblems([
    !changes && expected(path, "registry, registries or pullSecret", source),
    registry !== undefined && checkPlace(`${path}.registry`, registry),
    ...Object.entries(registries).flatMap(([from, to]) => [
      !isRegistryHost(from) && expected(`${path}.registries.${from}`, `${host} as the key`, from, hubFix(from)),
      checkPlace(`${path}.registries.${from}`, to),
    ]),
    ...direct.map(
      (one, index) => !isRegistryHost(one) && expected(`${path}.direct[${index}]`, host, one, "leave out its path"),
    ),
    ...(pullSecret === undefined ? [] : checkPullSecret(`${path}.pullSecret`, pullSecret)),
  ]);
}

function checkPlace(path: string, to: string): Problem | false {
  const fix = /^[a-z]+:\/\//.test(to) ? "leave out the scheme" : to.endsWith("/") ? "remove the final /" : undefined;
  return !isRegistryPlace(to) && expected(path, place, to, fix);
}

function hubFix(from: string): string | undefined {
  return /docker\.(io|com)$/.test(from) || from === "dockerhub" ? 'Docker Hub is "docker.io"' : undefined;
}

function checkPullSecret(path: string, { name, dockerConfig, from }: ImagePullSecret): (Problem | false)[] {
  const fix = "run pulumi config set --secret, and read the value with requireSecret";
  return [
    ...objectName(`${path}.name`, name, "the name of a Secret"),
    ...matches(`${path}.from.key`, from?.key, /\S/, "the name of a secret in the store"),
    ...matches(`${path}.from.store`, from?.store, /\S/, 'the key of a secret store such as "cloud"'),
    isPlain<string>(dockerConfig) && {
      path: `${path}.dockerConfig`,
      message: `expected a secret, got plain text; ${fix}`,
    },
  ];
}

/**
 * Returns an image's reference in the source. Returns the reference unchanged if the image stays in its registry, or if the text is not a reference.
 */
export function sourcedImage(source: ImageSource | undefined, image: string): string {
  const reference = source === undefined ? undefined : parseImageReference(image);
  if (source === undefined || reference === undefined || isSourced(source, image)) {
    return image;
  }
  const { registry, repository, tag, digest } = reference;
  const cached = source.registries?.[registry];
  const mirrored = source.registry === undefined ? undefined : `${source.registry}/${registry}`;
  const target = cached ?? mirrored;
  return target === undefined
    ? image
    : [`${target}/${repository}`, tag === undefined ? "" : `:${tag}`, digest === undefined ? "" : `@${digest}`].join(
        "",
      );
}

/** Reports whether an image comes from one of a source's registries. */
export function isSourced({ registry, registries = {}, direct = [] }: ImageSource, image: string): boolean {
  const places = [...(registry === undefined ? [] : [registry]), ...Object.values(registries)];
  const own = parseImageReference(image)?.registry;
  return places.some((one) => image.startsWith(`${one}/`)) || (own !== undefined && direct.includes(own));
}

/** Returns the maker's name of an image that a source has moved. Returns the name of any other image unchanged. */
export function originalImage({ registry, registries = {} }: ImageSource, image: string): string {
  const cached = Object.entries(registries).find(([, place]) => image.startsWith(`${place}/`));
  if (cached !== undefined) {
    const [from, place] = cached;
    return `${from}/${image.slice(place.length + 1)}`;
  }
  const inMirror =
    registry !== undefined && image.startsWith(`${registry}/`) ? image.slice(registry.length + 1) : image;
  const [host = ""] = inMirror.split("/", 1);
  /* If the path in the mirror does not begin with a registry, the image belongs to the mirror. */
  return inMirror !== image && isRegistryHost(host) ? inMirror : image;
}
