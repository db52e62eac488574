import { type Project, readStack, type StackConfig } from "../project";
import { UserError } from "../user-error";
import { type EarlierPlan, earlierPlans } from "./against";
import { type DifferenceReport, difference, idlePermissions, permissionOf, refusals } from "./difference";
import { plannedResources } from "./planned-resource";
import { type Plan, plan, refusal } from "./program";

/** A stack's plan, and how it differs from an earlier one if that was asked for. */
interface StackPlan {
  readonly plan: Plan;
  readonly report?: DifferenceReport;
}

/** The result of planning a stack. */
export type StackOutcome = { readonly stack: string } & (StackPlan | { readonly failure: string });

/**
 * Plans stacks one after another. A stack that fails does not stop the others.
 *
 * @param onStart hears of each stack before it is planned
 */
export async function planStacks(
  project: Project,
  stacks: readonly string[],
  against?: string,
  onStart: (stack: string) => void = () => {},
): Promise<StackOutcome[]> {
  const configs = stacks.map((name) => readStack(project, name));
  const earlier =
    against === undefined
      ? undefined
      : await earlierPlans(
          project,
          configs.map(({ name }) => name),
          against,
        );
  const outcomes: StackOutcome[] = [];
  for (const config of configs) {
    onStart(config.name);
    outcomes.push(await planStack(project, config, earlier?.get(config.name)));
  }
  return outcomes;
}

async function planStack(
  project: Project,
  config: StackConfig,
  earlier?: EarlierPlan | UserError,
): Promise<StackOutcome> {
  const stack = config.name;
  try {
    if (earlier instanceof UserError) {
      throw earlier;
    }
    const planned = await plan(project, config);
    return { stack, plan: planned, ...(earlier && { report: compared(planned, config, earlier) }) };
  } catch (error) {
    return { stack, failure: refusal(error).message };
  }
}

function compared({ project, stack, resources }: Plan, config: StackConfig, earlier: EarlierPlan): DifferenceReport {
  const permission = permissionOf(config);
  const found = difference(earlier.resources, plannedResources(resources));
  return {
    project,
    stack,
    against: earlier.called,
    found,
    refused: refusals(found, permission),
    notes: [...earlier.notes, ...idlePermissions(found, permission)],
  };
}
