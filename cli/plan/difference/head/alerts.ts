import type { RegisteredResource } from "../../../../components/testing";
import { groupBy } from "../../../group-by";
import { type Fields, items, text } from "../../../values";
import { kindOf, labelOf } from "../../label";
import type { Compared, HeadLine } from "./contract";
import { seconds } from "./spans";

/** Lists alerts of remaining objects that were removed, became less severe or wait twice as long. */
export function alertLines({ before, after }: Compared): HeadLine[] {
  const now = new Map(after.filter(isRule).map((each) => [each.urn, each]));
  const said = before.filter(isRule).flatMap((each) => {
    const same = now.get(each.urn);
    return same === undefined
      ? []
      : worse(alertsOf(each), alertsOf(same)).map((what) => ({ label: labelOf(same), what }));
  });
  return [...groupBy(said, ({ label }) => label)].map(([label, alike]) => ({
    class: "unprotected",
    text: `${label}: ${alike.map(({ what }) => what).join(", ")}`,
  }));
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

function worse(before: ReadonlyMap<string, Fields>, after: ReadonlyMap<string, Fields>): string[] {
  return [...before].flatMap(([name, rule]) => {
    const now = after.get(name);
    if (now === undefined) {
      return [`alert ${name} is gone`];
    }
    const [was, is] = [rule, now].map((each) => seconds(text(each, "for")) ?? 0);
    const isLater = was !== undefined && was > 0 && (is ?? 0) >= was * later;
    return isLater ? [`alert ${name} waits ${text(now, "for") ?? ""} instead of ${text(rule, "for") ?? ""}`] : [];
  });
}

/** The factor by which an alert's wait must grow to be reported. */
const later = 2;
