import { groupBy } from "../../group-by";
import type { PlanPage } from "../../pages/contract";
import type { DifferenceReport } from "../difference";
import { outputLines, warningLines } from "../formats";
import type { Plan } from "../program";
import { adminLine } from "./breadth";
import { componentsOf } from "./components";
import { differencePage } from "./difference";
import { doorsOf, otherOpenings } from "./doors";
import { identitiesOf } from "./identities";
import { outboundLines } from "./outbound";
import { reachability } from "./reach";
import { factsOf, headlineOf } from "./summary";

/** Prepares a plan for the page that `--html` writes. */
export function planPage(plan: Plan, report?: DifferenceReport): PlanPage {
  const { project, resources, stack } = plan;
  const { crdPairs, nodes, order, steps: all } = componentsOf(resources);
  const reach = reachability(resources);
  const doors = doorsOf(resources);
  const open = otherOpenings(resources);
  const warnings = warningLines(plan);
  const outbound = outboundLines(resources, reach, nodes);
  const identities = identitiesOf(resources);
  const facts = factsOf(plan, { nodes, doors, open, outbound, identities, warnings });
  const ofCrds = new Set(crdPairs.map(([from, to]) => `${nodes[from]?.title}\n${nodes[to]?.title}`));
  const isOfCrds = (from: string, to: string) => ofCrds.has(`${from}\n${to}`);
  const times = groupBy(all, ({ urn }) => urn);
  const waves = [...groupBy(all, ({ wave }) => wave)].map(([wave, steps]) => ({
    wave,
    steps: steps.map(({ begins, group, kinds, parts, urn, waitsFor }) => ({
      name: group,
      kinds: kinds.length === 0 && (times.get(urn) ?? []).length > 1 ? begins : kinds,
      waitsFor: waitsFor.map((title) => {
        const part = parts.get(title);
        return isOfCrds(title, group)
          ? `the CRDs of ${title}`
          : part === undefined
            ? title
            : `${title} up to its ${part}`;
      }),
    })),
  }));
  return {
    page: "plan",
    project,
    stack,
    headline: headlineOf(resources, facts),
    facts,
    components: nodes,
    order,
    crdPairs,
    waves,
    ...reach,
    doors,
    open,
    outbound,
    warnings,
    identities,
    admins: adminLine(identities),
    outputs: outputLines(plan),
    notes: plan.notes,
    ...(report !== undefined && { difference: differencePage(report) }),
  };
}
