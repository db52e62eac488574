import file from "./scaler-facts.json";

/** The parameters that scalers read from triggers. `npm run generate:scalers` takes them from KEDA's own schema. */
export interface ScalerFacts {
  /** The version of KEDA that the facts are about. */
  readonly version: string;
  readonly scalers: Readonly<Record<string, Readonly<Record<string, ScalerKey>>>>;
}

/** A key that a scaler supports. */
export interface ScalerKey {
  /** Whether the value can come from a variable of the workload, which the key `<key>FromEnv` names. */
  readonly env?: boolean;
  /** Whether `metadata` cannot contain the key. Its value comes from a TriggerAuthentication or, if `env` is true, from a variable. */
  readonly elsewhere?: boolean;
  /** Whether it is required. */
  readonly needed?: boolean;
  /** Its allowed values. */
  readonly words?: readonly string[];
}

/** Parameters that every scaler of KEDA reads: https://github.com/kedacore/keda/tree/main/schema */
export const scalerFacts: ScalerFacts = file;
