import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { undeclaredNotes } from "../../schemas";
import type { UnknownTypes } from "../../unknown-types";
import { ChartLedger } from "../charts";
import type { SimulatedCloud } from "../clouds";
import type { ControlPlane } from "../control-plane";
import type { RunningControllers } from "../controllers";
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
import type { ClusterAccess } from "../kubernetes";
import { WaitBoard } from "../readiness";
import type { RunningRealControllers } from "../real-controllers";
import {
  type ProjectPlugins,
  type RemoteComponents,
  startProjectPlugins,
  startRemoteComponents,
} from "../remote-components";
import type { Part } from "../report";
import { writeAuthorities } from "./authorities";
import { chartsSetting } from "./charts-setting";
import { startCluster } from "./cluster";
import { writeKubeconfig } from "./home";
import { bringYamlHost, type YamlHost } from "./language";
import { pluginOptions, rehearsalTools, type SiteOptions } from "./options";
import { startPlugins } from "./plugins";
import { programEnvironmentOf } from "./program-environment";

/** Everything that a rehearsal runs on. */
export interface Site {
  readonly controlPlane: ControlPlane;
  readonly controllers: RunningControllers;
  /** The add-ons' own controllers; undefined if the run asks for none. */
  readonly realControllers?: RunningRealControllers;
  readonly access: ClusterAccess;
  readonly engine: Engine;
  readonly ledger: ChartLedger;
  readonly waits: WaitBoard;
  readonly cloud: SimulatedCloud;
  readonly components: RemoteComponents;
  readonly unknownTypes: UnknownTypes;
  readonly parts: Readonly<Record<string, Part>>;
}

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
  waits.shortage = () => cluster.cloud.shortage();
  await writeAuthorities(options.directory, cluster.controlPlane.certificateAuthority, options.environment);
  await writeKubeconfig(options.directory, cluster.controlPlane.kubeconfig);
  /* The stand-in finds charts itself. */
  const charts =
    options.kubernetes === undefined ? undefined : await chartsSetting(options.directory, ledger, options.subject);
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

function engineOptions({ subject, tools, directory, signal }: SiteOptions) {
  const { project, stack } = subject;
  return { cli: tools.pulumi.path, projectDirectory: project.root, stack: stack.name, directory, signal };
}

function toolParts({ tools }: SiteOptions): Record<string, Part> {
  return Object.fromEntries(rehearsalTools.map((name) => [name, { version: tools[name].version, official: true }]));
}

/** Writes the run's copy of the stack file and an empty state; the project's files do not change. */
async function prepareStack(
  { directory, subject }: SiteOptions,
  changes: { readonly kubeconfig: string; readonly charts: string | undefined },
  encrypter: PassphraseEncrypter,
): Promise<string> {
  const { project, stack } = subject;
  const configFile = path.join(directory, path.basename(stack.file));
  const { secretKeys } = stack;
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
