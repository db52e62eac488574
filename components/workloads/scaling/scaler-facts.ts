import file from "./scaler-facts.json";

/** The parameters that a scaler reads from its trigger, which `npm run generate:scalers` takes from KEDA's own schema. */
export interface ScalerFacts {
  /** The version of KEDA that the facts are about. */
  readonly version: string;
  readonly scalers: Readonly<Record<string, Readonly<Record<string, ScalerKey>>>>;
}

/** A key that a scaler supports. */
export interface ScalerKey {
  /** Whether `<key>FromEnv` names a variable of the workload that holds the value. */
  readonly env?: boolean;
  /** Whether metadata cannot contain it: only a TriggerAuthentication can, or also a variable if `env` is set. */
  readonly elsewhere?: boolean;
  /** Whether it is required. */
  readonly needed?: boolean;
  /** Its allowed values. */
  readonly words?: readonly string[];
}

/** Parameters that every scaler of KEDA reads: https://github.com/kedacore/keda/tree/main/schema */
export const scalerFacts: ScalerFacts = file;
