import { stat } from "node:fs/promises";
import path from "node:path";
import { LanguageRuntimeClient } from "@pulumi/pulumi/proto/language_grpc_pb";
import { lt } from "semver";
import { chartCrds } from "../../../components/testing";
import { version as ownVersion } from "../../package.json";
import { placeVariables, type StackReferences } from "../../project";
import { resolveTools } from "../../toolchain";
import { type ChartLedger, PulledCharts } from "../charts";
import { authoritiesFile, pluginVariables, runFolders, withoutCredentials } from "../engine";
import { type RunCluster, standInVersion, startKubernetesProvider } from "../kubernetes-provider";
import type { ChartSources } from "../kubernetes-provider/release";
import {
  dynamicPlugin,
  officialPreloads,
  startDynamicProviders,
  startLanguageHost,
  startOfficialHost,
} from "../language-host";
import type { Cleanup } from "../processes";
import type { WaitBoard } from "../readiness";
import type { Part } from "../report";
import { startGuardedProvider } from "./guarded-provider";
import type { YamlHost } from "./language";
import { languageCaches } from "./language-caches";
import { askVersion, findOnPath, type OfficialPlugin } from "./official-parts";

/** The language host and the Kubernetes provider of a run, which the engine attaches to: stand-ins, or official ones. */
export interface Plugins {
  /** For `PULUMI_DEBUG_LANGUAGES`. */
  readonly languages: string;
  /** For `PULUMI_DEBUG_PROVIDERS`. */
  readonly providers: string;
}

/** Options of the plugins. */
export interface PluginOptions {
  readonly directory: string;
  readonly projectDirectory: string;
  /** The program's file or folder, relative to the project. @default the project's folder */
  readonly main?: string;
  readonly charts?: string;
  /** Whether Helm and Kustomize download charts and overlays. @default false */
  readonly pullCharts?: boolean;
  /** Whether the code of dynamic providers runs. @default false */
  readonly runDynamicProviders?: boolean;
  readonly stackReferences?: StackReferences;
  /** The program's, such as `nodejs`. */
  readonly runtime: string;
  /** The stack's configuration. */
  readonly config: Readonly<Record<string, string>>;
  /** The user's environment, in which official plugins are looked for. */
  readonly environment: NodeJS.ProcessEnv;
  /** Pulumi's own host of YAML programs, if the program is one. */
  readonly yaml?: YamlHost;
  /** Pulumi's own Kubernetes provider, if it plays. */
  readonly kubernetes?: OfficialPlugin;
  readonly ledger: ChartLedger;
  readonly waits: WaitBoard;
  /** Receives the parts that the run uses; Helm only once a chart needs it. */
  readonly parts: Record<string, Part>;
  /** The run's cluster, once it runs. */
  readonly cluster: () => Promise<RunCluster>;
  readonly signal: AbortSignal;
  readonly cleanup: Cleanup;
}

/** Starts a stand-in for each plugin whose official one is not installed. */
export async function startPlugins(options: PluginOptions): Promise<Plugins> {
  const [language, kubernetes, dynamic] = await Promise.all([
    languagePart(options),
    kubernetesPart(options),
    dynamicProviders(options),
  ]);
  options.parts[`pulumi-language-${options.runtime}`] = language.part;
  options.parts["pulumi-resource-kubernetes"] = kubernetes.part;
  return { languages: language.attach, providers: [kubernetes.attach, dynamic].filter(Boolean).join(",") };
}

interface StartedPart {
  readonly attach: string;
  readonly part: Part;
}

/** Returns the environment of Pulumi's own language host and of its programs. */
export function hostEnvironment(
  options: Pick<PluginOptions, "config" | "directory" | "environment" | "runtime">,
): NodeJS.ProcessEnv {
  return {
    ...programEnvironmentOf(options),
    ...placeVariables(options.config),
    ...languageCaches(options.runtime, options.environment),
    ...pluginVariables(options.directory),
  };
}

async function languagePart(options: PluginOptions): Promise<StartedPart> {
  const { cleanup, runtime, stackReferences: references } = options;
  const official = await officialHost(options);
  const host =
    official === undefined
      ? await startLanguageHost({
          environment: { ...programEnvironmentOf(options), ...placeVariables(options.config) },
          references,
          ...(options.kubernetes && { preloads: officialPreloads }),
        })
      : await startOfficialHost({
          file: official.file,
          environment: { ...hostEnvironment(options), ...official.variables },
          references,
        });
  cleanup.add(() => host.stop());
  return {
    attach: `${runtime}:${host.port}`,
    part: { version: official?.version ?? ownVersion, official: official !== undefined },
  };
}

/** Lets the code of dynamic providers run if you ask for it. @returns what attaches their plugin; otherwise nothing */
async function dynamicProviders(options: PluginOptions): Promise<string> {
  if (options.runDynamicProviders !== true) {
    return "";
  }
  const environment = { ...programEnvironmentOf(options), ...placeVariables(options.config) };
  const plugin = await startDynamicProviders(options.projectDirectory, environment, () => {
    options.ledger.leaveOut(
      "The code of dynamic providers runs, as you asked: what it changes outside the rehearsal stays changed.",
    );
  });
  options.cleanup.add(() => plugin.stop());
  return `${dynamicPlugin}:${plugin.port}`;
}

interface InstalledHost {
  readonly file: string;
  readonly version: string;
  readonly variables?: NodeJS.ProcessEnv;
}

/** Finds Pulumi's own language host; undefined if it is not installed. */
async function officialHost({ environment, runtime, yaml }: PluginOptions): Promise<InstalledHost | undefined> {
  if (yaml !== undefined) {
    return { ...yaml, variables: { PULUMI_DEBUG_PROVIDERS: yaml.providers } };
  }
  const file = await findOnPath(`pulumi-language-${runtime}`, environment);
  if (file === undefined) {
    return undefined;
  }
  return { file, version: (await askVersion(file, environment, LanguageRuntimeClient)) || "(unknown)" };
}

async function kubernetesPart(options: PluginOptions): Promise<StartedPart> {
  const { cleanup, directory, kubernetes: official, ledger, signal, waits } = options;
  const access = { plugins: path.join(directory, runFolders.bin), run: options.cluster };
  if (official) {
    if (lt(official.version, keepsNulls)) {
      ledger.leaveOut(
        `Pulumi's Kubernetes provider ${official.version} drops nulls in a chart's values, which ${keepsNulls} and newer keep.`,
      );
    }
    const provider = await startGuardedProvider({
      file: official.file,
      environment: { ...programEnvironmentOf(options), ...pluginVariables(directory) },
      folder: await workingDirectory(options),
      ledger,
      ...access,
    });
    cleanup.add(() => provider.stop());
    return { attach: `kubernetes:${provider.port}`, part: { version: official.version, official: true } };
  }
  const provider = await startKubernetesProvider(chartSources(options), waits, signal, access);
  cleanup.add(() => provider.stop());
  return { attach: `kubernetes:${provider.port}`, part: { version: standInVersion, official: false } };
}

/** Returns where the engine runs the program and its plugins. */
async function workingDirectory({ main = ".", projectDirectory }: PluginOptions): Promise<string> {
  const entry = path.resolve(projectDirectory, main);
  return (await stat(entry)).isDirectory() ? entry : path.dirname(entry);
}

/** Returns where charts come from and what renders them, whoever installs them. */
export function chartSources(
  options: Omit<PluginOptions, "cleanup" | "cluster" | "kubernetes" | "waits">,
): ChartSources {
  const { directory, environment, ledger, projectDirectory, signal } = options;
  const helm = async () => {
    const { helm: tool } = await resolveTools(["helm"], { signal, env: environment });
    options.parts.helm = { version: tool.version, official: true };
    return tool.path;
  };
  const kubectl = async () => {
    const { kubectl: tool } = await resolveTools(["kubectl"], { signal, env: environment });
    options.parts.kubectl = { version: tool.version, official: true };
    return tool.path;
  };
  const tools = { helm: lazily(helm), kubectl: lazily(kubectl), environment: programEnvironmentOf(options), ledger };
  return {
    ...tools,
    projectDirectory,
    chartsDirectory: options.charts,
    kindsOf: chartCrds,
    ...(options.pullCharts === true && {
      pulled: new PulledCharts({ ...tools, folder: path.join(directory, "pulled-charts"), signal }),
    }),
  };
}

/** The first version that passes nulls in a release's values on to Helm: https://github.com/pulumi/pulumi-kubernetes/issues/2997 */
const keepsNulls = "4.30.0";

/** Returns the environment of programs and Helm: the user's without logins, and with the run's home folder and authorities. */
export function programEnvironmentOf({
  directory,
  environment,
}: Pick<PluginOptions, "directory" | "environment">): NodeJS.ProcessEnv {
  const home = path.join(directory, runFolders.home);
  const temporary = path.join(directory, runFolders.temporary);
  /* Holds the credential plugins that kubeconfigs call, such as `aws`. */
  const searchPath = `${path.join(directory, runFolders.bin)}:${environment.PATH ?? ""}`;
  const authorities = path.join(directory, authoritiesFile);
  return {
    ...withoutCredentials(environment),
    PATH: searchPath,
    HOME: home,
    TMPDIR: temporary,
    SSL_CERT_FILE: authorities,
  };
}

function lazily<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => (made ??= make());
}
