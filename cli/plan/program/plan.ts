import { Module } from "node:module";
import { type ProgramRun, type RegisteredResource, type RunOptions, runProgram } from "../../../components/testing";
import { cloudSimulationOf } from "../../clouds";
import { type Compiling, deferManifests } from "../../deferred-manifests";
import { knowThumbprints } from "../../issuer-thumbprints";
import { maskErrors } from "../../masked-errors";
import { type Project, placeVariables, type StackConfig } from "../../project";
import { configClasses, standInForAbsentConfig } from "./absent-config";
import { allowCircularImports } from "./circular-imports";
import { requireOwnImports } from "./dynamic-imports";
import { takeProvidersAsText } from "./dynamic-providers";
import { plannedFunctions } from "./functions";
import { inOwnHome } from "./home";
import { keepKnownParts } from "./known-parts";
import { loadProgram } from "./load-program";
import { withKubeconfig } from "./placeholder-kubeconfig";
import { changeModules, programModules } from "./program-modules";
import { shareProtobuf } from "./protobuf";
import { requirePlannable } from "./runtime";
import { outputPrototype, sdksOf, shareState } from "./sdks";
import { plannedReferences } from "./stack-references";
import { allowTypeScript } from "./type-script";
import type * as Yaml from "./yaml";

/** The resources that a stack's program registers. */
export interface Plan {
  readonly project: string;
  readonly stack: string;
  /** Sorted by URN. */
  readonly resources: readonly RegisteredResource[];
  /**
   * The objects that the releases' charts render, if charts were given. They are not resources of the program, and count only for the cost.
   * @default none
   */
  readonly ofCharts?: readonly RegisteredResource[];
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Warnings that the program itself logs. */
  readonly warnings: readonly string[];
  /** Assumptions that the offline plan makes. */
  readonly notes: readonly string[];
}

/** A run of a program, and the assumptions that it makes. */
interface AssumingRun {
  readonly run: ProgramRun;
  readonly notes: readonly string[];
  /** Masks the program's secrets in a text. @default the program's host does */
  readonly mask?: (text: string) => string;
}

/** Runs a project's program as a preview of a stack: no engine, no provider, no network. */
export async function plan(project: Project, stack: StackConfig): Promise<Plan> {
  requirePlannable(project);
  const given = withKubeconfig(project.name, stack, project.runtime);
  const variables = placeVariables(given.config);
  const yaml = project.runtime === "yaml" ? await inOwnHome(variables, () => readYaml(project)) : undefined;
  try {
    return await planWith(project, stack, given, yaml);
  } finally {
    yaml?.stop();
  }
}

/**
 * Loads the runner of YAML programs late: few programs are in YAML, and loading takes time. Node.js' `import()` knows no folders where
 * tests run.
 */
function readYaml(project: Project): Promise<Yaml.YamlProgram> {
  const { yamlProgram } = require("./yaml") as typeof Yaml;
  return yamlProgram(project);
}

async function planWith(
  project: Project,
  stack: StackConfig,
  { config, secretKeys, notes }: ReturnType<typeof withKubeconfig>,
  yaml: Yaml.YamlProgram | undefined,
): Promise<Plan> {
  const functions = plannedFunctions(project.root, yaml?.schemas);
  const references = plannedReferences(project);
  const options: RunOptions = {
    project: project.name,
    stack: stack.name,
    config,
    secretConfigKeys: secretKeys,
    transforms: "ignored",
    simulate: [cloudSimulationOf(config), functions.simulation, references.simulation],
  };
  const planned: () => Promise<AssumingRun> = yaml ? await yaml.inHost(options) : runHere(project, stack, options);
  const { run, notes: assumed, mask = String } = await inOwnHome(placeVariables(config), () => planned());
  const warnings = run.logs.filter(({ severity }) => severity === "warn").map(({ message }) => mask(message));
  return {
    project: project.name,
    stack: stack.name,
    resources: run.resources,
    outputs: run.outputs,
    warnings,
    notes: [...notes, ...assumed, ...functions.notes(), ...references.notes()],
  };
}

/** Returns the runner of programs in TypeScript or JavaScript in this process. */
function runHere(project: Project, stack: StackConfig, options: RunOptions): () => Promise<AssumingRun> {
  return async () => {
    await allowTypeScript(project.root);
    const cwd = process.cwd();
    const modules = programModules(project.root);
    const compiling = Module.prototype as unknown as Compiling;
    /* The next stack's program starts with fresh modules. */
    const ends: (() => void)[] = [() => modules.forget(), () => process.chdir(cwd)];
    try {
      ends.push(shareProtobuf(project.root));
      const inState = shareState(project.root);
      ends.push(changeModules(project.root, (code) => requireOwnImports(allowCircularImports(code))));
      ends.push(deferManifests(compiling));
      ends.push(knowThumbprints(compiling));
      ends.push(takeProvidersAsText());
      const absent = standInForAbsentConfig(stack, configClasses(project.root));
      ends.push(() => absent.release());
      const masking = maskErrors(sdksOf(project.root).map(outputPrototype));
      ends.push(() => masking.release());
      ends.push(...sdksOf(project.root).map(keepKnownParts));
      const run = await inState(() => runProgram(() => loadProgram(project), options)).catch((error: unknown) => {
        /* An error that a placeholder causes is not the program's mistake. */
        throw absent.missing() ?? masking.mask(error);
      });
      const missing = absent.missing();
      if (missing !== undefined) {
        throw missing;
      }
      return { run, notes: absent.notes(), mask: masking.mask };
    } finally {
      for (const end of ends.toReversed()) {
        end();
      }
    }
  };
}
