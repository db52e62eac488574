import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";

interface Kubeconfig {
  readonly "current-context"?: string;
  readonly contexts?: readonly { readonly name: string; readonly context?: { readonly cluster?: string } }[];
  readonly clusters?: readonly { readonly name: string; readonly cluster?: { readonly server?: string } }[];
}

/**
 * Reads the API server's URL from a kubeconfig's current context. No error shows the kubeconfig's content.
 *
 * @throws pulumi.RunError if the text is not a kubeconfig, or if its current context names no server
 */
export function serverOf(kubeconfig: string): string {
  const parsed = parseKubeconfig(kubeconfig);
  const current = parsed.contexts?.find(({ name }) => name === parsed["current-context"]);
  const server = parsed.clusters?.find(({ name }) => name === current?.context?.cluster)?.cluster?.server;
  if (server === undefined) {
    throw new pulumi.RunError(
      "kubeconfig: expected a current-context that names a cluster with a server; set a whole kubeconfig, for instance the output of `kubectl config view --minify --raw`",
    );
  }
  return server;
}

function parseKubeconfig(kubeconfig: string): Kubeconfig {
  try {
    return (parse(kubeconfig) ?? {}) as Kubeconfig;
  } catch {
    throw new pulumi.RunError("kubeconfig: expected YAML or JSON; set the content of a kubeconfig, not its path");
  }
}
