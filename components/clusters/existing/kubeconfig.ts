import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import type { Problem } from "../../problems";
import { isRecord } from "../../records";

/**
 * Lists the mistakes in a kubeconfig: a text that is not a kubeconfig, or a current context without a server. No message shows the kubeconfig's
 * content.
 *
 * https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
 */
export function checkKubeconfig(path: string, kubeconfig: string): Problem[] {
  const parsed = parseKubeconfig(kubeconfig);
  if (parsed === undefined) {
    const given = kubeconfig.trim() === "" ? "an empty text" : "another text";
    const message = `expected YAML or JSON, got ${given}; set the content of a kubeconfig, not its path`;
    return [{ path, message }];
  }
  const server = serverIn(parsed);
  const fix = "set a complete kubeconfig, for instance the output of `kubectl config view --minify --raw`";
  const message = `expected a current-context with a cluster that has a server URL; ${fix}`;
  const isOpen = server !== undefined && !/^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]?/.test(server);
  const unencrypted = "expected an https:// server, because http:// exposes the credentials to the network";
  return server === undefined ? [{ path, message }] : isOpen ? [{ path, message: unencrypted }] : [];
}

/**
 * Reads the API server's URL from a kubeconfig's current context. No error shows the kubeconfig's content.
 *
 * @throws pulumi.RunError if the text is not a kubeconfig, or if its current context names no server
 */
export function serverOf(kubeconfig: string): string {
  const [problem] = checkKubeconfig("kubeconfig", kubeconfig);
  const server = serverIn(parseKubeconfig(kubeconfig) ?? {});
  if (problem !== undefined || server === undefined) {
    throw new pulumi.RunError(`kubeconfig: ${problem?.message}`);
  }
  return server;
}

type Parsed = Readonly<Record<string, unknown>>;

function serverIn({ contexts, clusters, "current-context": current }: Parsed): string | undefined {
  const { context } = named(contexts, current) ?? {};
  const { cluster } = named(clusters, isRecord(context) ? context.cluster : undefined) ?? {};
  const server = isRecord(cluster) ? cluster.server : undefined;
  return typeof server === "string" && /^https?:\/\/[^\s/]+/.test(server) ? server : undefined;
}

function named(list: unknown, name: unknown): Parsed | undefined {
  return Array.isArray(list) ? list.filter(isRecord).find((one) => name !== undefined && one.name === name) : undefined;
}

function parseKubeconfig(kubeconfig: string): Parsed | undefined {
  try {
    const parsed: unknown = parse(kubeconfig);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
