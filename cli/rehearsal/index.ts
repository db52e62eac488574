export { type Kept, rehearse } from "./rehearsal";
export { plainProgress, terminalProgress } from "./report/progress";
export type { RehearsalOutcome, RehearsalReport } from "./report/report";
export { type SummaryColors, summaryText } from "./report/summary";
