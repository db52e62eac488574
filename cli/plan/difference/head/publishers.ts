/** Hosts on which everybody can publish. There, the first folder says who did; on every other host, the host does. */
const shared =
  /^(?:docker\.io|ghcr\.io|quay\.io|(?:[a-z]+\.)?gcr\.io|[\w-]+\.pkg\.dev|public\.ecr\.aws|registry\.gitlab\.com|github\.com|(?:raw|objects)\.githubusercontent\.com|gitlab\.com|bitbucket\.org|codeberg\.org|ssh\.dev\.azure\.com|dev\.azure\.com|storage\.googleapis\.com|s3(?:\.[\w-]+)?\.amazonaws\.com)$/;

/** Other names of Docker Hub. https://docs.docker.com/docker-hub/ */
const dockerHub = new Set(["index.docker.io", "registry-1.docker.io", "registry.hub.docker.com"]);

/**
 * Returns who publishes an image: its registry, and on a shared registry the owner too. A name without a registry is of Docker Hub.
 * https://pkg.go.dev/github.com/distribution/reference
 */
export function imagePublisher(image: string): string {
  const [first = "", ...rest] = image.replace(/@.*$/, "").split("/");
  const hasHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  const [host, path] = hasHost ? [first, rest] : ["docker.io", [first, ...rest]];
  const name = dockerHub.has(host) ? "docker.io" : host;
  return publisher(name, name === "docker.io" && path.length === 1 ? ["library", ...path] : path);
}

/** Returns who publishes what is at an address, such as `https://charts.example.com`, `oci://…` or `git@github.com:acme/shop.git`. */
export function addressPublisher(address: string): string {
  const [, host = "", path = ""] = /^(?:[a-z+]+:\/+)?(?:[^@/]*@)?([^/:]+(?::\d+)?)[/:]?(.*)$/i.exec(address) ?? [];
  return publisher(dockerHub.has(host.toLowerCase()) ? "docker.io" : host.toLowerCase(), path.split("/"));
}

function publisher(host: string, [owner = ""]: readonly string[]): string {
  return shared.test(host) && owner !== "" ? `${host}/${owner}` : host;
}
