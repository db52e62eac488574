import { type ProgramRun, type RegisteredResource, type RunOptions, runProgram } from "../../../components/testing";
import { cloudSimulation } from "../../clouds";
import { componentPlugins } from "../../local-plugins";
import { type Project, placeVariables, type StackConfig } from "../../project";
import { type PackageSchemas, schemasOf, undeclaredNotes } from "../../schemas";
import { progressLine, resolveTools, type ToolEvent } from "../../toolchain";
import { configClasses, standInForAbsentConfig } from "./absent-config";
import { plannedFunctions } from "./functions";
import { inOwnHome } from "./home";
import { loadProgram } from "./load-program";
import { withKubeconfig } from "./placeholder-kubeconfig";
import { programModules } from "./program-modules";
import { requirePlannable } from "./runtime";
import { plannedReferences } from "./stack-references";
import { allowTypeScript } from "./type-script";
import { ComponentPlugins, runYaml } from "./yaml";

/** The resources that a stack's program registers. */
export interface Plan {
  readonly project: string;
  readonly stack: string;
  /** Sorted by URN. */
  readonly resources: readonly RegisteredResource[];
  /** What the releases' charts render, if somebody gave the charts. It is not the program's, and only the cost counts it. @default nothing */
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
}

/** Runs a project's program as a preview of a stack: no engine, no provider, no network. */
export async function plan(project: Project, stack: StackConfig): Promise<Plan> {
  requirePlannable(project);
  const components = new ComponentPlugins();
  try {
    return await planWith(components, project, stack);
  } finally {
    components.stop();
  }
}

async function planWith(components: ComponentPlugins, project: Project, stack: StackConfig): Promise<Plan> {
  const isYaml = project.runtime === "yaml";
  const { config, secretKeys, notes } = withKubeconfig(project.name, stack, project.runtime);
  const inHome = <Result>(run: () => Promise<Result>) => inOwnHome(placeVariables(config), run);
  if (isYaml) {
    await inHome(() => components.start(componentPlugins(project), { ...process.env }));
  }
  const schemas = isYaml ? schemasOf(project, await components.schemas()) : undefined;
  const functions = plannedFunctions(project.root, schemas);
  const references = plannedReferences(project);
  const options: RunOptions = {
    project: project.name,
    stack: stack.name,
    config,
    secretConfigKeys: secretKeys,
    transforms: "ignored",
    simulate: [cloudSimulation, functions.simulation, references.simulation],
  };
  const planned = schemas ? await runInHost(project, schemas, components, options) : runHere(project, stack, options);
  const { run, notes: assumed } = await inHome(planned);
  const warnings = run.logs.filter(({ severity }) => severity === "warn").map(({ message }) => message);
  return {
    project: project.name,
    stack: stack.name,
    resources: run.resources,
    outputs: run.outputs,
    warnings,
    notes: [...notes, ...assumed, ...functions.notes(), ...references.notes()],
  };
}

/** Returns what runs a program in TypeScript or JavaScript in this process. */
function runHere(project: Project, stack: StackConfig, options: RunOptions): () => Promise<AssumingRun> {
  return async () => {
    await allowTypeScript();
    const cwd = process.cwd();
    const modules = programModules(project.root);
    const absent = standInForAbsentConfig(stack, configClasses(project.root));
    const running = runProgram(() => loadProgram(project), options).catch((error: unknown) => {
      /* What follows from the stand-in for a missing value is not the program's mistake. */
      throw absent.missing() ?? error;
    });
    const run = await running.finally(() => {
      absent.release();
      process.chdir(cwd);
      // The next stack's program starts with fresh modules.
      modules.forget();
    });
    const missing = absent.missing();
    if (missing !== undefined) {
      throw missing;
    }
    return { run, notes: absent.notes() };
  };
}

/** Returns what runs a YAML program in Pulumi's own language host, which is on PATH or comes with the toolchain. */
async function runInHost(
  project: Project,
  schemas: PackageSchemas,
  components: ComponentPlugins,
  options: RunOptions,
): Promise<() => Promise<AssumingRun>> {
  const report = (event: ToolEvent) => {
    if (event.state === "downloading" || event.state === "building") {
      process.stderr.write(`${progressLine(event)}\n`);
    }
  };
  const { "pulumi-language-yaml": host } = await resolveTools(["pulumi-language-yaml"], { report });
  const notes = undeclaredNotes(schemas);
  return async () => ({ run: await runYaml(host.path, project, schemas, components, options), notes });
}
