import { groupBy } from "../../../../group-by";
import type { Changed, PropertyChange } from "../../changes";
import { labelOfPlanned, shownChange, shownPair } from "../../words";
import { joinedLabels } from "../names";
import { wholeSchedule } from "./backup-schedules";
import { isWeaker } from "./weaker";
import { lastName } from "./wording";

/** A weakened protection. `alike` is the same text for every chart with this change, whatever the path of the value. */
interface Weakened {
  readonly label: string;
  readonly what: string;
  readonly alike: string;
}

/** From so many values on, the same weakening of charts is one line. */
const many = 3;

/** Lists weakened protections, once for all resources with the same change. */
export function weakerLines(changed: readonly Changed[]): string[] {
  const all = changed.flatMap((pair) => pair.properties.flatMap((change) => weakened(pair, change)));
  return [...groupBy(all, ({ alike }) => alike)].flatMap(([alike, own]) =>
    own.length >= many && alike !== own[0]?.what
      ? [`${labelsOf(own)}: ${alike} (${own.length} values)`]
      : [...groupBy(own, ({ what }) => what)].map(([what, same]) => `${labelsOf(same)}: ${what}`),
  );
}

function weakened(pair: Changed, change: PropertyChange): Weakened[] {
  const label = labelOfPlanned(pair.after);
  const schedule = wholeSchedule(pair, change);
  if (schedule !== undefined) {
    const what = `its backup schedule ${schedule.name} is gone`;
    return schedule.way === "goes" ? [{ label, what, alike: what }] : [];
  }
  return isWeaker(pair.after, change) ? [{ label, what: shownChange(change), alike: alikeOf(change) }] : [];
}

function labelsOf(weakened: readonly Weakened[]): string {
  return joinedLabels([...new Set(weakened.map(({ label }) => label))]);
}

/** Writes a change of a chart's values without its path, which is another one in every chart. */
function alikeOf(change: PropertyChange): string {
  const { path, before, after } = change;
  if (!path.startsWith("values.")) {
    return shownChange(change);
  }
  if (/\btopologySpreadConstraints\b/.test(path)) {
    return "pods are no longer spread";
  }
  if (/(?:podDisruptionBudget|pdb)\b/i.test(path) && (after === undefined || after === false)) {
    return "no longer has a disruption budget";
  }
  const [, group] = /\bgroups\[([^\]]*)\]/.exec(path) ?? [];
  if (group !== undefined) {
    return `alerts of ${group} are gone`;
  }
  const name = /replica/i.test(lastName(path)) ? "replicas" : lastName(path);
  return `${name} ${shownPair(before, after).join(" → ")}`;
}
