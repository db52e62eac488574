import type { PlannedResource } from "../../planned-resource";
import type { Difference } from "../difference";
import type { FileSetting } from "../file-settings";
import { registered } from "../registered";
import { chartLines } from "./charts";
import { type Compared, type HeadLine, headClasses } from "./contract";
import { costLines } from "./costs";
import { fileSettingLines } from "./file-setting-lines";
import {
  adoptedLines,
  deletedAloneLines,
  handOverLines,
  lostLines,
  removedLines,
  renamedApplicationLines,
  severedLines,
  versionStepLines,
} from "./losses";
import {
  accessListLines,
  admissionLines,
  closedWayLines,
  danglingNameLines,
  exceptionLines,
  flowLines,
  halfOpenLines,
  hostLines,
  ingressGuardLines,
  interceptionLines,
  isolatedLines,
  isolationLines,
  openingLines,
  plainHostLines,
  ruleOrderLines,
  selectionLines,
  sharedHostLines,
  webhookLines,
} from "./network";
import { placementLines, zoneLines } from "./nodes";
import { providerVersionLines, sourceLines } from "./origins";
import { otherLines } from "./others";
import {
  autoscalerLines,
  brokenReferenceLines,
  containerLines,
  dataPlaceLines,
  disruptionBudgetLines,
  heapLines,
  restartLines,
  schedulingLines,
  storeRestartLines,
} from "./pods";
import {
  awsAuthLines,
  credentialLines,
  doubleGrantLines,
  permissionLines,
  trustLines,
  vaultPolicyLines,
  wholeSetLines,
} from "./rights";
import {
  admissionPolicyLines,
  alertLines,
  crdSchemaLines,
  exposureLines,
  irreversibleLines,
  newcomerLines,
  plainTextLines,
  protectionLines,
  secretStoreLines,
  settingLines,
  tellingLabelLines,
  unjudgedLines,
  unseenComponentLines,
  withoutSpelledOut,
} from "./settings";
import { valueLines } from "./values";

const writers: readonly ((compared: Compared) => HeadLine[])[] = [
  admissionLines,
  openingLines,
  exposureLines,
  hostLines,
  sharedHostLines,
  danglingNameLines,
  plainHostLines,
  ingressGuardLines,
  flowLines,
  exceptionLines,
  isolationLines,
  isolatedLines,
  halfOpenLines,
  brokenReferenceLines,
  interceptionLines,
  accessListLines,
  credentialLines,
  permissionLines,
  awsAuthLines,
  vaultPolicyLines,
  wholeSetLines,
  doubleGrantLines,
  secretStoreLines,
  lostLines,
  handOverLines,
  removedLines,
  severedLines,
  deletedAloneLines,
  renamedApplicationLines,
  closedWayLines,
  protectionLines,
  disruptionBudgetLines,
  irreversibleLines,
  unseenComponentLines,
  newcomerLines,
  containerLines,
  heapLines,
  alertLines,
  settingLines,
  dataPlaceLines,
  plainTextLines,
  schedulingLines,
  placementLines,
  autoscalerLines,
  selectionLines,
  webhookLines,
  ruleOrderLines,
  admissionPolicyLines,
  crdSchemaLines,
  trustLines,
  sourceLines,
  zoneLines,
  tellingLabelLines,
  storeRestartLines,
  versionStepLines,
  providerVersionLines,
  adoptedLines,
  valueLines,
  costLines,
  chartLines,
];

/** Reports a version or a size that a graver line about the same resources tells, too. */
function isRepeated({ class: cls, text }: HeadLine, all: readonly HeadLine[]): boolean {
  const [subject = "", ...rest] = text.split(": ");
  const change = / ("?\S+ → \S+)$/.exec(` ${rest.join(": ")}`)?.[1]?.replaceAll('"', "");
  return (
    change !== undefined &&
    (cls === "version" || cls === "size") &&
    all.some(
      (other) =>
        (other.class === "unprotected" || other.class === "unjudged") &&
        other.text.startsWith(`${subject}: `) &&
        other.text.replaceAll('"', "").includes(change),
    )
  );
}

/**
 * Lists the changes that a reviewer must know, the gravest first. `secrets` names encrypted values that differ, and `settings` are those of
 * the engine.
 */
export function headLines(
  before: readonly PlannedResource[],
  after: readonly PlannedResource[],
  found: Difference,
  secrets: readonly string[] = [],
  settings: readonly FileSetting[] = [],
): HeadLine[] {
  const compared = { before: before.map(registered), after: after.map(registered), found: withoutSpelledOut(found) };
  const renewed = secrets.map(
    (secret): HeadLine => ({
      class: "secret",
      text: `${secret} has another encrypted value: it has changed, or was only encrypted again`,
    }),
  );
  const lines = [...writers.flatMap((write) => write(compared)), ...fileSettingLines(settings), ...renewed];
  /* What a resource costs is not what happens to it. */
  const told = lines.filter((line) => line.class !== "cost" && line.class !== "spend");
  const unjudged = unjudgedLines(compared, told);
  const graver = [...told, ...unjudged];
  const restarts = restartLines(compared, graver);
  const others = [...unjudged, ...restarts, ...otherLines(compared, [...graver, ...restarts])];
  const all = [...lines, ...others];
  const sorted = headClasses.flatMap((cls) => all.filter((line) => line.class === cls && !isRepeated(line, all)));
  const isFirst = new Map([...sorted].reverse().map((line) => [line.text, line]));
  return sorted.filter((line) => isFirst.get(line.text) === line);
}
