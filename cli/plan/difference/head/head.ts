import type { PlannedResource } from "../../planned-resource";
import type { Difference } from "../difference";
import type { FileSetting } from "../file-settings";
import { registered } from "../registered";
import { accessListLines } from "./access-lists";
import { admissionPolicyLines } from "./admission-policies";
import { admissionLines, openingLines } from "./admissions";
import { alertLines } from "./alerts";
import { autoscalerLines } from "./autoscalers";
import { brokenReferenceLines } from "./broken-references";
import { chartLines } from "./charts";
import { closedWayLines } from "./closed-ways";
import { containerLines } from "./containers";
import { type Compared, type HeadLine, headClasses } from "./contract";
import { costLines } from "./costs";
import { crdSchemaLines } from "./crd-schemas";
import { credentialLines } from "./credentials";
import { danglingNameLines } from "./dangling-names";
import { dataPlaceLines } from "./data-places";
import { deletedAloneLines } from "./deleted-alone";
import { disruptionBudgetLines } from "./disruption-budgets";
import { doubleGrantLines } from "./double-grants";
import { exposureLines } from "./exposures";
import { fileSettingLines } from "./file-setting-lines";
import { flowLines, isolationLines } from "./flows";
import { halfOpenLines } from "./half-open";
import { handOverLines } from "./handed-over";
import { heapLines } from "./heaps";
import { hostLines, plainHostLines } from "./hosts";
import { ingressGuardLines } from "./ingress-guards";
import { interceptionLines } from "./interceptions";
import { lostLines, removedLines } from "./lost";
import { newcomerLines } from "./newcomers";
import { isolatedLines } from "./newly-isolated";
import { otherLines } from "./others";
import { permissionLines } from "./permissions";
import { placementLines } from "./placement";
import { plainTextLines } from "./plain-text";
import { protectionLines } from "./protection";
import { providerVersionLines } from "./provider-versions";
import { renamedApplicationLines } from "./renamed-applications";
import { restartLines } from "./restarts";
import { ruleOrderLines } from "./rule-order";
import { schedulingLines } from "./scheduling";
import { secretStoreLines } from "./secret-stores";
import { selectionLines } from "./selected-pods";
import { settingLines } from "./settings";
import { severedLines } from "./severed";
import { sharedHostLines } from "./shared-hosts";
import { sourceLines } from "./sources";
import { withoutSpelledOut } from "./spelled-out";
import { storeRestartLines } from "./store-restarts";
import { tellingLabelLines } from "./telling-labels";
import { trustLines } from "./trust";
import { unjudgedLines } from "./unjudged";
import { valueLines } from "./values";
import { versionBackLines } from "./versions-back";
import { webhookLines } from "./webhooks";
import { wholeSetLines } from "./whole-sets";
import { zoneLines } from "./zones";

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
  isolationLines,
  isolatedLines,
  halfOpenLines,
  brokenReferenceLines,
  interceptionLines,
  accessListLines,
  credentialLines,
  permissionLines,
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
  restartLines,
  storeRestartLines,
  versionBackLines,
  providerVersionLines,
  valueLines,
  costLines,
  chartLines,
];

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
  const others = [...unjudged, ...otherLines(compared, [...told, ...unjudged])];
  const sorted = headClasses.flatMap((cls) => [...lines, ...others].filter((line) => line.class === cls));
  const isFirst = new Map([...sorted].reverse().map((line) => [line.text, line]));
  return sorted.filter((line) => isFirst.get(line.text) === line);
}
