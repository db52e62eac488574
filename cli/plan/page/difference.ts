import type { ChangedResource, DifferencePage, ValueRow } from "../../pages/contract";
import {
  causeLine,
  type DifferenceReport,
  headSections,
  labelOfPlanned,
  markOf,
  reportCounts,
  reportNotes,
  shownPair,
} from "../difference";

/** The most values that are shown of one resource, and the most characters of a value. */
const most = { values: 40, characters: 400 };

type Found = DifferenceReport["found"];

/** Prepares a difference for the page: values side by side, secrets masked. */
export function differencePage(report: DifferenceReport): DifferencePage {
  const { against, failing, found, refused } = report;
  return {
    against,
    counts: reportCounts(found),
    refused,
    head: headSections(report).map(({ title, lines }) => ({
      title,
      lines: lines.map((line) => ({ text: `${markOf(line, [])}${line.text}`, fails: failing.includes(line) })),
    })),
    resources: resourcesOf(found),
    notes: reportNotes(report),
  };
}

function resourcesOf({ changed, created, deleted, replaced, succeeded }: Found): ChangedResource[] {
  const labels = new Map(
    [...created, ...replaced.map(({ after }) => after)].map((each) => [each.urn, labelOfPlanned(each)]),
  );
  const labelOf = (urn: string) => labels.get(urn) ?? urn.slice(urn.lastIndexOf("::") + 2);
  const inPlaceOf = new Map(succeeded.map((each) => [each.after.urn, each]));
  return [
    ...replaced.map((each) =>
      resource(
        each.after,
        "replaced",
        each.properties,
        each.causes.map((cause) => causeLine(cause, labelOf)),
      ),
    ),
    ...deleted.map((each) => resource(each, "deleted")),
    ...changed.map((each) => resource(each.after, "changed", each.properties)),
    ...created.map((each) => {
      const former = inPlaceOf.get(each.urn);
      const reasons = former === undefined ? [] : [`takes the place of ${labelOfPlanned(former.before)}`];
      return resource(each, "created", former?.properties, reasons);
    }),
  ];
}

function resource(
  planned: Found["created"][number],
  change: ChangedResource["change"],
  properties: Found["changed"][number]["properties"] = [],
  reasons: readonly string[] = [],
): ChangedResource {
  const values = properties.slice(0, most.values).map(({ path, before, after }): ValueRow => {
    const [was, is] = shownPair(before, after, most.characters);
    return { path, ...(before !== undefined && { before: was }), ...(after !== undefined && { after: is }) };
  });
  return { label: labelOfPlanned(planned), change, reasons, values, more: properties.length - values.length };
}
