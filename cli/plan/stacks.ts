import { basename } from "node:path";
import { type Project, readStack, type StackConfig } from "../project";
import { UserError } from "../user-error";
import { type EarlierPlan, earlierPlans } from "./against";
import {
  allowanceOf,
  type DifferenceReport,
  difference,
  failing,
  failingClasses,
  failures,
  type HeadClass,
  headLines,
  idlePermissions,
  permissionOf,
  refusals,
  refusedUpdates,
} from "./difference";
import { plannedResources } from "./planned-resource";
import { type Plan, plan, refusal } from "./program";

/** A stack's plan, and how it differs from an earlier one if that was asked for. */
interface StackPlan {
  readonly plan: Plan;
  readonly report?: DifferenceReport;
}

/** The result of planning a stack. */
export type StackOutcome = {
  readonly stack: string;
  /** `keelson:tier` in the stack's file, if it has one. */
  readonly tier?: string;
} & (StackPlan | { readonly failure: string });

/** How several plans are judged. */
export interface StackOptions {
  /** What to compare with: a git ref, or the file of a plan. @default nothing */
  readonly against?: string;
  /** The classes of the head that fail a plan, with commas between them, or `none`. @default open,admin,unprotected */
  readonly failOn?: string;
  /** Hears of each stack before it is planned. */
  readonly onStart?: (stack: string) => void;
}

/** Plans stacks one after another, and the earlier ones at the same time. A stack that fails does not stop the others. */
export async function planStacks(
  project: Project,
  stacks: readonly string[],
  { against, failOn, onStart = () => {} }: StackOptions = {},
): Promise<StackOutcome[]> {
  const classes = failingClasses(failOn);
  const configs = stacks.map((name) => readStack(project, name));
  const names = configs.map(({ name }) => name);
  const [earlier, plans] = await Promise.all([
    against === undefined ? undefined : earlierPlans(project, names, against),
    plansOf(project, configs, onStart),
  ]);
  return configs.map((config): StackOutcome => {
    const tier = config.config["keelson:tier"];
    const own = { stack: config.name, ...(tier === undefined ? {} : { tier }) };
    const { stack } = own;
    const planned = plans.get(stack);
    const former = earlier?.get(stack);
    const failure = [former, planned].find((each) => each instanceof UserError);
    if (failure instanceof UserError || planned === undefined || planned instanceof UserError) {
      return { ...own, failure: failure?.message ?? `stack ${stack} was not planned` };
    }
    if (former === undefined || former instanceof UserError) {
      return { ...own, plan: planned };
    }
    try {
      return { ...own, plan: planned, report: compared(planned, config, former, classes) };
    } catch (error) {
      return { ...own, failure: refusal(error).message };
    }
  });
}

async function plansOf(
  project: Project,
  configs: readonly StackConfig[],
  onStart: (stack: string) => void,
): Promise<Map<string, Plan | UserError>> {
  const plans = new Map<string, Plan | UserError>();
  for (const config of configs) {
    onStart(config.name);
    plans.set(config.name, await plan(project, config).catch(refusal));
  }
  return plans;
}

function compared(
  { project, stack, resources }: Plan,
  config: StackConfig,
  earlier: EarlierPlan,
  classes: readonly HeadClass[],
): DifferenceReport {
  const permission = permissionOf(config);
  const allowance = allowanceOf(config);
  const after = plannedResources(resources);
  const found = difference(earlier.resources, after);
  const secrets = earlier.changedSecrets.map((key) => `${basename(config.file)}: ${key}`);
  const head = headLines(earlier.resources, after, found, secrets);
  const failingLines = failing(head, classes, allowance);
  return {
    project,
    stack,
    against: earlier.called,
    found,
    head,
    failing: failingLines,
    refused: [
      ...refusedUpdates(earlier.resources, after, found),
      ...refusals(found, permission),
      ...failures(failingLines, allowance),
    ],
    notes: [...earlier.notes, ...idlePermissions(found, permission)],
  };
}
