import { readFile, rm } from "node:fs/promises";
import { chartCrds } from "../../components/testing";
import { requireFolder } from "../charts";
import { messageOf } from "../error-message";
import { progressLine, type ResolveOptions, resolveTools } from "../toolchain";
import { enterHelmReleases, uselessFolder } from "./charts";
import { chosenPhases, type OptionalPhase, omittedPhases } from "./contract";
import { clusterOf, type Operation, readState } from "./engine";
import type { KubernetesObject } from "./kubernetes";
import type { RehearsalOptions } from "./options";
import {
  changesOf,
  checkWorkloads,
  clustersOf,
  describeMetricsApi,
  everyObject,
  Judged,
  liveAgain,
  lookForLeftovers,
  planeName,
  protectedIn,
  type RunCluster,
  retainedOnDelete,
  runAgain,
  runChanges,
  runJudges,
  runPaths,
  runPermissions,
  runWiring,
  type StackChange,
  tearDown,
} from "./phases";
import { Cleanup, makeRunFolder } from "./processes";
import { toolsOf } from "./real-controllers";
import type { Failure, RehearsalOutcome } from "./report";
import { mustSucceed, outcomeOf, PhaseRunner, RunRecord } from "./run";
import { officialKubernetesProvider, requireLanguage, type Site, startSite, toolsFor } from "./site";

/** Rehearses a stack from an empty cluster to an empty cluster, and stops everything that it started. */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalOutcome> {
  await requireLanguage(options.subject.project, options.environment);
  if (options.subject.charts !== undefined) {
    await requireFolder(options.subject.charts);
  }
  const directory = await makeRunFolder();
  const cleanup = new Cleanup();
  cleanup.add(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
  const record = new RunRecord(options.subject.stack.name);
  const run = new Rehearsal(options, record, directory, cleanup);
  try {
    await run.all();
  } finally {
    await run.stop();
  }
  return record.outcome;
}

class Rehearsal {
  readonly #options: RehearsalOptions;
  readonly #record: RunRecord;
  readonly #directory: string;
  readonly #cleanup: Cleanup;
  readonly #run: PhaseRunner;
  readonly #chosen: ReadonlySet<OptionalPhase>;
  /** The resources and changes for the clouds' own provider code, if the run asks it. */
  readonly #judged?: Judged;

  constructor(options: RehearsalOptions, record: RunRecord, directory: string, cleanup: Cleanup) {
    this.#options = options;
    this.#record = record;
    this.#directory = directory;
    this.#cleanup = cleanup;
    this.#run = new PhaseRunner(options.progress, record, options.timelines);
    this.#chosen = chosenPhases(options.phases, options.keep !== undefined);
    record.omit(omittedPhases(this.#chosen));
    if (options.judges === true) {
      this.#judged = new Judged();
      record.plan(["judges"]);
    }
    if (this.#chosen.has("up after destroy")) {
      record.plan(["up after destroy", "destroy again", "leftovers again"]);
    }
  }

  /** Runs all phases except the last; failures are in the record. */
  async all(): Promise<void> {
    try {
      const site = await this.#start();
      try {
        await this.#operate(site);
      } finally {
        this.#record.describe(site);
      }
    } catch (error) {
      this.#options.signal.throwIfAborted();
      this.#record.failWith(this.#record.current, [messageOf(error)]);
    }
  }

  /** Stops and removes everything. */
  async stop(): Promise<void> {
    try {
      await this.#run.phase("stop", async () => this.#cleanup.run());
    } catch (error) {
      if (this.#options.signal.aborted) {
        throw error;
      }
      this.#record.failWith("stop", [messageOf(error)]);
    }
  }

  async #start(): Promise<Site> {
    const {
      clouds,
      controllers: names = [],
      environment,
      kubernetesProvider: choice = "auto",
      signal,
      subject,
    } = this.#options;
    const cleanup = this.#cleanup;
    const directory = this.#directory;
    const wanted = await toolsFor(subject);
    const { tools, controllers, kubernetes } = await this.#run.phase("toolchain", async (report) => {
      const options: ResolveOptions = { signal, env: environment, report: (event) => report(progressLine(event)) };
      return {
        tools: await resolveTools(wanted, options),
        controllers: { names, tools: await resolveTools(toolsOf(names), options) },
        kubernetes: await officialKubernetesProvider({ choice, environment, signal, report }),
      };
    });
    return this.#run.phase("control plane", (report) =>
      startSite({ subject, directory, tools, controllers, kubernetes, environment, signal, report, cleanup, clouds }),
    );
  }

  async #operate(site: Site): Promise<void> {
    const changes = changesOf(clusterOf(await readFile(site.engine.configFile, "utf8"), this.#projectName));
    this.#record.plan(changes.map(({ phase }) => phase));
    const before = await everyObject(site.access);
    if (!(await this.#operation(site, "preview", "preview")) || this.#refuseCharts(site)) {
      return;
    }
    /* Now with the placeholders that the preview needed. */
    const stackFile = await readFile(site.engine.configFile, "utf8");
    site.ledger.presumed.forget();
    const isWhole = await this.#install(site, changes);
    if (this.#options.keep) {
      this.#record.describe(site);
      const { planes } = site;
      const furtherKubeconfigs = planes.running
        .filter((plane) => plane !== planes.first)
        .map((plane) => ({ file: plane.controlPlane.kubeconfigFile, clusters: planeName(planes, plane) }));
      await this.#options.keep({
        ...this.#record.outcome,
        kubeconfigFile: planes.first.controlPlane.kubeconfigFile,
        furtherKubeconfigs,
        engine: site.engine,
      });
    }
    const isGone = this.#chosen.has("destroy") && (await this.#tearDown(site, before, isWhole));
    if (isGone && this.#chosen.has("up after destroy")) {
      await liveAgain(this.#run, site, { project: this.#projectName, stackFile, signal: this.#options.signal });
    }
  }

  /** Records a failure if the folder of `--charts` holds none of the program's charts; returns whether it does. */
  #refuseCharts(site: Site): boolean {
    const useless = uselessFolder(this.#options.subject.charts, site.ledger.notes);
    if (useless !== undefined) {
      this.#record.failWith(this.#record.current, [useless]);
    }
    return useless !== undefined;
  }

  /** Creates everything, changes it and checks it. @returns whether everything succeeded */
  async #install(site: Site, changes: readonly StackChange[]): Promise<boolean> {
    const isUp = await this.#operation(site, "up", "up");
    await this.#judged?.created(site.engine);
    const isWell = isUp && !this.#refuseCharts(site) && (await this.#change(site, changes));
    /* Whatever phases follow: Helm keeps the definitions of kinds in a chart's `crds/`, so they are no leftovers. */
    for (const { access } of clustersOf(site.planes)) {
      await enterHelmReleases(access, site.ledger, chartCrds);
    }
    const check = async () => this.#check(site, isWell ? 60 : 0);
    if (this.#chosen.has("checks")) {
      await this.#run.phase("checks", check, outcomeOf);
    }
    if (isWell && this.#chosen.has("wiring")) {
      await runWiring(this.#run, site, (await this.#cluster(site)).origin);
    }
    if (isWell && this.#chosen.has("paths")) {
      await runPaths(this.#run, site, await this.#cluster(site));
    }
    if (isWell && this.#chosen.has("permissions")) {
      await runPermissions(this.#run, site, this.#options.signal);
    }
    if (this.#judged !== undefined) {
      await runJudges(this.#run, this.#judged, this.#options.signal);
    }
    return isWell;
  }

  /** Only a cluster of the clouds that the stack describes is empty at first. */
  async #cluster(site: Site): Promise<RunCluster> {
    const described = clusterOf(await readFile(site.engine.configFile, "utf8"), this.#projectName);
    const origin = described === undefined || described.kind === "existing" ? "existing" : "made";
    return { origin, ...(described !== undefined && { described }) };
  }

  /** Changes a running stack. @returns whether everything succeeded */
  async #change(site: Site, changes: readonly StackChange[]): Promise<boolean> {
    await runAgain(this.#run, site, this.#chosen);
    const wanted = changes.filter(({ phase }) => this.#chosen.has(phase));
    return runChanges(this.#run, site, this.#projectName, wanted, this.#judged);
  }

  async #check(site: Site, seconds: number): Promise<Failure[]> {
    const clusters = clustersOf(site.planes);
    const checked = await checkWorkloads(clusters, { seconds, signal: this.#options.signal });
    this.#record.workloads(checked);
    const metrics = await Promise.all(clusters.map(({ access }) => describeMetricsApi(access)));
    this.#record.describeMetrics([...new Set(metrics.flat())]);
    const real = (await site.realControllers?.judge(this.#options.signal)) ?? [];
    this.#record.controllers(real);
    const lost = await site.planes.failures();
    const unready = this.#record.unexplained(checked.workloads.notReady);
    const messages = [...unready, ...real.flatMap(({ failures }) => failures), ...lost];
    return this.#record.failWith("checks", messages);
  }

  /** Destroys the stack and looks for leftovers. @returns whether the destroy succeeded */
  async #tearDown(site: Site, before: readonly KubernetesObject[], isWhole: boolean): Promise<boolean> {
    const state = await readState(site.engine);
    if (protectedIn(state).length > 0) {
      this.#record.plan(["destroy refused", "unprotect"]);
    }
    const destroyed = await tearDown(this.#run, site, { project: this.#projectName, state, isWhole });
    const ended = { before, declared: retainedOnDelete(state), destroyed };
    await lookForLeftovers(this.#run, site, ended, this.#options.signal);
    return destroyed;
  }

  async #operation(site: Site, name: Operation, operation: Operation): Promise<boolean> {
    return (await this.#run.operation(site, name, { operation }, mustSucceed(name))).succeeded;
  }

  get #projectName(): string {
    return this.#options.subject.project.name;
  }
}
