/*
 * The grammar of image references: https://github.com/distribution/reference/blob/main/regexp.go and, for digests,
 * https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests
 */
const domainPart = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
/** 1 to 65535. */
const port = String.raw`(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])`;
const domain = String.raw`(?:${domainPart}(?:\.${domainPart})*|\[[a-fA-F0-9:]+\])(?::${port})?`;
const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const nameForm = new RegExp(`^(?:${domain}/)?${component}(?:/${component})*$`);
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^(sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;

/** Docker Hub, the registry of names without one, and its other names. https://docs.docker.com/docker-hub/ */
const dockerHub = "docker.io";
const namesOfDockerHub = new Set([dockerHub, "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com"]);

/**
 * The parts of an image reference.
 *
 * @example
 * ```ts
 * import { type ImageReference, parseImage } from "keelson/testing";
 *
 * const { registry, repository, tag }: ImageReference = parseImage("ghcr.io/acme/web:1.4.0");
 * ```
 */
export interface ImageReference {
  /** Everything before the tag and the digest, as written: `nginx`, `ghcr.io/acme/web`. */
  readonly name: string;
  /** The registry that serves the image, with its port: `docker.io`, `ghcr.io`, `registry.example.com:5000`. */
  readonly registry: string;
  /** The repository in the registry: `library/nginx`, `acme/web`. */
  readonly repository: string;
  /** `undefined`: the reference has none. */
  readonly tag: string | undefined;
  /** With its algorithm: `sha256:…`. `undefined`: the reference has none. */
  readonly digest: string | undefined;
}

/** Splits an image reference, of whatever form, at its digest, at its tag, which follows the last `/`, and at its registry. */
export function parseImage(image: string): ImageReference {
  const at = image.indexOf("@");
  const [named, digest] = at < 0 ? [image, undefined] : [image.slice(0, at), image.slice(at + 1)];
  const colon = named.indexOf(":", named.lastIndexOf("/") + 1);
  const [name, tag] = colon < 0 ? [named, undefined] : [named.slice(0, colon), named.slice(colon + 1)];
  return { name, ...placeOf(name), tag, digest };
}

/** The first part is a registry if no folder could have its name. https://github.com/distribution/reference/blob/main/normalize.go */
function placeOf(name: string): Pick<ImageReference, "registry" | "repository"> {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(slash, 0));
  const isHost = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  const [host, path] = isHost ? [first, name.slice(slash + 1)] : [dockerHub, name];
  const registry = registryOf(host);
  return { registry, repository: registry === dockerHub && !path.includes("/") ? `library/${path}` : path };
}

/** Returns the one name of a registry that has several hosts. */
export function registryOf(host: string): string {
  return namesOfDockerHub.has(host) ? dockerHub : host;
}

/** Reports whether a text has the form of a name, without tag and digest. */
export function isImageName(text: string): boolean {
  return nameForm.test(text);
}

/** Reports whether a text has the form of a tag. */
export function isImageTag(text: string): boolean {
  return tagForm.test(text);
}

/** Reports whether a text has the form of a digest. */
export function isImageDigest(text: string): boolean {
  return digestForm.test(text);
}

/** Reports whether a text has the form of an image reference. */
export function isImage(text: string): boolean {
  const { name, tag, digest } = parseImage(text);
  return isImageName(name) && (tag === undefined || isImageTag(tag)) && (digest === undefined || isImageDigest(digest));
}

/** Parses a reference; returns nothing for a text that is not one. */
export function parseImageReference(text: string): ImageReference | undefined {
  return isImage(text) ? parseImage(text) : undefined;
}

const registryForm = new RegExp(`^${domain}$`);
const placeForm = new RegExp(`^${domain}(?:/${component}(?:/${component})*)?$`);

/** Reports whether a text is the host of a registry, with or without a port. */
export function isRegistryHost(text: string): boolean {
  return registryForm.test(text) && (text === dockerHub || placeOf(`${text}/name`).registry === text);
}

/** Reports whether a text is a registry, or a registry and a path in it. */
export function isRegistryPlace(text: string): boolean {
  return placeForm.test(text) && isRegistryHost(text.split("/", 1)[0] ?? "");
}
