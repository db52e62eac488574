export type { Kept } from "./options";
export { rehearse } from "./rehearsal";
export {
  plainProgress,
  type RehearsalOutcome,
  type RehearsalReport,
  rehearsalPage,
  type SummaryColors,
  summaryText,
  terminalProgress,
} from "./report";
