import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { undeclaredNotes } from "../../schemas";
import type { UnknownTypes } from "../../unknown-types";
import { ChartLedger } from "../charts";
import type { SimulatedCloud } from "../clouds";
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
import type { ClusterPlanes } from "../planes";
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
  /** The API servers of the clusters that the program creates, and of the one that it finds. */
  readonly planes: ClusterPlanes;
  /** The add-ons' own controllers; undefined if the run asks for none. */
  readonly realControllers?: RunningRealControllers;
  /** The run's own API server. */
  readonly access: ClusterAccess;
  readonly engine: Engine;
  /** Encrypts what the run adds to its copy of the stack file. */
  readonly encrypter: PassphraseEncrypter;
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
    const { cloud, planes } = await starting;
    const { kubeconfig } = planes.first.controlPlane;
    return {
      kubeconfig,
      servers: [...planes.running.map(({ controlPlane }) => controlPlane.server), ...cloud.servers],
    };
  };
  const [cluster, plugins, components, encrypter] = await allSettledOrThrow([
    starting,
    startPlugins({ ...pluginOptions(options), yaml, ledger, waits, parts, cluster: runCluster }),
    startRemoteComponents(options.environment, parts, options.cleanup),
    passphraseEncrypter(passphrase),
  ]);
  waits.shortage = () => cluster.cloud.shortage();
  const { certificateAuthority, kubeconfig } = cluster.planes.first.controlPlane;
  await writeAuthorities(options.directory, certificateAuthority, options.environment);
  await writeKubeconfig(options.directory, kubeconfig);
  /* The stand-in finds charts itself. */
  const charts =
    options.kubernetes === undefined ? undefined : await chartsSetting(options.directory, ledger, options.subject);
  const configFile = await prepareStack(options, { kubeconfig, charts }, encrypter);
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
  return { ...cluster, components, encrypter, ledger, waits, engine, parts };
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
