import type { RequestOptions } from "node:https";
import { KubeConfig } from "@kubernetes/client-node";
import { isRecord } from "../../values";
import { ApiClient } from "./client";

/**
 * Creates a client from a kubeconfig.
 *
 * @param context @default the current context
 * @param searchPath where credential plugins are looked for @default this process's PATH
 */
export async function clientFrom(kubeconfig: string, context?: string, searchPath?: string): Promise<ApiClient> {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  if (searchPath !== undefined) {
    setSearchPath(config, searchPath);
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
  const login = { auth, headers: isRecord(headers) ? headers : {} };
  return new ApiClient(cluster.server, login, { ca, cert, key, rejectUnauthorized, servername });
}

function setSearchPath(config: KubeConfig, searchPath: string): void {
  for (const { exec } of config.users as { exec?: { env?: { name: string; value: string }[] } }[]) {
    if (exec !== undefined) {
      exec.env = [...(exec.env ?? []), { name: "PATH", value: searchPath }];
    }
  }
}
