import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";

interface Kubeconfig {
  readonly "current-context"?: string;
  readonly contexts?: readonly { readonly name: string; readonly context?: { readonly cluster?: string } }[];
  readonly clusters?: readonly { readonly name: string; readonly cluster?: { readonly server?: string } }[];
}

/**
 * Reads the API server's URL of a kubeconfig's current context. The value itself never shows in an error.
 *
 * @throws pulumi.RunError where the text is no kubeconfig or its current context names no server
 */
export function serverOf(kubeconfig: string): string {
  const parsed = parseKubeconfig(kubeconfig);
  const current = parsed.contexts?.find(({ name }) => name === parsed["current-context"]);
  const server = parsed.clusters?.find(({ name }) => name === current?.context?.cluster)?.cluster?.server;
  if (server === undefined) {
    throw new pulumi.RunError(
      "kubeconfig: its current-context names no cluster with a server. Give a whole kubeconfig, for instance the output of `kubectl config view --minify --raw`",
    );
  }
  return server;
}

function parseKubeconfig(kubeconfig: string): Kubeconfig {
  try {
    return (parse(kubeconfig) ?? {}) as Kubeconfig;
  } catch {
    throw new pulumi.RunError("kubeconfig: neither YAML nor JSON. Give a whole kubeconfig (its content, not its path)");
  }
}
