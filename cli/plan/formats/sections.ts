import { unknownMark } from "../../../components/testing";
import { groupBy } from "../../group-by";
import { shortened } from "../../shortened";
import { isRecord, text } from "../../values";
import { costLines, planCost } from "../cost";
import { findings, openings } from "../findings";
import { waveSummary } from "../order";
import type { Plan } from "../program";
import { placeholderServer } from "../program";
import { counts } from "./counts";

/** Lists warnings, one line each. */
export function warningLines(plan: Plan): string[] {
  return [...findings(plan.resources), ...plan.warnings];
}

/** The title of the section about what the internet can reach. */
export const openTitle = "Open to the internet";

/** Lists what the internet can reach, one line each. */
export function openLines(plan: Plan): string[] {
  return openings(plan.resources);
}

/** Counts the resources, in lines. */
export function countLines(plan: Plan): string[] {
  const { components, kinds, total } = counts(plan.resources);
  const list = (rows: readonly (readonly [string, number])[]) =>
    rows.map(([name, count]) => `${count} ${name}`).join(", ");
  const made = kinds.reduce((sum, [, count]) => sum + count, 0);
  return [
    ...(components.length === 0 ? [] : [`components: ${list(components)}`]),
    ...(kinds.length === 0 ? [] : [`kinds: ${list(kinds)}`]),
    `total: ${total} ${total === 1 ? "resource" : "resources"}, ${made} of them managed by a provider`,
  ];
}

/** Says the stack's monthly cost, in lines; none if it requests nothing from a cloud. */
export function monthlyCostLines(plan: Plan): string[] {
  return costLines(planCost(plan));
}

/** Components that begin in the same wave and depend on the same others. */
export interface WaveLine {
  readonly wave: number;
  /** The components, for instance `ingress, web (HorizontalPodAutoscaler)`. */
  readonly what: string;
  /** For instance `depends on certs`; "" if they wait for nothing. */
  readonly dependsOn: string;
}

/** Renders the order. Components that begin together and depend on the same others share a line. */
export function waveLines(plan: Plan): WaveLine[] {
  const lines = groupBy(waveSummary(plan.resources), ({ wave, waitsFor }) => [wave, ...waitsFor].join("\n"));
  return [...lines.values()].flatMap((steps) => {
    const [{ wave, waitsFor } = { wave: 0, waitsFor: [] }] = steps;
    const what = steps
      .map(({ group, kinds }) => (kinds.length === 0 ? group : `${group} (${kinds.join(", ")})`))
      .join(", ");
    const verb = steps.length === 1 ? "depends on" : "depend on";
    return [{ wave, what, dependsOn: waitsFor.length === 0 ? "" : `${verb} ${shortened(waitsFor)}` }];
  });
}

/** Lists a stack's outputs, one line each. */
export function outputLines(plan: Plan): string[] {
  return Object.keys(plan.outputs)
    .sort()
    .map((name) => {
      const value = shownPart(plan.outputs[name]);
      const shown = typeof value === "string" ? value : JSON.stringify(value, (_, part: unknown) => shownPart(part));
      if (shown.includes(unknownMark)) {
        return `${name}: ${shown.replaceAll(unknownMark, "(known only after up)")}`;
      }
      return `${name}: ${shown}${shown.includes(placeholderServer) ? " (placeholder)" : ""}`;
    });
}

/** Names a resource that a program exports as a whole; the SDK marks its copy so in a preview. */
function shownPart(part: unknown): unknown {
  if (!isRecord(part) || part["@isPulumiResource"] !== true) {
    return part;
  }
  const [, , type = "", name = ""] = (text(part.urn) ?? "").split("::");
  return `${type.slice(type.lastIndexOf("$") + 1)} ${name}`;
}
