import { chartLines } from "./charts";
import { costLines } from "./costs";
import * as losses from "./losses";
import * as network from "./network";
import * as newcomers from "./newcomers";
import * as nodes from "./nodes";
import * as origins from "./origins";
import { otherLines } from "./others";
import * as pods from "./pods";
import * as programs from "./programs";
import * as protection from "./protection";
import * as rights from "./rights";
import type { LaterRule, Rule } from "./rule";
import * as unjudged from "./unjudged";
import { valueLines } from "./values";

/**
 * All rules. Their order is that of the lines in one class: who gets access, who gets which permission, what is lost, what protects less, what runs
 * worse, and where code comes from. To add a rule, write a file in the folder of its subject, and add a line here.
 */
export const rules: readonly Rule[] = [
  /* Who gets in, and who reaches whom */
  network.admissionLines,
  network.openingLines,
  newcomers.exposureLines,
  network.hostLines,
  network.sharedHostLines,
  network.danglingNameLines,
  network.plainHostLines,
  network.ingressGuardLines,
  network.flowLines,
  network.exceptionLines,
  network.isolationLines,
  network.isolatedLines,
  network.halfOpenLines,
  pods.brokenReferenceLines,
  network.interceptionLines,
  network.accessListLines,
  /* Who may do what */
  rights.credentialLines,
  rights.permissionLines,
  rights.awsAuthLines,
  rights.vaultPolicyLines,
  rights.wholeSetLines,
  rights.doubleGrantLines,
  rights.secretStoreLines,
  /* What is lost */
  losses.lostLines,
  losses.handOverLines,
  losses.removedLines,
  losses.severedLines,
  losses.deletedAloneLines,
  losses.renamedApplicationLines,
  network.closedWayLines,
  /* What protects less */
  protection.protectionLines,
  pods.disruptionBudgetLines,
  protection.irreversibleLines,
  unjudged.unseenComponentLines,
  newcomers.newcomerLines,
  /* What runs worse */
  pods.containerLines,
  pods.heapLines,
  programs.alertLines,
  programs.settingLines,
  pods.dataPlaceLines,
  programs.plainTextLines,
  pods.schedulingLines,
  nodes.placementLines,
  pods.autoscalerLines,
  /* What answers and decides in place of others */
  network.selectionLines,
  network.webhookLines,
  network.ruleOrderLines,
  protection.admissionPolicyLines,
  protection.crdSchemaLines,
  rights.trustLines,
  /* Where code comes from, and what is new or moves */
  origins.sourceLines,
  nodes.zoneLines,
  protection.tellingLabelLines,
  pods.storeRestartLines,
  losses.versionStepLines,
  origins.providerVersionLines,
  losses.adoptedLines,
  valueLines,
  costLines,
  chartLines,
];

/** Rules about everything that the earlier lines leave out. Each of these rules also reads the lines before it. */
export const laterRules: readonly LaterRule[] = [unjudged.unjudgedLines, pods.restartLines, otherLines];
