export { unexplained } from "./failure-groups";
export { type Detail, type PhaseOutcome, type Progress, plainProgress, terminalProgress } from "./progress";
export {
  type Failure,
  type Part,
  type PhaseReport,
  type RehearsalOutcome,
  type RehearsalReport,
  type Remains,
  type SubjectPermissions,
  type TenantPermissions,
  type WorkloadCheck,
} from "./report";
export { type SummaryColors, summaryText } from "./summary";
