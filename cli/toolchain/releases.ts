import type { ToolName } from "./tool-definition";

/** A build that a tool's own project publishes. */
export interface OfficialBuild {
  /** The file: the tool itself, or a gzipped tar archive of it. */
  readonly url: string;
  /** The source of the file's SHA-256: a list of digests and names, a digest alone, or a GitHub release. */
  readonly digests: string;
  /** The tool's path in the archive; undefined if the file is the tool itself. */
  readonly member?: string;
}

/** An operating system and a processor, by Go's names. */
export interface Platform {
  readonly os: "linux" | "darwin";
  readonly arch: "amd64" | "arm64";
}

/** Returns the platform that Node.js runs on; undefined if there are no official builds for it. */
export function platformOf(os: NodeJS.Platform, arch: string): Platform | undefined {
  const processor = ({ x64: "amd64", arm64: "arm64" } as const)[arch];
  return (os === "linux" || os === "darwin") && processor !== undefined ? { os, arch: processor } : undefined;
}

/** Returns the official build of a tool, or undefined if its project publishes none for the platform. */
export function officialBuild(tool: ToolName, version: string, { os, arch }: Platform): OfficialBuild | undefined {
  const onLinux = (build: OfficialBuild) => (os === "linux" ? build : undefined);
  switch (tool) {
    case "kube-apiserver-1.36":
    case "kube-apiserver-1.37":
      return onLinux(kubernetes("kube-apiserver", version, { os, arch }));
    case "kube-apiserver":
    case "kube-controller-manager":
    case "kube-scheduler":
      return onLinux(kubernetes(tool, version, { os, arch }));
    case "kubectl":
      return kubernetes(tool, version, { os, arch });
    case "etcd":
      /* For macOS, etcd publishes zip archives. */
      return onLinux(etcd(version, { os, arch }));
    case "kwok":
      return kwok(version, { os, arch });
    case "helm":
      return helm(version, { os, arch });
    case "pulumi":
      return pulumi(version, { os, arch });
    case "pulumi-language-yaml":
      return pluginOf("pulumi/pulumi-yaml", tool, version, { os, arch });
    case "pulumi-resource-kubernetes":
      return pluginOf("pulumi/pulumi-kubernetes", tool, version, { os, arch });
    default:
      return undefined;
  }
}

/** https://kubernetes.io/docs/tasks/tools/install-kubectl-linux/; the server's parts lie beside kubectl. */
function kubernetes(name: string, version: string, { os, arch }: Platform): OfficialBuild {
  const url = `https://dl.k8s.io/${version}/bin/${os}/${arch}/${name}`;
  return { url, digests: `${url}.sha256` };
}

/** https://github.com/etcd-io/etcd/releases */
function etcd(version: string, { os, arch }: Platform): OfficialBuild {
  const folder = `etcd-${version}-${os}-${arch}`;
  const release = `https://github.com/etcd-io/etcd/releases/download/${version}`;
  return { url: `${release}/${folder}.tar.gz`, digests: `${release}/SHA256SUMS`, member: `${folder}/etcd` };
}

/** https://kwok.sigs.k8s.io/docs/user/installation/; GitHub itself publishes the digests of a release's files. */
function kwok(version: string, { os, arch }: Platform): OfficialBuild {
  const repository = "kubernetes-sigs/kwok";
  return {
    url: `https://github.com/${repository}/releases/download/${version}/kwok-${os}-${arch}`,
    digests: `https://api.github.com/repos/${repository}/releases/tags/${version}`,
  };
}

/** https://helm.sh/docs/intro/install/ */
function helm(version: string, { os, arch }: Platform): OfficialBuild {
  const url = `https://get.helm.sh/helm-${version}-${os}-${arch}.tar.gz`;
  return { url, digests: `${url}.sha256sum`, member: `${os}-${arch}/helm` };
}

/** https://www.pulumi.com/docs/install/versions/ */
function pulumi(version: string, { os, arch }: Platform): OfficialBuild {
  const folder = "https://get.pulumi.com/releases/sdk";
  const processor = arch === "amd64" ? "x64" : arch;
  return {
    url: `${folder}/pulumi-${version}-${os}-${processor}.tar.gz`,
    digests: `${folder}/pulumi-${version.replace(/^v/, "")}-checksums.txt`,
    member: "pulumi/pulumi",
  };
}

/**
 * https://github.com/pulumi/pulumi-kubernetes/releases, https://github.com/pulumi/pulumi-yaml/releases; GitHub itself publishes the digests
 * of a release's files.
 */
function pluginOf(repository: string, name: string, version: string, { os, arch }: Platform): OfficialBuild {
  return {
    url: `https://github.com/${repository}/releases/download/${version}/${name}-${version}-${os}-${arch}.tar.gz`,
    digests: `https://api.github.com/repos/${repository}/releases/tags/${version}`,
    member: name,
  };
}

const sha256 = /\b[0-9a-f]{64}\b/;

/** Finds a file's SHA-256 in what its project publishes. @returns undefined if it is not there */
export function digestIn(published: string, file: string): string | undefined {
  if (published.trimStart().startsWith("{")) {
    const { assets = [] } = JSON.parse(published) as { assets?: readonly { name?: string; digest?: string | null }[] };
    return sha256.exec(assets.find(({ name }) => name === file)?.digest ?? "")?.[0];
  }
  const lines = published.trim().split("\n");
  const [only] = lines;
  const ofFile = lines.find((line) => line.trim().split(/\s+\*?/)[1] === file);
  const alone = lines.length === 1 && only !== undefined && !/\s/.test(only.trim()) ? only : undefined;
  return sha256.exec(ofFile ?? alone ?? "")?.[0];
}
