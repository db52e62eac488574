import type { RegisteredResource } from "../../../../../components/testing";
import { groupBy } from "../../../../group-by";
import { type Fields, items, text } from "../../../../values";
import { kindOf, labelOf } from "../../../label";
import type { Compared, HeadLine } from "../contract";
import { seconds } from "../spans";
import { type Bound, boundsIn, isCorrection } from "./alert-bounds";

/**
 * Lists alerts that became weaker: removed from an object that stays, less severe, with twice the waiting time, or with a bound that is reached
 * later. Only a person can judge another expression.
 */
export function alertLines({ before, after, found }: Compared): HeadLine[] {
  const now = new Map(after.filter(isRule).map((each) => [each.urn, each]));
  const said = before.filter(isRule).flatMap((each) => {
    const same = now.get(each.urn);
    return same === undefined
      ? []
      : worse(alertsOf(each), alertsOf(same), isMoved(same, found)).map((told) => ({ ...told, label: labelOf(same) }));
  });
  return [...groupBy(said, (told) => `${told.class} ${told.label}`).values()].flatMap((alike) =>
    alike.slice(0, 1).map((first) => ({
      class: first.class,
      text: `${first.label}: ${alike.map(({ what }) => what).join(", ")}`,
    })),
  );
}

/** Reports whether the schedule of the same component changes: its alerts wait for a run according to that. */
function isMoved({ parent }: RegisteredResource, { changed }: Compared["found"]): boolean {
  return changed.some(
    ({ after, properties }) =>
      parent !== undefined && after.parent === parent && properties.some(({ path }) => path === "spec.schedule"),
  );
}

function isRule(resource: RegisteredResource): boolean {
  return resource.type.startsWith("kubernetes:monitoring.coreos.com/") && kindOf(resource) === "PrometheusRule";
}

/** Alerts of one name may differ in how grave they are. */
function alertsOf({ inputs }: RegisteredResource): ReadonlyMap<string, Fields> {
  const rules = items(inputs, "spec", "groups").flatMap((group) => items(group, "rules"));
  return new Map(
    rules.flatMap((rule) => {
      const [name, severity] = [text(rule, "alert"), text(rule, "labels", "severity")];
      return name === undefined ? [] : [[severity === undefined ? name : `${name} (${severity})`, rule] as const];
    }),
  );
}

interface Told {
  readonly class: "unprotected" | "unjudged";
  readonly what: string;
}

function worse(
  before: ReadonlyMap<string, Fields>,
  after: ReadonlyMap<string, Fields>,
  isRescheduled: boolean,
): Told[] {
  return [...before].flatMap(([name, rule]) => {
    const now = after.get(name);
    if (now === undefined) {
      return [{ class: "unprotected", what: `alert ${name} is gone` } as const];
    }
    const asks = otherExpression(text(rule, "expr") ?? "", text(now, "expr") ?? "", isRescheduled);
    return [
      ...(isLater(rule, now)
        ? [
            {
              class: "unprotected",
              what: `alert ${name} waits ${text(now, "for") ?? ""} instead of ${text(rule, "for") ?? ""}`,
            } as const,
          ]
        : []),
      ...(asks === undefined ? [] : [{ ...asks, what: `alert ${name} ${asks.what}` }]),
    ];
  });
}

function isLater(before: Fields, after: Fields): boolean {
  const [was, is] = [before, after].map((each) => seconds(text(each, "for")) ?? 0);
  return was !== undefined && was > 0 && (is ?? 0) >= was * later;
}

/** The factor by which an alert's wait must grow to be reported. */
const later = 2;

/**
 * Says how an expression differs; `undefined` if it asks for as much, or for a little more or less. `isMoved` says that seconds follow from
 * another schedule.
 */
function otherExpression(before: string, after: string, isMoved: boolean): Told | undefined {
  const [was = [], is = []] = [before, after].map(boundsIn);
  if (withoutBounds(before, was) !== withoutBounds(after, is)) {
    return { class: "unjudged", what: `fires on ${after} instead of ${before}` };
  }
  const isFree = isMoved && /\btime\(\)/.test(after);
  const laxer = was.flatMap((old, index) => {
    const now = is[index] ?? old;
    const isLaxer = old.operator.startsWith(">") ? now.value > old.value : now.value < old.value;
    return isLaxer && !isFree && !isCorrection(old.value, now.value) ? [`${now.shown} instead of ${old.shown}`] : [];
  });
  return laxer.length === 0 ? undefined : { class: "unprotected", what: `fires on ${laxer.join(", ")}` };
}

/** Returns an expression with a gap for each bound, and without a difference of space. */
function withoutBounds(expression: string, bounds: readonly Bound[]): string {
  const starts = [0, ...bounds.map(({ to }) => to)];
  const parts = starts.map((start, index) => expression.slice(start, bounds[index]?.from));
  return parts.join("\0").replaceAll(/\s+/g, " ").trim();
}
