import { stat } from "node:fs/promises";
import path from "node:path";
import { LanguageRuntimeClient } from "@pulumi/pulumi/proto/language_grpc_pb";
import { version as ownVersion } from "../../package.json";
import { placeVariables } from "../../project";
import { pluginVariables, runFolders } from "../engine";
import { standInVersion, startKubernetesProvider } from "../kubernetes-provider";
import {
  dynamicPlugin,
  officialPreloads,
  startDynamicProviders,
  startLanguageHost,
  startOfficialHost,
} from "../language-host";
import type { Part } from "../report";
import { chartSources } from "./chart-sources";
import { startGuardedProvider } from "./guarded-provider";
import { askVersion, findOnPath } from "./official-parts";
import { olderThanProduction } from "./older-providers";
import type { PluginOptions } from "./plugin-options";
import { hostEnvironment, programEnvironmentOf } from "./program-environment";

/** The language host and the Kubernetes provider of a run, which the engine attaches to: stand-ins, or official ones. */
export interface Plugins {
  /** For `PULUMI_DEBUG_LANGUAGES`. */
  readonly languages: string;
  /** For `PULUMI_DEBUG_PROVIDERS`. */
  readonly providers: string;
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

/** Lets the code of dynamic providers run if you ask for it. @returns the setting that attaches their plugin; empty if there is none */
async function dynamicProviders(options: PluginOptions): Promise<string> {
  if (options.runDynamicProviders !== true) {
    return "";
  }
  const environment = { ...programEnvironmentOf(options), ...placeVariables(options.config) };
  const plugin = await startDynamicProviders(options.projectDirectory, environment, () => {
    options.ledger.leaveOut(
      "The code of dynamic providers runs, as you asked: its changes outside the rehearsal are permanent.",
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
    for (const sentence of olderThanProduction(official.version)) {
      ledger.leaveOut(sentence);
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
