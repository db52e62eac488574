import type { StrayValue } from "../../../components/charts";
import { unknownMark } from "../../../components/testing";
import { labelOf } from "../label";
import type { PlannedResource } from "../planned-resource";
import { beyondBounds } from "./bounds";
import { stableRows, withoutVersionLabels } from "./objects";
import { capabilitiesOfPlan, type PlannedRelease, releasesOf, rendersOtherwise } from "./releases";
import type { Rendered, RenderRelease } from "./renderer";

/** The rendered changed releases of two plans. */
export interface Insides {
  /** Rows that join the plans, so that they are compared as the program's own objects are. */
  readonly before: readonly PlannedResource[];
  readonly after: readonly PlannedResource[];
  /** Releases that Helm cannot render, for instance because their values violate the chart's schema. */
  readonly refused: readonly string[];
  readonly notes: readonly string[];
}

/** Renders the releases that differ between two plans, on both sides. A new release counts as all its objects. */
export async function insides(
  before: readonly PlannedResource[],
  after: readonly PlannedResource[],
  render: RenderRelease,
): Promise<Insides> {
  const old = releasesOf(before);
  const sides = { before: capabilitiesOfPlan(before), after: capabilitiesOfPlan(after) };
  const all: Insides[] = [];
  for (const release of releasesOf(after)) {
    const former = formerOf(release, old);
    if (rendersOtherwise(former, release)) {
      const [was, is, again] = await Promise.all([
        former === undefined ? { rows: [] } : render(former, sides.before),
        render(release, sides.after),
        render(release, sides.after),
      ]);
      all.push(inside(release, was, [is, again]));
    }
  }
  return {
    before: all.flatMap((each) => each.before),
    after: all.flatMap((each) => each.after),
    refused: all.flatMap((each) => each.refused),
    notes: all.flatMap((each) => each.notes),
  };
}

/** Finds what installed the chart before: Helm and Argo CD take over from one another. */
function formerOf({ name, namespace, resource }: PlannedRelease, old: readonly PlannedRelease[]) {
  const same = old.find((one) => one.resource.urn === resource.urn);
  return same ?? old.find((one) => one.name === name && one.namespace === namespace);
}

function inside(release: PlannedRelease, was: Rendered, [is, again]: readonly [Rendered, Rendered]): Insides {
  const nothing = { before: [], after: [], refused: [], notes: [] };
  const label = labelOfRelease(release);
  if ("failure" in is) {
    return { ...nothing, ...failed(release, is.failure) };
  }
  const gap = [is, was].map((side) => ("rows" in side ? undefined : "absent" in side ? side.absent : side.failure));
  const missing = gap.find((why) => why !== undefined);
  if (!("rows" in is) || !("rows" in was) || missing !== undefined) {
    return { ...nothing, notes: [`${label}: its chart was not rendered: ${missing ?? ""}`] };
  }
  const twin = "rows" in again ? again.rows : is.rows;
  const after = stableRows(is.rows, twin, was.rows);
  return { ...nothing, before: withoutVersionLabels(was.rows), after: withoutVersionLabels(after) };
}

/** A value that is only known later can be why Helm fails here and not in a deployment. */
function failed(release: PlannedRelease, failure: string): Pick<Insides, "refused" | "notes"> {
  const what = `${labelOfRelease(release)}: Helm cannot render ${release.chart} ${release.version ?? ""}`.trimEnd();
  return JSON.stringify(release.values).includes(JSON.stringify(unknownMark))
    ? { refused: [], notes: [`${what}; the cause may be values that are only known after up: ${failure}`] }
    : { refused: [`${what} with these values: ${failure}`], notes: [] };
}

function labelOfRelease({ resource }: PlannedRelease): string {
  return labelOf({ ...resource, component: false });
}

/** A near name or a wrong type is a mistake; templates may read any other value in ways that cannot be detected. */
function strayLines(release: PlannedRelease, stray: readonly StrayValue[]): Pick<Insides, "refused" | "notes"> {
  const chart = `the chart ${release.chart} ${release.version ?? ""}`.trimEnd();
  const lineOf = ({ path, message }: StrayValue) =>
    `${labelOfRelease(release)}: values.${path.join(".")}: ${message.replace("the chart", chart)}`;
  return {
    refused: stray.filter(({ isWrong }) => isWrong).map(lineOf),
    notes: stray
      .filter(({ isWrong }) => !isWrong)
      .map((one) => `${lineOf(one)}; Helm ignores a value that no template reads`),
  };
}

/** The rendered releases of one plan. */
export interface RenderedCharts extends Pick<Insides, "refused" | "notes"> {
  readonly rows: readonly PlannedResource[];
}

/** Renders all releases of one plan. Finds values that their charts refuse, and objects that exceed a tenant's limits. */
export async function renderedCharts(
  resources: readonly PlannedResource[],
  render: RenderRelease,
): Promise<RenderedCharts> {
  const capabilities = capabilitiesOfPlan(resources);
  const found: RenderedCharts[] = [];
  for (const release of releasesOf(resources, "all")) {
    const rendered = await render(release, capabilities);
    if ("failure" in rendered) {
      found.push({ rows: [], ...failed(release, rendered.failure) });
    } else if ("rows" in rendered) {
      const beyond = beyondBounds(release, rendered.rows, resources);
      const why = "the tenant's deployer may not create this object; switch the object off in the chart's values";
      const refused = beyond.map((what) => `${labelOfRelease(release)}: ${what}: ${why}`);
      const stray = strayLines(release, rendered.stray ?? []);
      found.push({ rows: rendered.rows, refused: [...refused, ...stray.refused], notes: stray.notes });
    } else if ("absent" in rendered) {
      found.push({
        rows: [],
        refused: [],
        notes: [`${labelOfRelease(release)}: its values were not checked against its chart: ${rendered.absent}`],
      });
    }
  }
  return {
    rows: found.flatMap(({ rows }) => rows),
    refused: found.flatMap(({ refused }) => refused),
    notes: found.flatMap(({ notes }) => notes),
  };
}
