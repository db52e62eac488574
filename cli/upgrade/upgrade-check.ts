import type { RegisteredResource } from "../../components/testing";
import { minorOf } from "../kubernetes-version";
import { type Plan, plan, plannedObjects, refusal } from "../plan";
import type { Project, StackConfig } from "../project";
import type { ToolEvent } from "../toolchain";
import { text } from "../values";
import { blockedDrains } from "../wiring";
import { apiServerOf, judgeByApiServer } from "./api-server";
import { judgeApis, type SourcedObject } from "./apis";
import { type ChartContents, type ChartSearch, chartContents } from "./charts";
import { controlPlanes, judgeNodes, judgeStep } from "./control-plane";
import { judgeCustomResources, judgeStoredVersions } from "./crds";
import type { Finding } from "./finding";
import { judgeManagedAddons } from "./managed-addons";
import { judgeOffer } from "./offered";
import { patchesUnseen, splitPatches } from "./patches";
import { judgeRetired, plannedReleases } from "./retired";
import { configuredVersion, withVersion } from "./target-stack";
import { versionText } from "./versions";

/** What `upgrade-check` found. */
export interface UpgradeReport {
  readonly stack: string;
  /** The minor that the stack asks for today; absent if it names none. */
  readonly from?: string;
  readonly to: string;
  readonly findings: readonly Finding[];
  /** The Kubernetes objects that were looked at. */
  readonly objects: number;
}

/** What to check. */
export interface UpgradeRequest {
  readonly project: Project;
  readonly stack: StackConfig;
  /** The minor to upgrade to: 36 for 1.36. */
  readonly target: number;
  /** Called while a tool is searched and built. */
  readonly onTool: (event: ToolEvent) => void;
  readonly search: Omit<ChartSearch, "project" | "apiVersions">;
  /** A folder of the charts that run today, whose CRDs may store objects in versions that the new ones drop. */
  readonly chartsBefore?: string;
  /** Starts the target's API server and applies every object to it. */
  readonly apiServer?: boolean;
}

/** Checks offline whether a stack can go to a minor version. @throws UserError if the stack cannot be planned as it is */
export async function checkUpgrade(request: UpgradeRequest): Promise<UpgradeReport> {
  const { apiServer, project, stack, target } = request;
  if (apiServer === true) {
    apiServerOf(target);
  }
  const today = await plan(project, stack).catch((error: unknown) => {
    throw refusal(error);
  });
  const planes = controlPlanes(today.resources);
  const configured = configuredVersion(project, stack);
  const from = configured === undefined ? planes[0]?.minor : minorOf(configured);
  const next = await targetPlan(request, today);
  const charts = await chartsOf(request, next.plan.resources);
  const { made, patched } = splitPatches(next.plan.resources);
  const whole = [...made, ...charts.objects];
  const objects = [...whole, ...patched];
  return {
    stack: stack.name,
    ...(from === undefined ? {} : { from: versionText(from) }),
    to: versionText(target),
    objects: objects.length,
    findings: [
      ...judgeStep(from, target),
      ...next.findings,
      ...judgeOffer(planes[0]?.service, target),
      ...judgeApis(objects, target),
      ...(apiServer === true ? await judgeByApiServer({ from, target }, whole, request.onTool) : [notAsked]),
      ...(apiServer === true ? patchesUnseen(patched) : []),
      ...charts.findings,
      ...judgeCustomResources(objects),
      ...(next.isRefused === true ? [] : judgeManagedAddons(next.plan.resources, target)),
      ...(next.isRefused === true ? [] : judgeNodes(next.plan.resources, target)),
      ...judgeBudgets(objects),
      ...judgeRetired(plannedReleases(today.resources)),
    ],
  };
}

/** Plans the stack for the target, which runs the stack's own checks; without a version in its file, it uses today's plan. */
async function targetPlan(
  { project, stack, target }: UpgradeRequest,
  today: Plan,
): Promise<{ readonly plan: Plan; readonly isRefused?: true; readonly findings: readonly Finding[] }> {
  const raised = withVersion(project, stack, versionText(target));
  const finding = { check: "program", subject: `stack ${stack.name}` } as const;
  if (raised === undefined) {
    const message =
      "its file has no kubernetesVersion, so the check used today's plan; set the new version in your program";
    return { plan: today, findings: [{ ...finding, state: "unseen", message }] };
  }
  try {
    return { plan: await plan(project, raised), findings: [] };
  } catch (error) {
    const message = refusal(error).message.replaceAll(/\s*\n\s*/g, " ");
    return { plan: today, isRefused: true, findings: [{ ...finding, state: "blocker", message }] };
  }
}

async function chartsOf(
  { chartsBefore, project, search, target }: UpgradeRequest,
  resources: readonly RegisteredResource[],
): Promise<ChartContents> {
  const releases = plannedReleases(resources);
  const apiVersions = customApiVersions(plannedObjects(resources).map((object) => ({ object })));
  const place = { ...search, project: project.root, apiVersions };
  const after = await chartContents(releases, target, place);
  if (chartsBefore === undefined) {
    return releases.length === 0 ? after : { ...after, findings: [...after.findings, storedUnseen] };
  }
  const before = await chartContents(releases, target, { ...place, charts: chartsBefore });
  return { ...after, findings: [...after.findings, ...judgeStoredVersions(before.objects, after.objects)] };
}

const notAsked: Finding = {
  check: "API server",
  state: "unseen",
  subject: "admission",
  message: "the new version's API server did not check the objects; add --api-server",
};

const storedUnseen: Finding = {
  check: "CRDs",
  state: "unseen",
  subject: "stored versions",
  message:
    "the stored versions of CRDs were not compared; name the charts that run today with --charts-before, or run kubectl get crds -o custom-columns=NAME:.metadata.name,STORED:.status.storedVersions",
};

function customApiVersions(objects: readonly SourcedObject[]): string[] {
  const versions = objects.map(({ object }) => text(object, "apiVersion") ?? "");
  return [...new Set(versions.filter((version) => /\.(?!k8s\.io\/)[a-z]+\/|\.x-k8s\.io\//.test(version)))].toSorted();
}

function judgeBudgets(objects: readonly SourcedObject[]): Finding[] {
  return blockedDrains(objects.map(({ object }) => object)).map((line) => {
    const [subject = "", ...rest] = line.split(": ");
    return { check: "budgets", state: "blocker", subject, message: rest.join(": ") };
  });
}
