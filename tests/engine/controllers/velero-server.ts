import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { runProcess } from "../../../cli/toolchain";
import { deployment, type RunningCluster } from "../../rehearsal/control-plane/running-cluster";

/** The binaries of Velero's server and of its plugin for S3. */
export interface VeleroTools {
  readonly velero: string;
  readonly plugin: string;
}

interface Definition {
  readonly kind: string;
  readonly items?: readonly Definition[];
  readonly metadata: { readonly name: string };
}

const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

/** Velero's own server with its plugin for S3, as a process beside an API server. */
export class VeleroServer {
  readonly #process: ChildProcess;
  readonly #log: string;

  constructor(process: ChildProcess, log: string) {
    this.#process = process;
    this.#log = log;
  }

  /** Makes Velero's own definitions in the cluster, and starts the server as the administrator. */
  static async start(cluster: RunningCluster, { velero, plugin }: VeleroTools): Promise<VeleroServer> {
    const directory = join(cluster.directory, "velero");
    const plugins = join(directory, "plugins");
    await mkdir(plugins, { recursive: true });
    await symlink(plugin, join(plugins, "velero-plugin-for-aws"));
    await installDefinitions(cluster, velero);
    await cluster.namespace("velero");
    /* A restoration reads which image the server has. */
    await cluster.client.create("/apis/apps/v1/namespaces/velero/deployments", deployment("velero", 1));
    const credentials = join(directory, "aws-credentials");
    await writeFile(credentials, "[default]\naws_access_key_id = test\naws_secret_access_key = test\n", {
      mode: 0o600,
    });
    const log = join(directory, "velero.log");
    const free = ["--metrics-address", "127.0.0.1:0", "--profiler-address", "127.0.0.1:0"];
    const place = ["--namespace", "velero", "--kubeconfig", cluster.controlPlane.kubeconfigFile];
    const server = spawn(velero, ["server", ...place, "--plugin-dir", plugins, ...free], {
      cwd: directory,
      env: { PATH: process.env.PATH, HOME: directory, TMPDIR: directory, AWS_SHARED_CREDENTIALS_FILE: credentials },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const file = createWriteStream(log);
    server.stdout.pipe(file, { end: false });
    server.stderr.pipe(file, { end: false });
    return new VeleroServer(server, log);
  }

  /** Returns the errors and warnings in the server's log. */
  async complaints(): Promise<readonly string[]> {
    const lines = (await readFile(this.#log, "utf8")).split("\n");
    return lines.filter((line) => /level=(?:error|warning)|^An error/.test(line));
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode === null) {
      const ended = new Promise((resolve) => this.#process.once("close", resolve));
      this.#process.kill();
      await ended;
    }
  }
}

/** Makes the definitions that Velero's command prints: those that its chart has as well. */
async function installDefinitions(cluster: RunningCluster, velero: string): Promise<void> {
  const printing = ["install", "--crds-only", "--dry-run", "--output", "yaml"];
  const { stdout } = await runProcess(velero, printing, { env: {} });
  const printed = parseAllDocuments(stdout).map((document) => document.toJS() as Definition);
  const all = printed.flatMap((one) => one.items ?? [one]).filter(({ kind }) => kind === "CustomResourceDefinition");
  for (const definition of all) {
    await cluster.client.create(definitions, definition);
  }
  for (const { metadata } of all) {
    await cluster.untilCondition(`${definitions}/${metadata.name}`, "Established");
  }
}
