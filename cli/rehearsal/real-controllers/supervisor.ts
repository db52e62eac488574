import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { messageOf } from "../../error-message";
import { text } from "../../values";
import { type ComponentProcess, kubeconfig, startComponent, waitFor } from "../control-plane";
import { type ApiClient, type ApiConnection, type KubernetesObject, type ObjectList, objectsIn } from "../kubernetes";
import type { Watchdog } from "../processes";
import type { RealController } from "./definition";
import { type Placement, placedAlone, placedBy } from "./placement";

const lookMs = 250;
/** How long a controller that ended by itself waits for its next start; a kubelet waits longer. */
const restartMs = 1_000;
const patienceMs = 2_000;
export const deploymentsPath = "/apis/apps/v1/deployments";
/** A token outlives every rehearsal. */
const tokenSeconds = 24 * 60 * 60;

/** The parts that all controllers of a run share. */
export interface Supervision {
  readonly controlPlane: ApiConnection;
  readonly client: Pick<ApiClient, "create" | "find" | "get">;
  readonly deployments: { readonly objects: ReadonlyMap<string, KubernetesObject> };
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

/** How often a controller started again because its process had ended by itself, and how the last one ended. */
export interface Restarts {
  readonly times: number;
  /** For instance `ended with exit code 1`. */
  readonly last: string;
}

/** How long and until when to wait for a controller. */
interface Patience {
  /** Milliseconds. */
  readonly timeLimit: number;
  readonly signal: AbortSignal;
}

/** Runs a controller's process for as long as its Deployment is ready, with the account and the arguments of its pod. */
export class Supervisor {
  readonly controller: RealController;
  readonly #program: string;
  readonly #shared: Supervision;
  #running: Running | undefined;
  #restarts: Restarts | undefined;
  /** Why the last look failed. */
  #mistake: string | undefined;
  readonly ended: Promise<void>;

  constructor(controller: RealController, program: string, shared: Supervision) {
    this.controller = controller;
    this.#program = program;
    this.#shared = shared;
    this.ended = this.#run();
  }

  get restarts(): Restarts | undefined {
    return this.#restarts;
  }

  /** Returns where the stack wants it now; undefined if nothing asks for it. */
  async placement(): Promise<Placement | undefined> {
    /* Not the followed ones, which may be late. */
    const list = await this.#shared.client.get<ObjectList>(deploymentsPath);
    return this.#wanted(objectsIn(list));
  }

  /**
   * Waits for its process, which may have ended.
   *
   * @throws Error with the last mistake if it does not start in time
   */
  async running(placement: Placement, { signal, timeLimit }: Patience): Promise<Running> {
    const started = async () => {
      if (isSame(this.#running?.placement, placement)) {
        return this.#running;
      }
      if (this.#mistake !== undefined) {
        throw new Error(this.#mistake);
      }
      return undefined;
    };
    return waitFor("its process", started, { signal, timeLimit });
  }

  async #run(): Promise<void> {
    const { report, signal } = this.#shared;
    while (!signal.aborted) {
      try {
        await this.#follow(await this.#wanted(this.#shared.deployments.objects.values()));
        this.#mistake = undefined;
      } catch (error) {
        if (signal.aborted) {
          break;
        }
        this.#mistake = messageOf(error);
        report(`${this.controller.name}: ${this.#mistake}; trying again`);
      }
      await pause(lookMs, undefined, { signal }).catch(() => undefined);
    }
    await this.#running?.process.stop(patienceMs);
  }

  async #wanted(deployments: Iterable<KubernetesObject>): Promise<Placement | undefined> {
    const { client, lacksChart } = this.#shared;
    const placement = placedBy(this.controller, deployments);
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
    const outcome = running?.process.outcome();
    if (outcome === undefined && isSame(running?.placement, wanted)) {
      return;
    }
    if (outcome !== undefined && wanted !== undefined) {
      this.#restarts = { times: (this.#restarts?.times ?? 0) + 1, last: outcome };
      this.#shared.report(`${this.controller.name}: ${outcome}; restarting it`);
      await pause(restartMs, undefined, { signal: this.#shared.signal });
    }
    await running?.process.stop(patienceMs);
    this.#running = undefined;
    this.#running = wanted && { placement: wanted, process: await this.#start(wanted) };
  }

  async #start(placement: Placement): Promise<ComponentProcess> {
    const { controlPlane, directory, watchdog } = this.#shared;
    const { mounts, name } = this.controller;
    const file = path.join(directory, `${name}.kubeconfig`);
    const account = { ...controlPlane, token: await this.#token(placement) };
    await writeFile(file, kubeconfig(account, name), { mode: 0o600 });
    const mounted = await mounts?.(directory, placement.namespace);
    return startComponent(name, {
      program: this.#program,
      args: [...placement.args, ...(mounted?.args ?? [])],
      directory,
      watchdog,
      environment: { ...placement.environment, ...mounted?.environment, KUBECONFIG: file },
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

function isSame(one: Placement | undefined, other: Placement | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
