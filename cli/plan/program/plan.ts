import { type RegisteredResource, type RunOptions, runProgram } from "../../../components/testing";
import { cloudSimulation } from "../../clouds";
import { type Project, placeVariables, type StackConfig } from "../../project";
import { configClasses, standInForAbsentConfig } from "./absent-config";
import { plannedFunctions } from "./functions";
import { inOwnHome } from "./home";
import { loadProgram } from "./load-program";
import { withKubeconfig } from "./placeholder-kubeconfig";
import { programModules } from "./program-modules";
import { plannedReferences } from "./stack-references";
import { allowTypeScript } from "./type-script";

/** The resources that a stack's program registers. */
export interface Plan {
  readonly project: string;
  readonly stack: string;
  /** Sorted by URN. */
  readonly resources: readonly RegisteredResource[];
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Warnings that the program itself logs. */
  readonly warnings: readonly string[];
  /** Assumptions that the offline plan makes. */
  readonly notes: readonly string[];
}

/** Runs a project's program as a preview of a stack: no engine, no provider, no network. */
export async function plan(project: Project, stack: StackConfig): Promise<Plan> {
  const { config, secretKeys, notes } = withKubeconfig(project.name, stack);
  await allowTypeScript();
  const cwd = process.cwd();
  const modules = programModules(project.root);
  const functions = plannedFunctions(project.root);
  const references = plannedReferences(project);
  const options: RunOptions = {
    project: project.name,
    stack: stack.name,
    config,
    secretConfigKeys: secretKeys,
    transforms: "ignored",
    simulate: [cloudSimulation, functions.simulation, references.simulation],
  };
  const absent = standInForAbsentConfig(stack, configClasses(project.root));
  const running = inOwnHome(placeVariables(config), () => runProgram(() => loadProgram(project), options)).catch(
    (error: unknown) => {
      /* What follows from the stand-in for a missing value is not the program's mistake. */
      throw absent.missing() ?? error;
    },
  );
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
  const warnings = run.logs.filter(({ severity }) => severity === "warn").map(({ message }) => message);
  return {
    project: project.name,
    stack: stack.name,
    resources: run.resources,
    outputs: run.outputs,
    warnings,
    notes: [...notes, ...absent.notes(), ...functions.notes(), ...references.notes()],
  };
}
