import type { RegisteredResource } from "../../../components/testing";

/** One line of the production checklist that a plan can judge. */
export interface ChecklistItem {
  /** The first cell of its row in docs/production-checklist.md. */
  readonly title: string;
  /** Lists what lacks it; `undefined` if the program has nothing that it concerns. */
  readonly judge: (resources: readonly RegisteredResource[]) => readonly string[] | undefined;
}
