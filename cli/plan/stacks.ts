import { basename } from "node:path";
import { type Project, readCluster, readStack, type StackConfig } from "../project";
import { UserError } from "../user-error";
import type { Fields } from "../values";
import { type EarlierPlan, earlierPlans } from "./against";
import type { Insides, RenderRelease } from "./charts";
import { budgetKey } from "./cost";
import {
  allowanceOf,
  type DifferenceReport,
  difference,
  failingClasses,
  type HeadClass,
  helmUpdates,
  idlePermissions,
  maskedPlans,
  permissionOf,
  registered,
  review,
  reviewConfig,
} from "./difference";
import { lockWarnings } from "./lock";
import { type PlannedResource, plannedResources } from "./planned-resource";
import { type Plan, plan, refusal } from "./program";

/** A stack's plan, and its differences from an earlier one if that was requested. */
interface StackPlan {
  readonly plan: Plan;
  readonly report?: DifferenceReport;
  /** Releases that Helm cannot render with the charts of `charts`. @default those of the report */
  readonly refused?: readonly string[];
}

/** The result of planning a stack. */
export type StackOutcome = {
  readonly stack: string;
  /** `keelson:tier` in the stack's file, if it has one. */
  readonly tier?: string;
  /** `keelson:budget` in the stack's file, if it has one. */
  readonly budget?: string;
  /** The cluster in the stack's file, if it has one. */
  readonly cluster?: Fields;
} & (StackPlan | { readonly failure: string });

/** How several plans are judged. */
export interface StackOptions {
  /** What to compare with: a git ref, or the file of a plan. @default nothing */
  readonly against?: string;
  /**
   * The classes of the head that fail a plan, with commas between them, or `none`.
   * @default open,admin,unprotected,allowance,source,unjudged,spend
   */
  readonly failOn?: string;
  /** A folder of charts, by which the inside of releases is compared and their values are checked. @default charts are not looked into */
  readonly charts?: string;
  /** Hears of each stack before it is planned. */
  readonly onStart?: (stack: string) => void;
}

/** Plans stacks one after another, and the earlier ones at the same time. A stack that fails does not stop the others. */
export async function planStacks(
  project: Project,
  stacks: readonly string[],
  { against, charts, failOn, onStart = () => {} }: StackOptions = {},
): Promise<StackOutcome[]> {
  const classes = failingClasses(failOn);
  const configs = stacks.map((name) => readStack(project, name));
  const names = configs.map(({ name }) => name);
  const former =
    against === undefined ? undefined : await running((onRunning) => earlierPlans(project, names, against, onRunning));
  const [earlier, plans] = await Promise.all([former?.result, plansOf(project, configs, onStart)]);
  const render =
    charts === undefined ? undefined : await (await import("./charts")).chartRenderer(charts, project.root);
  const outcomeOf = async (config: StackConfig): Promise<StackOutcome> => {
    const tier = config.config["keelson:tier"];
    const { cluster } = readCluster(config.config, project.name);
    const budget = config.config[budgetKey];
    const own = {
      stack: config.name,
      ...(tier === undefined ? {} : { tier }),
      ...(budget === undefined ? {} : { budget }),
      ...(cluster && { cluster }),
    };
    const { stack } = own;
    const planned = plans.get(stack);
    const before = earlier?.get(stack);
    const failure = [before, planned].find((each) => each instanceof UserError);
    if (failure instanceof UserError || planned === undefined || planned instanceof UserError) {
      return { ...own, failure: failure?.message ?? `stack ${stack} was not planned` };
    }
    const { plan: looked, refused, notes } = await lookedInto(planned, render).then((one) => withLock(project, one));
    if (before === undefined || before instanceof UserError) {
      return { ...own, plan: { ...looked, notes: [...looked.notes, ...notes] }, refused };
    }
    try {
      return { ...own, plan: looked, report: await compared(planned, config, before, { classes, render, refused }) };
    } catch (error) {
      return { ...own, failure: refusal(error).message };
    }
  };
  const outcomes: StackOutcome[] = [];
  for (const config of configs) {
    outcomes.push(await outcomeOf(config));
  }
  return outcomes;
}

/**
 * Starts a task, and waits until its process runs or it ends. While this process loads a program, it starts no other one; without this, the
 * two plans would run one after the other.
 */
function running<T>(start: (onRunning: () => void) => Promise<T>): Promise<{ readonly result: Promise<T> }> {
  return new Promise((resolve) => {
    const result = start(() => queueMicrotask(() => resolve({ result })));
    const end = () => resolve({ result });
    result.then(end, end);
  });
}

/** A plan with the objects of its charts, and the releases that Helm cannot render. */
interface LookedInto {
  readonly plan: Plan;
  readonly refused: readonly string[];
  /** Releases whose charts are not there. A comparison only names those that differ. */
  readonly notes: readonly string[];
}

/** Renders all releases, if there are charts, to check their values against the charts and to count their objects' cost. */
async function lookedInto(planned: Plan, render: RenderRelease | undefined): Promise<LookedInto> {
  if (render === undefined) {
    return { plan: planned, refused: [], notes: [] };
  }
  const { renderedCharts } = await import("./charts");
  const { rows, ...said } = await renderedCharts(plannedResources(planned.resources), render);
  return { plan: { ...planned, ofCharts: rows.map(registered) }, ...said };
}

/** Warns of charts and images that the stack's lock lacks. */
async function withLock(project: Project, { plan: looked, ...said }: LookedInto): Promise<LookedInto> {
  const warnings = [...looked.warnings, ...(await lockWarnings(project.root, looked))];
  return { ...said, plan: { ...looked, warnings } };
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

interface Judging {
  readonly classes: readonly HeadClass[];
  readonly render: RenderRelease | undefined;
  /** Objections of charts to the plan. */
  readonly refused: readonly string[];
}

async function compared(
  { project, stack, resources }: Plan,
  config: StackConfig,
  earlier: EarlierPlan,
  { classes, render, refused: refusedByCharts }: Judging,
): Promise<DifferenceReport> {
  const permission = permissionOf(config, earlier.review);
  const allowance = allowanceOf(config, earlier.review);
  const own = plannedResources(resources);
  const charts = await insidesOf(earlier.resources, own, render);
  const [before, after] = maskedPlans(inOrder(earlier.resources, charts.before), inOrder(own, charts.after));
  const { found, refused } = helmUpdates(difference(before, after));
  const secrets = earlier.changedSecrets.map((key) => `${basename(config.file)}: ${key}`);
  const reviewed = review(
    { before, after, found },
    { secrets, settings: earlier.settings, classes, allowance, permission },
  );
  const ofCharts = [...new Set([...refusedByCharts, ...charts.refused]), ...refused];
  return {
    project,
    stack,
    against: earlier.called,
    found,
    head: reviewed.head,
    failing: reviewed.failing,
    refused: [...ofCharts, ...reviewed.refused],
    brief: [...ofCharts, ...(reviewed.brief ?? reviewed.refused)],
    notes: [
      ...earlier.notes,
      ...unknownReview(config, earlier),
      ...charts.notes,
      ...idlePermissions(found, permission),
    ],
  };
}

/** Notes that the plan in a file does not say what the stack's file allowed then. */
function unknownReview({ config, file }: StackConfig, { called, review: known }: EarlierPlan): string[] {
  const keys = Object.keys(reviewConfig(config));
  return known === undefined && keys.length > 0
    ? [
        `${basename(file)}: Keelson treats every entry of ${keys.join(" and ")} as an earlier entry, because ${called} does not list the earlier entries`,
      ]
    : [];
}

async function insidesOf(
  before: readonly PlannedResource[],
  after: readonly PlannedResource[],
  render: RenderRelease | undefined,
): Promise<Insides> {
  return render === undefined
    ? { before: [], after: [], refused: [], notes: [] }
    : (await import("./charts")).insides(before, after, render);
}

function inOrder(own: readonly PlannedResource[], more: readonly PlannedResource[]): readonly PlannedResource[] {
  return more.length === 0 ? own : [...own, ...more].sort((one, other) => (one.urn < other.urn ? -1 : 1));
}
