export { unexplained } from "./failure-groups";
export { rehearsalPage } from "./page";
export { type Detail, type PhaseOutcome, type Progress, plainProgress, terminalProgress } from "./progress";
export type {
  Failure,
  Part,
  PhaseReport,
  RehearsalOutcome,
  RehearsalReport,
  RehearsedCluster,
  Remains,
  SubjectPermissions,
  TenantPermissions,
  Timeline,
  WorkloadCheck,
} from "./report";
export { type SummaryColors, summaryText } from "./summary";
