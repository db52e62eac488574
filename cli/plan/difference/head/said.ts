import { groupBy } from "../../../group-by";
import type { HeadClass, HeadLine } from "./contract";
import { joinedLabels } from "./names";

/** What a line says about a resource. */
export interface Said {
  readonly class: HeadClass;
  readonly label: string;
  readonly what: string;
}

/** Writes one line for all resources with the same statement. */
export function joinedSaid(all: readonly Said[]): HeadLine[] {
  return [...groupBy(all, (said) => `${said.class} ${said.what}`).values()].flatMap((alike) =>
    alike.slice(0, 1).map((first) => ({
      class: first.class,
      text: `${joinedLabels(alike.map(({ label }) => label))}: ${first.what}`,
    })),
  );
}

/** Leaves out what is said twice of resources with one label. */
export function distinct(all: readonly Said[]): Said[] {
  return [...new Map(all.map((said) => [`${said.class} ${said.label}: ${said.what}`, said])).values()];
}
