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
  /** Name of the Secret in each namespace. It has the type `kubernetes.io/dockerconfigjson`. */
  readonly name: string;
  /**
   * The content of a Docker `config.json`, as a secret of this program: `new pulumi.Config().requireSecret(…)`. Each namespace of the
   * platform, the CNI and the tenants then gets a Secret with this content, before a pod in the namespace pulls an image.
   *
   * @default none: Keelson only refers to the Secret; create it yourself in each namespace that gets no copy by `from`
   */
  readonly dockerConfig?: pulumi.Input<string>;
  /**
   * A secret in one of the platform's stores that contains a Docker `config.json`. external-secrets copies it into the namespaces of tenants
   * and of add-ons, and follows its changes. Some namespaces have pods that start before the store exists: kube-system, and the namespaces of
   * the CNI, of external-secrets and of add-ons that external-secrets waits for. They still need `dockerConfig`, or nodes that may pull
   * without a Secret.
   *
   * @default the content comes from `dockerConfig` everywhere
   */
  readonly from?: StoredSecret;
}

/**
 * Where the images of add-ons, CNI and workloads come from, instead of the makers' own registries. Tags and digests stay the same. An image
 * that already comes from a registry in `registry`, `registries` or `direct` stays unchanged, so write your own images with their full names.
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
   * A registry, and a path in it, for the images of all registries that `registries` does not name. The name of the source registry becomes a
   * part of the path, so that no two images get the same name: `<registry>/docker.io/library/nginx`.
   *
   * @default none: these images still come from their own registries; the plan lists them
   */
  readonly registry?: string;
  /**
   * For each source registry, another registry and a path in it. The image's repository follows this path, without the name of the source
   * registry. Pull-through caches use this form: a rule's prefix in ECR, a remote repository in Artifact Registry, a cache rule's target in
   * ACR, a proxy project in Harbor. The name of Docker Hub is `docker.io`, and its official images are in `library/`.
   *
   * @default none
   */
  readonly registries?: Readonly<Record<string, string>>;
  /** Registries that nodes pull from directly, without a path. @default only the registries in `registry` and `registries` */
  readonly direct?: readonly string[];
  /** The Secret that pulls images. @default none: nodes have the right to pull */
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

/** Returns where an image comes from: the reference itself if it comes from its own registry or is not a reference. */
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

/** Returns the name under which its maker publishes an image that a source has moved; any other image stays as it is. */
export function originalImage({ registry, registries = {} }: ImageSource, image: string): string {
  const cached = Object.entries(registries).find(([, place]) => image.startsWith(`${place}/`));
  if (cached !== undefined) {
    const [from, place] = cached;
    return `${from}/${image.slice(place.length + 1)}`;
  }
  const inMirror =
    registry !== undefined && image.startsWith(`${registry}/`) ? image.slice(registry.length + 1) : image;
  const [host = ""] = inMirror.split("/", 1);
  /* An image whose path in the mirror names no other registry comes from there. */
  return inMirror !== image && isRegistryHost(host) ? inMirror : image;
}
