export { unexplained } from "./failure-groups";
export { type Detail, type PhaseOutcome, type Progress, plainProgress, terminalProgress } from "./progress";
export {
  type Failure,
  type NamespaceWorkloads,
  type Part,
  type PhaseReport,
  type RehearsalOutcome,
  type RehearsalReport,
  type Remains,
  type SubjectPermissions,
  type TenantPermissions,
  type WorkloadCheck,
  type WorkloadSummary,
} from "./report";
export { type SummaryColors, summaryText } from "./summary";
