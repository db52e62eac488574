/*
 * References of images as Docker and Kubernetes read them. The grammar: https://github.com/distribution/reference/blob/main/regexp.go; the
 * defaults of Docker Hub: https://github.com/distribution/reference/blob/main/normalize.go
 */

/** A reference of an image, taken apart. */
export interface ImageReference {
  /** Host of the registry with its port, for instance `registry.k8s.io`. A name without one is of `docker.io`. */
  readonly registry: string;
  /** Path in the registry. Docker Hub's own images have the path `library/…`. */
  readonly repository: string;
  readonly tag?: string;
  /** For instance `sha256:…`. */
  readonly digest?: string;
}

const hub = "docker.io";

/** The old name of Docker Hub's registry, which stands for `docker.io`. */
const oldHub = "index.docker.io";

const domainPart = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const domain = String.raw`(?:${domainPart}(?:\.${domainPart})*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?`;
const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const repositoryForm = `${component}(?:/${component})*`;
const digestForm = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}";

const registryPattern = new RegExp(`^${domain}$`);
const referencePattern = new RegExp(
  String.raw`^(?<name>(?:${domain}/)?${repositoryForm})(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>${digestForm}))?$`,
);
const placePattern = new RegExp(`^${domain}(?:/${repositoryForm})?$`);

/** Takes a reference apart; returns nothing for a text that is none. */
export function parseImageReference(text: string): ImageReference | undefined {
  const { name, tag, digest } = referencePattern.exec(text)?.groups ?? {};
  if (name === undefined) {
    return undefined;
  }
  const { registry, path } = splitName(name);
  const repository = registry === hub && !path.includes("/") ? `library/${path}` : path;
  return { registry, repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

/** The first part is a registry if it has a dot, a port or capital letters, or is `localhost`. */
function splitName(name: string): { readonly registry: string; readonly path: string } {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(slash, 0));
  const isRegistry = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  return isRegistry
    ? { registry: first === oldHub ? hub : first, path: name.slice(slash + 1) }
    : { registry: hub, path: name };
}

/** Reports whether a text is the host of a registry, with or without a port. */
export function isRegistryHost(text: string): boolean {
  return registryPattern.test(text) && (text === hub || splitName(`${text}/name`).registry === text);
}

/** Reports whether a text is a registry, or a registry and a path in it. */
export function isRegistryPlace(text: string): boolean {
  return placePattern.test(text) && isRegistryHost(text.split("/", 1)[0] ?? "");
}
