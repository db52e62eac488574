import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { type ControlPlane, controlPlaneTools, startControlPlane, waitFor } from "../../../cli/rehearsal/control-plane";
import { type RunningControllers, startControllers } from "../../../cli/rehearsal/controllers";
import { ApiError } from "../../../cli/rehearsal/kubernetes/answer";
import { ApiClient } from "../../../cli/rehearsal/kubernetes/client";
import { resolveTools } from "../../../cli/toolchain";

export const second = 1000;

/** Whatever the API server answers, as far as tests look at it. */
export interface Answered {
  readonly metadata: { readonly name: string; readonly uid: string };
  readonly spec: Record<string, unknown>;
  readonly status: Record<string, unknown> & { readonly conditions?: { type: string; status: string }[] };
}

const standardClass = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "standard" },
  provisioner: "disk.csi.example.com",
  volumeBindingMode: "WaitForFirstConsumer",
};

/** A control plane with its controllers, and what a test asks of it. */
export class RunningCluster {
  readonly directory: string;
  readonly controlPlane: ControlPlane;
  readonly controllers: RunningControllers;
  readonly client: ApiClient;
  readonly ledger: readonly string[];

  constructor(
    directory: string,
    controlPlane: ControlPlane,
    controllers: RunningControllers,
    client: ApiClient,
    ledger: readonly string[],
  ) {
    this.directory = directory;
    this.controlPlane = controlPlane;
    this.controllers = controllers;
    this.client = client;
    this.ledger = ledger;
  }

  static async start(): Promise<RunningCluster> {
    const tools = await resolveTools(controlPlaneTools);
    const directory = await mkdtemp(path.join(os.tmpdir(), "keelson-test-"));
    const controlPlane = await startControlPlane({
      directory: path.join(directory, "control-plane"),
      tools,
      nodes: [{ name: "one" }, { name: "two", labels: { pool: "general" } }, { name: "held", ready: false }],
    });
    const ledger: string[] = [];
    const controllers = await startControllers({
      controlPlane,
      report: () => undefined,
      ledger: {
        acquired: (kind, namespace, name) => ledger.push(`+ ${kind} ${namespace}/${name}`),
        released: (kind, namespace, name) => ledger.push(`- ${kind} ${namespace}/${name}`),
      },
      storageClasses: [standardClass],
    });
    return new RunningCluster(directory, controlPlane, controllers, ApiClient.withToken(controlPlane), ledger);
  }

  async stop(): Promise<void> {
    this.client.close();
    await this.controllers.stop();
    await this.controlPlane.stop();
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** Makes a namespace and waits until pods can be made in it. */
  async namespace(name: string, labels: Record<string, string> = {}): Promise<void> {
    await this.client.create("/api/v1/namespaces", { metadata: { name, labels } });
    await this.until("its service account", `/api/v1/namespaces/${name}/serviceaccounts/default`, () => true);
  }

  /** Asks for an object until it is as expected. */
  until(what: string, url: string, holds: (object: Answered) => boolean, timeLimit = 20 * second): Promise<Answered> {
    const ask = async () => {
      const object = await this.client.get<Answered>(url);
      return holds(object) ? object : undefined;
    };
    return waitFor(what, ask, { timeLimit });
  }

  untilCondition(url: string, condition: string): Promise<Answered> {
    return this.until(`${condition} of ${url}`, url, ({ status }) => isTrue(status, condition));
  }

  async untilGone(url: string, timeLimit: number): Promise<void> {
    const ask = async () => {
      const answer: unknown = await this.client.get(url).catch((error: unknown) => error);
      return answer instanceof ApiError && answer.statusCode === 404 ? true : undefined;
    };
    await waitFor(`the end of ${url}`, ask, { timeLimit });
  }

  /** What the ledger was told of an object, for instance `+-`. */
  told(object: string): string {
    return this.ledger
      .filter((entry) => entry.slice(2).startsWith(object))
      .map((entry) => entry[0])
      .join("");
  }

  /** A Deployment of one pod behind a Service of the same name. */
  async serve(namespace: string, name: string): Promise<void> {
    await this.client.create(`/apis/apps/v1/namespaces/${namespace}/deployments`, deployment(name, 1));
    const spec = { selector: { app: name }, ports: [{ port: 443, targetPort: 8443 }] };
    await this.client.create(`/api/v1/namespaces/${namespace}/services`, { metadata: { name }, spec });
  }
}

export function isTrue(status: Answered["status"], condition: string): boolean {
  return status.conditions?.some(({ type, status }) => type === condition && status === "True") === true;
}

export function podTemplate(app: string, spec: object = {}) {
  const resources = { requests: { cpu: "100m", memory: "64Mi" } };
  const containers = [{ name: "app", image: "registry.example.com/app:1.0.0", resources }];
  return { metadata: { labels: { app } }, spec: { containers, ...spec } };
}

export function deployment(name: string, replicas: number) {
  const selector = { matchLabels: { app: name } };
  return { metadata: { name }, spec: { replicas, selector, template: podTemplate(name) } };
}

/** Narrows what a `before` hook has set. */
export function started(cluster: RunningCluster | undefined): RunningCluster {
  assert.ok(cluster, "the cluster did not start");
  return cluster;
}
