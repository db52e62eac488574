import type { RegisteredResource } from "../../components/testing";
import type { Mutation } from "./mutate";

/** The plan of a stack, and the mutations of its resources. */
export interface Campaign {
  readonly resources: readonly RegisteredResource[];
  /** The same resources as a deployment makes them, with made-up ids in place of unknown ones. */
  readonly deployed: ReadonlyMap<string, RegisteredResource>;
  /** The cluster in the stack's file, if it has one. */
  readonly cluster?: unknown;
  /** A folder of charts, whose definitions of kinds the API server gets. */
  readonly charts?: string;
  readonly mutations: readonly Mutation[];
}

/** The objections of a judge that each mutation causes; `undefined` for mutations that it cannot judge. */
export type Objections = readonly (readonly string[] | undefined)[];

/** Somebody who looks at what is planned. */
export interface Judge {
  readonly name: string;
  readonly objections: (campaign: Campaign) => Promise<Objections>;
}
