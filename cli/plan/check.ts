import type { RegisteredResource } from "../../components/testing";
import { fabricOf, joinedPaths, judgePaths, type Paths, pathLines } from "../paths";
import { identitiesIn, joined, judgeWiring, type Wiring, wiringLines } from "../wiring";
import { wrap } from "../wrap";
import { plannedClusters } from "./planned-objects";

/** Judges the references among the Kubernetes objects of a plan, separately for each cluster (provider). */
export function planWiring(resources: readonly RegisteredResource[]): Wiring {
  const clusters = plannedClusters(resources);
  /* A cloud's resource does not say by which provider its cluster is reached. */
  const identities = clusters.length === 1 ? identitiesIn(resources) : [];
  return joined(clusters.map(({ objects, surroundings }) => judgeWiring(objects, surroundings, identities)));
}

/**
 * Judges which connections pass among the Kubernetes objects of a plan.
 *
 * @param described the cluster in the stack's file, if it has one
 */
export function planPaths(resources: readonly RegisteredResource[], described?: unknown): Paths {
  const network = resources.map(({ dependsOn, inputs, type, urn }) => ({ urn, type, inputs, dependencies: dependsOn }));
  const fabric = fabricOf(network, described);
  return joinedPaths(
    plannedClusters(resources).map(({ objects, surroundings }) => judgePaths(objects, surroundings, fabric)),
  );
}

/** The findings of `--check` in a plan. */
interface CheckFindings {
  readonly paths: Paths;
  readonly wiring: Wiring;
  /** References and names of clouds' resources that may end nowhere, one line each. */
  readonly references: readonly string[];
}

/** Writes the outcome of `--check` for one stack. */
export function checkText(
  stack: string,
  { paths, references, wiring }: CheckFindings,
  format: "text" | "markdown",
): string {
  return (
    section(`Wiring of ${stack}`, wiringLines(wiring), "no references", format) +
    section(`Paths of ${stack}`, pathLines(paths), "no connections", format) +
    (references.length === 0 ? "" : section(`References of ${stack}`, references, "", format))
  );
}

function section(title: string, lines: readonly string[], none: string, format: "text" | "markdown"): string {
  const shown = lines.length === 0 ? [none] : lines;
  return format === "markdown"
    ? `\n### ${title}\n\n${shown.map((line) => `- ${line}\n`).join("")}`
    : `\n${title}\n${shown
        .flatMap((line) => wrap(line, 116, "    "))
        .map((line) => `  ${line}\n`)
        .join("")}`;
}
