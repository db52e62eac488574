import file from "./scaler-facts.json";

/** The parameters that scalers read from triggers. `npm run generate:scalers` takes them from KEDA's own schema. */
export interface ScalerFacts {
  /** The version of KEDA to which the facts apply. */
  readonly version: string;
  readonly scalers: Readonly<Record<string, Readonly<Record<string, ScalerKey>>>>;
}

/** A key that a scaler supports. */
export interface ScalerKey {
  /** Whether the key `<key>FromEnv` can name a variable of the workload that contains the value. */
  readonly env?: boolean;
  /** Whether the key is not allowed in `metadata`. Its value comes from a TriggerAuthentication or, if `env` is true, from a variable. */
  readonly elsewhere?: boolean;
  /** Whether it is required. */
  readonly needed?: boolean;
  /** Its allowed values. */
  readonly words?: readonly string[];
}

/** Parameters that every scaler of KEDA reads: https://github.com/kedacore/keda/tree/main/schema */
export const scalerFacts: ScalerFacts = file;
