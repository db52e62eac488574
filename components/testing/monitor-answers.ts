import type { WireProperties } from "./wire-values";

/** A callback in the style of the SDK's gRPC client. If it gets an error, the SDK shows the error's `details`. */
export type Respond<T> = (error: { message: string; details: string; code?: number } | null, response?: T) => void;

/** Properties in the form that the SDK reads. */
interface Properties {
  readonly toJavaScript: () => WireProperties;
}

/** The answer to the registration of a resource. */
export interface Registered {
  readonly getUrn: () => string;
  /** The id of the resource. `undefined` if the id is not known yet or does not exist. */
  readonly getId: () => string | undefined;
  readonly getObject: () => Properties;
  readonly getPropertydependenciesMap: () => undefined;
  readonly getResult: () => number;
}

/** The answer to a request to read a resource. */
export interface Read {
  readonly getUrn: () => string;
  readonly getProperties: () => Properties;
}

/** The result of a function or a method. */
export interface Returned {
  readonly getFailuresList: () => never[];
  readonly getReturn: () => Properties;
  readonly getReturndependenciesMap: () => undefined;
}
