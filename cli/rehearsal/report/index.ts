export { unexplained } from "./failure-groups";
export { type Detail, type PhaseOutcome, type Progress, plainProgress, terminalProgress } from "./progress";
export type {
  Failure,
  Part,
  PhaseReport,
  RehearsalOutcome,
  RehearsalReport,
  Remains,
  SubjectPermissions,
  TenantPermissions,
  WorkloadCheck,
} from "./report";
export { type SummaryColors, summaryText } from "./summary";
