import type { RegisteredResource } from "../../../../../components/testing";
import { selects } from "../../../../label-selector";
import { at, items, text } from "../../../../values";
import { workloads } from "../../../descriptions";
import { kindOf, labelOf, namespaceOf } from "../../../label";
import { isolations, unreachable } from "../../../network";
import type { PlannedResource } from "../../../planned-resource";
import { isOfChart } from "../../of-chart";
import { labelOfPlanned } from "../../words";
import type { Compared, HeadLine } from "../contract";
import { newcomers } from "../found";
import { joinedLines } from "../names";
import { expiresSooner } from "../protection";
import { fresh, linesOf } from "../rule";
import { limitedByRanges, refusedByLimits } from "./limit-ranges";
import { effectOf } from "./newcomer-effects";
import { blindQuotas, lowerQuotas, refusedByQuotas } from "./quotas";
import { unknownNewcomers } from "./unknown-newcomers";

/* New resources that affect existing ones. A new application with its parts gets no such line. */

/** Lists what new resources refuse, cut off, replace or take over. */
export function newcomerLines(compared: Compared): HeadLine[] {
  const { before, found } = compared;
  const made = new Set(found.created.map(({ urn }) => urn));
  /* What a new component or a chart brings is judged with it. */
  const come = newcomers(found).filter((each) => !isOfChart(each) && (each.parent === null || !made.has(each.parent)));
  const known = new Set(before.map(({ urn }) => urn));
  const lines = [
    ...fresh(compared, refusedByLimits),
    ...fresh(compared, refusedByQuotas),
    ...newLimits(compared),
    ...fresh(compared, doubleBudgets),
    ...fresh(compared, sharedSecrets),
    ...isolated(compared),
    ...come.flatMap((each) => [...replacedOne(each, before), ...deleting(each, known)]),
  ];
  /* In a new stack, nothing exists yet. */
  const unknown =
    before.length === 0
      ? []
      : [
          ...come.flatMap((each) => effectOf(each, known)),
          ...joinedLines(unknownNewcomers(come, found.created).map((each) => `${labelOfPlanned(each)}: ${ofUnknown}`)),
        ];
  return [
    ...linesOf("unprotected", lines),
    ...linesOf("unjudged", [...unknown, ...blindQuotas(compared), ...lowerQuotas(compared)]),
  ];
}

const ofUnknown = "new; no rule covers its effect on existing resources";

/** Lists workloads that existed and newly get a limit; a limit of another size is a change of its LimitRange. */
function newLimits({ before, after }: Compared): string[] {
  const [known, had] = [new Set(before.map(labelOf)), limitedByRanges(before).map(withoutAmount)];
  return limitedByRanges(after).filter(
    (line) => known.has(line.slice(0, line.indexOf(": "))) && !had.includes(withoutAmount(line)),
  );
}

function withoutAmount(line: string): string {
  return line.replace(/ \([^)]*\)$/, "");
}

/** The eviction API refuses pods with two budgets: https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
function doubleBudgets(resources: readonly RegisteredResource[]): string[] {
  const budgets = resources.filter((each) => kindOf(each) === "PodDisruptionBudget");
  return budgets.length < 2
    ? []
    : workloads(resources).flatMap(({ resource, namespace, labels }) => {
        const own = budgets.filter(
          (each) =>
            namespaceOf(each) === namespace &&
            each.provider === resource.provider &&
            selects(at(each.inputs, "spec", "selector"), labels),
        );
        return own.length < 2
          ? []
          : [
              `${labelOf(resource)}: ${own.length} disruption budgets select its pods, so their nodes cannot be drained`,
            ];
      });
}

/** Two objects that write the same Secret overwrite each other. */
function sharedSecrets(resources: readonly RegisteredResource[]): string[] {
  const owners = new Map<string, RegisteredResource>();
  return resources.flatMap((each) => {
    const secret = text(each.inputs, "spec", "secretName") ?? text(each.inputs, "spec", "target", "name");
    if (
      !/^kubernetes:(?:cert-manager|external-secrets)\.io\/\w+:(?:Certificate|ExternalSecret)$/.test(each.type) ||
      !secret
    ) {
      return [];
    }
    const place = `${each.provider ?? ""} ${namespaceOf(each)}/${secret}`;
    const owner = owners.get(place);
    owners.set(place, owner ?? each);
    return owner === undefined
      ? []
      : [`${labelOf(each)}: writes the Secret ${secret}, which ${labelOf(owner)} writes too`];
  });
}

/** Lists pods that everybody could reach, and that a policy newly closes to all. */
function isolated({ before, after, found }: Compared): string[] {
  if (found.created.length === 0) {
    return [];
  }
  const open = new Set(isolations(before).flatMap(({ isIn, place }) => (isIn ? [] : [place])));
  return unreachable(after).filter((line) => open.has(line.split(" ")[0] ?? ""));
}

/** Configurations that a bucket can have only once: a second one replaces the first. */
const singletons = /^aws:s3\/bucket(?!Object)\w+:/;

function replacedOne(resource: PlannedResource, before: readonly RegisteredResource[]): string[] {
  const owner = ({ inputs, propertyDependencies }: Pick<PlannedResource, "inputs" | "propertyDependencies">) =>
    propertyDependencies.bucket?.[0] ?? text(inputs, "bucket");
  const own = singletons.test(resource.type) ? owner(resource) : undefined;
  const first = before.find((each) => each.type === resource.type && own !== undefined && owner(each) === own);
  return first === undefined || first.urn === resource.urn
    ? []
    : [
        `${labelOfPlanned(resource)}: replaces ${labelOf(first)}, because a bucket can have only one resource of this type`,
      ];
}

/** A new rule that deletes what a bucket of before holds. */
function deleting(resource: PlannedResource, known: ReadonlySet<string>): string[] {
  const isOld = Object.values(resource.propertyDependencies)
    .flat()
    .some((urn) => known.has(urn));
  const rules = items(resource.inputs, "rules");
  const isDeleting = rules.some((rule, index) =>
    expiresSooner(resource, { path: `rules[${index}]`, before: undefined, after: rule }),
  );
  return isOld && isDeleting ? [`${labelOfPlanned(resource)}: a new rule deletes content of the bucket`] : [];
}
