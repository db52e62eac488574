import type { RegisteredResource } from "../../../../components/testing";
import { groupBy } from "../../../group-by";
import { type Fields, items, text } from "../../../values";
import { kindOf, labelOf } from "../../label";
import type { Compared, HeadLine } from "./contract";
import { seconds } from "./spans";

/**
 * Lists alerts of remaining objects that were removed, became less severe, wait twice as long, or have a bound that is reached later. Only a
 * person can judge another expression.
 */
export function alertLines({ before, after, found }: Compared): HeadLine[] {
  const now = new Map(after.filter(isRule).map((each) => [each.urn, each]));
  const said = before.filter(isRule).flatMap((each) => {
    const same = now.get(each.urn);
    return same === undefined
      ? []
      : worse(alertsOf(each), alertsOf(same), !follows(same, found)).map((told) => ({ ...told, label: labelOf(same) }));
  });
  return [...groupBy(said, (told) => `${told.class} ${told.label}`).values()].flatMap((alike) =>
    alike.slice(0, 1).map((first) => ({
      class: first.class,
      text: `${first.label}: ${alike.map(({ what }) => what).join(", ")}`,
    })),
  );
}

/** Reports whether the bounds of alerts follow from something of the same component that changes, such as a schedule. */
function follows({ parent, urn }: RegisteredResource, { changed, replaced }: Compared["found"]): boolean {
  const isBeside = (other: { readonly parent: string | null; readonly urn: string }) =>
    parent !== undefined && other.parent === parent && other.urn !== urn;
  return [...changed, ...replaced].some(({ after }) => isBeside(after));
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

function worse(before: ReadonlyMap<string, Fields>, after: ReadonlyMap<string, Fields>, isOwn: boolean): Told[] {
  return [...before].flatMap(([name, rule]) => {
    const now = after.get(name);
    if (now === undefined) {
      return [{ class: "unprotected", what: `alert ${name} is gone` } as const];
    }
    const asks = isOwn ? otherExpression(text(rule, "expr") ?? "", text(now, "expr") ?? "") : undefined;
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

/** The factor by which an alert's wait must grow to be reported, and by which its bound may change to count as a correction. */
const later = 2;
const correction = 1.25;

/** A number that is compared with something, between what is around it. https://prometheus.io/docs/prometheus/latest/querying/operators/ */
const comparison = /([<>]=?)(?:\s*bool)?\s*(\d+(?:\.\d+)?(?:e-?\d+)?)(?![\w.])/g;

/** Says how an expression differs; `undefined` if it asks for as much, or for a little more or less. */
function otherExpression(before: string, after: string): Told | undefined {
  const [was, is] = [before, after].map((each) => [...each.matchAll(comparison)]);
  const [same, rest] = [before, after].map((each) => each.replaceAll(comparison, "$1").replaceAll(/\s+/g, " ").trim());
  if (same !== rest || was?.length !== is?.length) {
    return { class: "unjudged", what: `asks for ${after} instead of ${before}` };
  }
  const laxer = (was ?? []).flatMap(([old = "", operator = "", bound], index) => {
    const [now = "", , other] = is?.[index] ?? [];
    const ratio = operator.startsWith(">") ? Number(other) / Number(bound) : Number(bound) / Number(other);
    return old !== now && !(ratio <= correction) ? [`${now} instead of ${old}`] : [];
  });
  return laxer.length === 0 ? undefined : { class: "unprotected", what: `asks for ${laxer.join(", ")}` };
}
