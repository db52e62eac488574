import { parseImage, registryOf } from "../../../../../components/testing";

/** Hosts on which everybody can publish. On these hosts, the first folder names the publisher. Every other host is itself the publisher. */
const shared =
  /^(?:docker\.io|ghcr\.io|quay\.io|(?:[a-z]+\.)?gcr\.io|[\w-]+\.pkg\.dev|public\.ecr\.aws|registry\.gitlab\.com|github\.com|(?:raw|objects)\.githubusercontent\.com|gitlab\.com|bitbucket\.org|codeberg\.org|ssh\.dev\.azure\.com|dev\.azure\.com|storage\.googleapis\.com|s3(?:\.[\w-]+)?\.amazonaws\.com)$/;

/** Returns who publishes an image: its registry, and on a shared registry the owner too. A name without a registry is of Docker Hub. */
export function imagePublisher(image: string): string {
  const { registry, repository } = parseImage(image);
  return publisher(registry, repository.split("/"));
}

/** Returns the publisher of an address, such as `https://charts.example.com`, `oci://…` or `git@github.com:acme/shop.git`. */
export function addressPublisher(address: string): string {
  const [, host = "", path = ""] = /^(?:[a-z+]+:\/+)?(?:[^@/]*@)?([^/:]+(?::\d+)?)[/:]?(.*)$/i.exec(address) ?? [];
  return publisher(registryOf(host.toLowerCase()), path.split("/"));
}

function publisher(host: string, [owner = ""]: readonly string[]): string {
  return shared.test(host) && owner !== "" ? `${host}/${owner}` : host;
}
