import { groupBy } from "../../group-by";
import type { PlanPage } from "../../pages/contract";
import type { DifferenceReport } from "../difference";
import { openings } from "../findings";
import { outputLines, warningLines } from "../formats";
import type { Plan } from "../program";
import { componentsOf } from "./components";
import { differencePage } from "./difference";
import { identitiesOf } from "./identities";
import { reachability } from "./reach";
import { factsOf, headlineOf } from "./summary";

/** Prepares a plan for the page that `--html` writes. */
export function planPage(plan: Plan, report?: DifferenceReport): PlanPage {
  const { project, resources, stack } = plan;
  const { nodes, order, steps: all } = componentsOf(resources);
  const facts = factsOf(plan, nodes);
  const waves = [...groupBy(all, ({ wave }) => wave)].map(([wave, steps]) => ({
    wave,
    steps: steps.map(({ group, kinds, waitsFor }) => ({ name: group, kinds, waitsFor })),
  }));
  return {
    page: "plan",
    project,
    stack,
    headline: headlineOf(resources, facts),
    facts,
    components: nodes,
    order,
    waves,
    ...reachability(resources),
    open: openings(resources),
    warnings: warningLines(plan),
    identities: identitiesOf(resources),
    outputs: outputLines(plan),
    notes: plan.notes,
    ...(report !== undefined && { difference: differencePage(report) }),
  };
}
