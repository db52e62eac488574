import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { messageOf } from "../../error-message";
import { text } from "../../values";
import { type ComponentProcess, kubeconfig, startComponent } from "../control-plane";
import type { ApiClient, ApiConnection, Followed, KubernetesObject } from "../kubernetes";
import type { Watchdog } from "../processes";
import type { RealController } from "./definition";
import { type Placement, placedAlone, placedBy } from "./placement";

const lookMs = 250;
/** How long a controller that ended by itself waits for its next start; a kubelet waits longer. */
const restartMs = 1_000;
const patienceMs = 2_000;
/** As long as any rehearsal. */
const tokenSeconds = 24 * 60 * 60;

/** The parts that all controllers of a run share. */
export interface Supervision {
  readonly controlPlane: ApiConnection;
  readonly client: ApiClient;
  readonly deployments: Followed<KubernetesObject>;
  /** Reports whether the program installs a chart that the rehearsal lacks. */
  readonly lacksChart: (chart: string) => Promise<boolean>;
  readonly directory: string;
  readonly watchdog: Watchdog;
  readonly signal: AbortSignal;
  readonly report: (message: string) => void;
}

/** A controller's process and how it runs. */
export interface Running {
  readonly placement: Placement;
  readonly process: ComponentProcess;
}

/** Runs a controller's process for as long as its Deployment is ready, with the account and the arguments of its pod. */
export class Supervisor {
  readonly controller: RealController;
  readonly #program: string;
  readonly #shared: Supervision;
  #running: Running | undefined;
  readonly ended: Promise<void>;

  constructor(controller: RealController, program: string, shared: Supervision) {
    this.controller = controller;
    this.#program = program;
    this.#shared = shared;
    this.ended = this.#run();
  }

  /** Its process, which may have ended; undefined if nothing asks for it. */
  get running(): Running | undefined {
    return this.#running;
  }

  async #run(): Promise<void> {
    const { report, signal } = this.#shared;
    while (!signal.aborted) {
      try {
        await this.#follow(await this.#wanted());
      } catch (error) {
        if (signal.aborted) {
          break;
        }
        report(`${this.controller.name}: ${messageOf(error)}; trying again`);
      }
      await pause(lookMs, undefined, { signal }).catch(() => undefined);
    }
    await this.#running?.process.stop(patienceMs);
  }

  async #wanted(): Promise<Placement | undefined> {
    const { client, deployments, lacksChart } = this.#shared;
    const placement = placedBy(this.controller, deployments.objects.values());
    const { withoutChart } = this.controller;
    if (placement !== undefined || withoutChart === undefined || !(await lacksChart(this.controller.name))) {
      return placement;
    }
    const { definition, namespace } = withoutChart;
    const places = [
      `/api/v1/namespaces/${namespace}`,
      `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${definition}`,
    ];
    const found = await Promise.all(places.map((path) => client.find<KubernetesObject>({ method: "GET", path })));
    const isThere = found.every((one) => one !== undefined && one.metadata.deletionTimestamp === undefined);
    return isThere ? placedAlone({ ...this.controller, withoutChart }) : undefined;
  }

  async #follow(wanted: Placement | undefined): Promise<void> {
    const running = this.#running;
    const hasEnded = running !== undefined && running.process.outcome() !== undefined;
    if (!hasEnded && JSON.stringify(running?.placement) === JSON.stringify(wanted)) {
      return;
    }
    if (hasEnded && wanted !== undefined) {
      await pause(restartMs, undefined, { signal: this.#shared.signal });
    }
    await running?.process.stop(patienceMs);
    this.#running = wanted && { placement: wanted, process: await this.#start(wanted) };
  }

  async #start(placement: Placement): Promise<ComponentProcess> {
    const { controlPlane, directory, watchdog } = this.#shared;
    const { name } = this.controller;
    const file = path.join(directory, `${name}.kubeconfig`);
    const account = { ...controlPlane, token: await this.#token(placement) };
    await writeFile(file, kubeconfig(account, name), { mode: 0o600 });
    return startComponent(name, {
      program: this.#program,
      args: placement.args,
      directory,
      watchdog,
      environment: { ...placement.environment, KUBECONFIG: file },
    });
  }

  /** https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/ */
  async #token({ namespace, serviceAccount }: Placement): Promise<string> {
    const { client, controlPlane } = this.#shared;
    if (serviceAccount === undefined) {
      return controlPlane.token;
    }
    const place = `/api/v1/namespaces/${namespace}/serviceaccounts/${serviceAccount}/token`;
    const request = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest" };
    const answer = await client.create(place, { ...request, spec: { expirationSeconds: tokenSeconds } });
    const token = text(answer, "status", "token");
    if (token === undefined) {
      throw new Error(`expected a token of service account ${namespace}/${serviceAccount}, got none`);
    }
    return token;
  }
}
