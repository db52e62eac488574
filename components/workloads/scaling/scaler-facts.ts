import file from "./scaler-facts.json";

/** The parameters that a scaler reads from its trigger, which `npm run generate:scalers` takes from KEDA's own schema. */
export interface ScalerFacts {
  /** The version of KEDA that the facts are about. */
  readonly version: string;
  readonly scalers: Readonly<Record<string, Readonly<Record<string, ScalerKey>>>>;
}

/** A key that a scaler knows. */
export interface ScalerKey {
  /** Whether `<key>FromEnv` names a variable of the workload that holds the value. */
  readonly env?: boolean;
  /** Whether metadata cannot hold it: only a TriggerAuthentication, or also a variable if `env` is set. */
  readonly elsewhere?: boolean;
  /** Whether nothing works without it. */
  readonly needed?: boolean;
  /** The only values that it can have. */
  readonly words?: readonly string[];
}

/** Parameters that every scaler of KEDA reads: https://github.com/kedacore/keda/tree/main/schema */
export const scalerFacts: ScalerFacts = file;
