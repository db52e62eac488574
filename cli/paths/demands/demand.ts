import type { PlainObject } from "../../wiring";
import type { Connection } from "../contract";

/** Connections that an object asks for. */
export interface Demand {
  readonly object: PlainObject;
  /** Where in the object: `backend web:80`. */
  readonly at: string;
  readonly connections: readonly Connection[];
  /** Why the connections are not known. @default they are */
  readonly unknown?: string;
}
