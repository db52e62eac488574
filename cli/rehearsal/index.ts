export { type Kept, rehearse, type RehearsalOptions, type RehearsalOutcome } from "./rehearsal";
export { plainProgress, type Progress, terminalProgress } from "./report/progress";
export type { Failure, RehearsalReport } from "./report/report";
export { failureLines, type SummaryColors, summaryText } from "./report/summary";
