import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { holdsFullCharts } from "../../charts";
import type { Project, StackConfig } from "../../project";
import { type PackageSchemas, undeclaredNotes } from "../../schemas";
import type { ResolvedTools } from "../../toolchain";
import { UnknownTypes } from "../../unknown-types";
import { applicationSync } from "../argo-cd";
import { ChartLedger } from "../charts";
import { bareCluster, type RehearsedCloud, type SimulatedCloud, startSimulatedCloud } from "../clouds";
import { type ControlPlane, controlPlaneTools, startControlPlane } from "../control-plane";
import { CloudHoldingsList, type RunningControllers, startControllers } from "../controllers";
import {
  type Engine,
  type PassphraseEncrypter,
  passphraseEncrypter,
  prepareBackend,
  prepareFolders,
  prepareReferredStacks,
  runEnvironment,
  stackCopy,
} from "../engine";
import { type ClusterAccess, connectCluster } from "../kubernetes";
import { dynamicPlugin } from "../language-host";
import { startOtherPackages } from "../other-packages";
import type { Cleanup } from "../processes";
import { WaitBoard } from "../readiness";
import {
  type ProjectPlugins,
  type RemoteComponents,
  startProjectPlugins,
  startRemoteComponents,
} from "../remote-components";
import type { Part } from "../report";
import { writeAuthorities } from "./authorities";
import { chartsSetting } from "./charts-setting";
import { writeKubeconfig } from "./home";
import { classesServed } from "./ingress-classes";
import { bringYamlHost, type YamlHost } from "./language";
import type { OfficialPlugin } from "./official-parts";
import { chartSources, programEnvironmentOf, startPlugins } from "./plugins";

/** The stack to rehearse. */
export interface Subject {
  readonly project: Project;
  readonly stack: StackConfig;
  /** The folder of `--charts`. */
  readonly charts?: string;
  /** Whether Helm and Kustomize download charts and overlays, from the repositories that the program names. @default false */
  readonly pullCharts?: boolean;
  /** Whether the code of the program's dynamic providers runs. @default false */
  readonly runDynamicProviders?: boolean;
}

/** The tools that every rehearsal needs. */
const rehearsalTools = [...controlPlaneTools, "pulumi"] as const;

type RehearsalTool = (typeof rehearsalTools)[number];

/** Returns the tools for a subject, including Helm if there are charts to render. */
export async function toolsFor({ charts, project, stack }: Subject): Promise<readonly (RehearsalTool | "helm")[]> {
  const setting = stack.config["keelson:charts"];
  const own = setting?.startsWith(".") || setting?.startsWith("/") ? path.resolve(project.root, setting) : undefined;
  const folders = [charts, own].filter((folder) => folder !== undefined);
  const full = await Promise.all(folders.map(holdsFullCharts));
  return full.includes(true) ? [...rehearsalTools, "helm"] : rehearsalTools;
}

/** Everything that a rehearsal runs on. */
export interface Site {
  readonly controlPlane: ControlPlane;
  readonly controllers: RunningControllers;
  readonly access: ClusterAccess;
  readonly engine: Engine;
  readonly ledger: ChartLedger;
  readonly waits: WaitBoard;
  readonly cloud: SimulatedCloud;
  readonly components: RemoteComponents;
  readonly unknownTypes: UnknownTypes;
  readonly parts: Readonly<Record<string, Part>>;
}

/** Options of a site. */
export interface SiteOptions {
  readonly subject: Subject;
  /** The run's folder. */
  readonly directory: string;
  readonly tools: ResolvedTools<RehearsalTool>;
  /** Pulumi's own Kubernetes provider. @default the stand-in plays */
  readonly kubernetes?: OfficialPlugin;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly report: (text: string) => void;
  /** Receives how to stop each part. */
  readonly cleanup: Cleanup;
  /** The simulated clouds. @default all */
  readonly clouds?: readonly RehearsedCloud[];
}

/** Three nodes in three zones. */
const nodes = ["node-a", "node-b", "node-c"].map((name) => ({ name }));

/** Starts the control plane, the plugins and the engine's backend at the same time. */
export async function startSite(options: SiteOptions): Promise<Site> {
  const ledger = new ChartLedger();
  const waits = new WaitBoard();
  const parts = toolParts(options);
  const passphrase = randomBytes(24).toString("base64url");
  await prepareFolders(options.directory);
  const own = await startProjectPlugins(options.subject.project, programEnvironmentOf(options), options.cleanup);
  const yaml = await yamlHost(options, own);
  if (yaml !== undefined) {
    undeclaredNotes(yaml.schemas).forEach((note) => ledger.leaveOut(note));
  }
  const starting = startCluster(options, { ledger, parts, waits }, own, yaml?.schemas);
  const runCluster = async () => {
    const { cloud, controlPlane } = await starting;
    return { kubeconfig: controlPlane.kubeconfig, servers: [controlPlane.server, ...cloud.servers] };
  };
  const [cluster, plugins, components, encrypter] = await allSettledOrThrow([
    starting,
    startPlugins({ ...pluginOptions(options), yaml, ledger, waits, parts, cluster: runCluster }),
    startRemoteComponents(options.environment, parts, options.cleanup),
    passphraseEncrypter(passphrase),
  ]);
  await writeAuthorities(options.directory, cluster.controlPlane.certificateAuthority, options.environment);
  await writeKubeconfig(options.directory, cluster.controlPlane.kubeconfig);
  const charts = plugins.providers === "" ? await chartsSetting(options.directory, ledger, options.subject) : undefined;
  const configFile = await prepareStack(options, { kubeconfig: cluster.controlPlane.kubeconfig, charts }, encrypter);
  const providers = [plugins.providers, cluster.cloud.attach, cluster.packages, components.attach, own.attach]
    .filter(Boolean)
    .join(",");
  const { languages } = plugins;
  const environment = runEnvironment(options.environment, {
    languages,
    providers,
    directory: options.directory,
    passphrase,
  });
  const engine = { ...engineOptions(options), configFile, environment };
  return { ...cluster, components, ledger, waits, engine, parts };
}

async function yamlHost(options: SiteOptions, { schemas }: ProjectPlugins): Promise<YamlHost | undefined> {
  const { project } = options.subject;
  return project.runtime === "yaml" ? bringYamlHost({ ...options, project, pluginSchemas: schemas }) : undefined;
}

function pluginOptions({ subject, ...options }: SiteOptions) {
  const { project, charts, pullCharts, runDynamicProviders, stack } = subject;
  return {
    ...options,
    pullCharts,
    runDynamicProviders,
    config: stack.config,
    projectDirectory: project.root,
    charts,
    stackReferences: project.stackReferences,
    runtime: project.runtime,
  };
}

function engineOptions({ subject, tools, directory, signal }: SiteOptions) {
  const { project, stack } = subject;
  return { cli: tools.pulumi.path, projectDirectory: project.root, stack: stack.name, directory, signal };
}

function toolParts({ tools }: SiteOptions): Record<string, Part> {
  return Object.fromEntries(rehearsalTools.map((name) => [name, { version: tools[name].version, official: true }]));
}

async function startCluster(
  options: SiteOptions,
  { ledger, parts, waits }: Pick<Site, "ledger" | "waits"> & { readonly parts: Record<string, Part> },
  own: ProjectPlugins,
  schemas?: PackageSchemas,
) {
  const { cleanup, clouds, directory, report, signal, subject, tools } = options;
  const bare = bareCluster(subject.stack, subject.project.name);
  const { ownNodes, addressStyle, storageClasses } = bare;
  const holdings = new CloudHoldingsList();
  const unknownTypes = new UnknownTypes(subject.project.root, schemas);
  const controlPlane = await startControlPlane({
    directory: path.join(directory, "control-plane"),
    tools,
    nodes: ownNodes ? nodes : [],
    signal,
    report,
  });
  cleanup.add(() => controlPlane.stop());
  const servesClass = classesServed(ledger, bare.ingressClasses);
  const balanced = { ledger: holdings, addressStyle, servesClass };
  const access = await connectCluster(controlPlane.kubeconfig);
  cleanup.add(() => access.client.close());
  const sources = chartSources({ ...pluginOptions(options), ledger, parts });
  const sync = applicationSync({ access, settings: { isAmbient: false }, sources, signal, waits });
  const controllers = await startControllers({ controlPlane, report, storageClasses, ...balanced, sync });
  cleanup.add(() => controllers.stop());
  const cloud = await startSimulatedCloud({
    controlPlane,
    holdings,
    ledger,
    directory,
    parts,
    signal,
    cleanup,
    clouds,
    unknownTypes,
  });
  const { kubeconfig } = controlPlane;
  const packages = await startOtherPackages({
    unknownTypes,
    projectDirectory: subject.project.root,
    usedPackages: schemas?.packages ?? [],
    running: [...own.schemas.keys(), ...(subject.runDynamicProviders === true ? [dynamicPlugin] : [])],
    parts,
    kubeconfig,
    signal,
    cleanup,
  });
  return { controlPlane, controllers, access, cloud, packages, unknownTypes };
}

/** Writes the run's copy of the stack file and an empty state; the project's files do not change. */
async function prepareStack(
  { directory, subject }: SiteOptions,
  changes: { readonly kubeconfig: string; readonly charts: string | undefined },
  encrypter: PassphraseEncrypter,
): Promise<string> {
  const { project, stack } = subject;
  const configFile = path.join(directory, path.basename(stack.file));
  const secretKeys = stack.isThrowAway === true ? stack.secretKeys : [];
  const copy = stackCopy(stack.text, { project: project.name, secretKeys, ...changes }, encrypter);
  await writeFile(configFile, copy, { mode: 0o600 });
  await prepareBackend(directory, { project: project.name, stack: stack.name, salt: encrypter.salt });
  await prepareReferredStacks(directory, project, encrypter.salt);
  return configFile;
}

/** Waits for all, even if one fails, so that everything that was started can be stopped. */
async function allSettledOrThrow<const Promises extends readonly Promise<unknown>[]>(
  promises: Promises,
): Promise<{ -readonly [Index in keyof Promises]: Awaited<Promises[Index]> }> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}
