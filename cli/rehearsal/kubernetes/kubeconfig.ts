import { readFile } from "node:fs/promises";
import type { RequestOptions } from "node:https";
import path from "node:path";
import { type Cluster, KubeConfig } from "@kubernetes/client-node";
import { isRecord } from "../../values";
import { ApiClient } from "./client";

/**
 * Creates a client from a kubeconfig.
 *
 * @param context @default the current context
 * @param environment `PATH` says where credential plugins are, and `SSL_CERT_FILE` which authorities are trusted if the kubeconfig
 * names none @default this process's own
 * @param plugins the folder of the only programs that may be called for credentials @default those that the kubeconfig names
 */
export async function clientFrom(
  kubeconfig: string,
  context?: string,
  { PATH, SSL_CERT_FILE }: NodeJS.ProcessEnv = {},
  plugins?: string,
): Promise<ApiClient> {
  const config = configFrom(kubeconfig, context);
  if (plugins !== undefined) {
    restrictTo(plugins, config);
  } else if (PATH !== undefined) {
    setSearchPath(config, PATH);
  }
  const cluster = requireCluster(config);
  const options: RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  const { ca, cert, key, auth, headers, rejectUnauthorized, servername } = options;
  const trusted = SSL_CERT_FILE === undefined ? undefined : await readFile(SSL_CERT_FILE, "utf8");
  const login = { auth, headers: isRecord(headers) ? headers : {} };
  return new ApiClient(cluster.server, login, { ca: ca ?? trusted, cert, key, rejectUnauthorized, servername });
}

/**
 * Returns the address of the API server in a kubeconfig; undefined if it has none, or if nobody can read it, which a connection reports.
 */
export function serverIn(kubeconfig: string, context?: string): string | undefined {
  try {
    return configFrom(kubeconfig, context).getCurrentCluster()?.server;
  } catch {
    return undefined;
  }
}

/**
 * Returns a kubeconfig of one context, whose user calls no other programs than those of a folder. It removes a user name from the server's
 * address, as in the simulated DNS names of GKE: Go would log in with that name instead of the user's token.
 *
 * @throws Error for a kubeconfig without a cluster, or a way to log in that might call programs of this machine
 */
export function confineKubeconfig(kubeconfig: string, context: string, plugins: string): string {
  const config = configFrom(kubeconfig, context);
  requireCluster(config);
  restrictTo(plugins, config);
  const current = config.getContextObject(config.getCurrentContext());
  config.contexts = config.contexts.filter((one) => one === current);
  config.clusters = config.clusters
    .filter((one) => one.name === current?.cluster)
    .map((one) => ({ ...one, server: withoutUser(one.server) }));
  config.users = config.users.filter((one) => one.name === current?.user);
  return config.exportConfig();
}

function withoutUser(server: string): string {
  return server.replace(/^(https?:\/\/)[^/@]*@/, "$1");
}

function configFrom(kubeconfig: string, context?: string): KubeConfig {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  if (context) {
    config.setCurrentContext(context);
  }
  return config;
}

function requireCluster(config: KubeConfig): Cluster {
  const cluster = config.getCurrentCluster();
  if (!cluster) {
    throw new Error(`kubeconfig: context "${config.getCurrentContext()}" has no cluster`);
  }
  return cluster;
}

/** @throws Error for a way to log in that Kubernetes' own clients no longer have, because it would call programs of this machine */
function restrictTo(plugins: string, config: KubeConfig): void {
  const { authProvider, exec } = (config.getCurrentUser() ?? {}) as {
    readonly authProvider?: { readonly name: string };
    readonly exec?: { command: string };
  };
  if (authProvider !== undefined) {
    throw new Error(
      `kubeconfig: expected a token, a certificate or exec, got auth-provider ${authProvider.name}, which Kubernetes removed in 1.26; use the credential plugin of your cloud`,
    );
  }
  if (exec !== undefined) {
    exec.command = path.join(plugins, path.basename(exec.command));
  }
  setSearchPath(config, plugins);
}

function setSearchPath(config: KubeConfig, searchPath: string): void {
  for (const { exec } of config.users as { exec?: { env?: { name: string; value: string }[] } }[]) {
    if (exec !== undefined) {
      exec.env = [...(exec.env ?? []), { name: "PATH", value: searchPath }];
    }
  }
}
