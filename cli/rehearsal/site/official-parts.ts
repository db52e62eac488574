import { spawn } from "node:child_process";
import { access, constants, readdir } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import * as grpc from "@grpc/grpc-js";
import type * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { maxSatisfying } from "semver";
import { withoutCredentials } from "../engine";
import { killGroup } from "../processes";

/** An installed official plugin. */
export interface OfficialPlugin {
  readonly file: string;
  readonly version: string;
}

/** Reads the version from the name of an installed plugin's folder, such as `resource-kubernetes-v4.32.0`. */
export function versionInFolder(folder: string, plugin: string): string | undefined {
  const prefix = `${plugin}-v`;
  return folder.startsWith(prefix) && !folder.endsWith(".lock") ? folder.slice(prefix.length) : undefined;
}

/** Returns the newest version of a major version, pre-releases included. */
export function newestFitting(versions: readonly string[], major: number): string | undefined {
  return maxSatisfying(versions, `${major}.x`, { includePrerelease: true }) ?? undefined;
}

/** Finds an executable on PATH. */
export async function findOnPath(name: string, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const folder of (environment.PATH ?? "").split(path.delimiter).filter((one) => path.isAbsolute(one))) {
    const file = path.join(folder, name);
    if (await isExecutable(file)) {
      return file;
    }
  }
  return undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Finds the official Kubernetes provider, on PATH or among the user's installed plugins. */
export async function findKubernetesPlugin(
  environment: NodeJS.ProcessEnv,
  major: number,
): Promise<OfficialPlugin | undefined> {
  const binary = "pulumi-resource-kubernetes";
  const onPath = await findOnPath(binary, environment);
  const version = onPath === undefined ? undefined : await askVersion(onPath, environment);
  if (onPath !== undefined && version !== undefined && newestFitting([version], major)) {
    return { file: onPath, version };
  }
  const home = environment.PULUMI_HOME ?? path.join(environment.HOME ?? "/", ".pulumi");
  const folders = await readdir(path.join(home, "plugins")).catch(() => []);
  const versions = folders.flatMap((folder) => versionInFolder(folder, "resource-kubernetes") ?? []);
  const newest = newestFitting(versions, major);
  if (newest === undefined) {
    return undefined;
  }
  const file = path.join(home, "plugins", `resource-kubernetes-v${newest}`, binary);
  return (await isExecutable(file)) ? { file, version: newest } : undefined;
}

/** The client of a plugin's version call. */
type PluginClient = new (
  address: string,
  credentials: grpc.ChannelCredentials,
) => {
  getPluginInfo(request: Empty, answer: (error: grpc.ServiceError | null, info: plugin.PluginInfo) => void): unknown;
  close(): void;
};

/** Starts a plugin, asks for its version, and ends it; undefined if it does not answer within ten seconds. */
export async function askVersion(
  file: string,
  environment: NodeJS.ProcessEnv,
  client: PluginClient = ResourceProviderClient,
): Promise<string | undefined> {
  const child = spawn(file, [], {
    env: withoutCredentials(environment),
    stdio: ["ignore", "pipe", "ignore"],
    detached: true,
  });
  const timer = setTimeout(() => killGroup(child, "SIGKILL"), 10_000);
  try {
    const port = await new Promise<string | undefined>((resolve) => {
      createInterface({ input: child.stdout })
        .once("line", resolve)
        .once("close", () => resolve(undefined));
      child.once("error", () => resolve(undefined));
    });
    return port === undefined
      ? undefined
      : await pluginVersion(new client(`127.0.0.1:${port.trim()}`, grpc.credentials.createInsecure()));
  } finally {
    clearTimeout(timer);
    killGroup(child, "SIGKILL");
  }
}

function pluginVersion(client: InstanceType<PluginClient>): Promise<string | undefined> {
  return new Promise((resolve) => {
    client.getPluginInfo(new Empty(), (error: grpc.ServiceError | null, info: plugin.PluginInfo) => {
      client.close();
      resolve(error ? undefined : info.getVersion().replace(/^v/, ""));
    });
  });
}
