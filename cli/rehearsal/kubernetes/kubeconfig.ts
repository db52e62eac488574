import { readFile } from "node:fs/promises";
import type { RequestOptions } from "node:https";
import { KubeConfig } from "@kubernetes/client-node";
import { isRecord } from "../../values";
import { ApiClient } from "./client";

/**
 * Creates a client from a kubeconfig.
 *
 * @param context @default the current context
 * @param environment `PATH` says where credential plugins are, and `SSL_CERT_FILE` which authorities are trusted if the kubeconfig
 * names none @default this process's own
 */
export async function clientFrom(
  kubeconfig: string,
  context?: string,
  { PATH, SSL_CERT_FILE }: NodeJS.ProcessEnv = {},
): Promise<ApiClient> {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  if (PATH !== undefined) {
    setSearchPath(config, PATH);
  }
  if (context) {
    config.setCurrentContext(context);
  }
  const cluster = config.getCurrentCluster();
  if (!cluster) {
    throw new Error(`kubeconfig: context "${config.getCurrentContext()}" has no cluster`);
  }
  const options: RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  const { ca, cert, key, auth, headers, rejectUnauthorized, servername } = options;
  const trusted = SSL_CERT_FILE === undefined ? undefined : await readFile(SSL_CERT_FILE, "utf8");
  const login = { auth, headers: isRecord(headers) ? headers : {} };
  return new ApiClient(cluster.server, login, { ca: ca ?? trusted, cert, key, rejectUnauthorized, servername });
}

function setSearchPath(config: KubeConfig, searchPath: string): void {
  for (const { exec } of config.users as { exec?: { env?: { name: string; value: string }[] } }[]) {
    if (exec !== undefined) {
      exec.env = [...(exec.env ?? []), { name: "PATH", value: searchPath }];
    }
  }
}
