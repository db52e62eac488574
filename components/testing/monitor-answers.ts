import type { WireProperties } from "./wire-values";

/** A callback in the style of the SDK's gRPC client; the SDK shows an error's `details`. */
export type Respond<T> = (error: { message: string; details: string; code?: number } | null, response?: T) => void;

/** Properties as the SDK reads them. */
interface Properties {
  readonly toJavaScript: () => WireProperties;
}

/** A resource that is registered. */
export interface Registered {
  readonly getUrn: () => string;
  /** `undefined` if it is not known yet, or there is none. */
  readonly getId: () => string | undefined;
  readonly getObject: () => Properties;
  readonly getPropertydependenciesMap: () => undefined;
  readonly getResult: () => number;
}

/** A resource that is read. */
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
