export { type Kept, rehearse } from "./rehearsal";
export {
  plainProgress,
  type RehearsalOutcome,
  type RehearsalReport,
  rehearsalPage,
  type SummaryColors,
  summaryText,
  terminalProgress,
} from "./report";
