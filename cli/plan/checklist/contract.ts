import type { RegisteredResource } from "../../../components/testing";

/** One line of the production checklist that a plan can judge. */
export interface ChecklistItem {
  /** The first cell of its row in docs/production-checklist.md. */
  readonly title: string;
  /** Lists the resources that lack it; `undefined` if the item does not apply to the program. */
  readonly judge: (resources: readonly RegisteredResource[]) => readonly string[] | undefined;
}
