import type { RegisteredResource } from "../../../../components/testing";
import type { Difference } from "../difference";

/** The classes of the head's lines, the gravest first, with their titles. */
export const headTitles = {
  open: "Newly open",
  admin: "May now do everything",
  lost: "Lost or replaced",
  unprotected: "Weaker, or cut off",
  allowance: "Newly allowed without review",
  source: "From another place",
  unjudged: "Judge it yourself, because no rule covers it",
  spend: "Large or unknown cost",
  permission: "May now do",
  reach: "May now reach",
  removed: "Removed",
  secret: "Changed secrets",
  restart: "Rolls and restarts",
  version: "New versions",
  size: "Sizes",
  cost: "Cost per month",
  less: "No longer",
  other: "Other changes",
} as const;

/** The subject of a line of the head. */
export type HeadClass = keyof typeof headTitles;

/** The classes in their order. */
export const headClasses: readonly HeadClass[] = Object.keys(headTitles).filter(isHeadClass);

/** The classes whose lines name what inputs mean instead of the inputs. */
export const meaningClasses: ReadonlySet<HeadClass> = new Set(["open", "admin", "lost", "permission", "reach", "less"]);

/** Reports whether a word is a class. */
export function isHeadClass(word: string): word is HeadClass {
  return Object.hasOwn(headTitles, word);
}

/** A line of the head: a change that a reviewer must know before all others. */
export interface HeadLine {
  readonly class: HeadClass;
  readonly text: string;
  /** Which entry of the stack's file lets it pass: one that was there `before`, or one that this change adds `now`. @default none */
  readonly allowed?: "before" | "now";
  /** By how many US dollars a month the cost changes, with all pools at their minimum and at their maximum. Only in the classes `cost` and `spend`. */
  readonly dollars?: { readonly min: number; readonly max: number };
}

/** Two plans of a stack and their difference. */
export interface Compared {
  readonly before: readonly RegisteredResource[];
  readonly after: readonly RegisteredResource[];
  readonly found: Difference;
}
