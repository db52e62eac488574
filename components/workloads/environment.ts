import type { types } from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { isPlain } from "../problems";
import type { ContainerArgs, EnvReference, EnvSource } from "./container-args";

type EnvVar = types.input.core.v1.EnvVar;
type EnvFromSource = types.input.core.v1.EnvFromSource;

/** Renders the variables of a container: plain values, and references to where a value is. */
export function environment({ env, envFrom }: Pick<ContainerArgs, "env" | "envFrom">): {
  env?: EnvVar[];
  envFrom?: EnvFromSource[];
} {
  return {
    ...(env !== undefined && { env: Object.entries(env).map(([name, value]) => variable(name, value)) }),
    ...(envFrom !== undefined && { envFrom: envFrom.map(sourceOf) }),
  };
}

/** Tells a reference from a value. */
export function isReference(value: pulumi.Input<string> | EnvReference): value is EnvReference {
  return isPlain<string | EnvReference>(value) && typeof value === "object";
}

function variable(name: string, value: pulumi.Input<string> | EnvReference): EnvVar {
  return isReference(value) ? { name, valueFrom: valueFrom(value) } : { name, value: notSecret(name, value) };
}

function valueFrom(reference: EnvReference): types.input.core.v1.EnvVarSource {
  if ("fieldRef" in reference) {
    return { fieldRef: { fieldPath: reference.fieldRef } };
  }
  return "resourceFieldRef" in reference ? { resourceFieldRef: { resource: reference.resourceFieldRef } } : reference;
}

function sourceOf(source: EnvSource): EnvFromSource {
  const prefix = source.prefix !== undefined && { prefix: source.prefix };
  return "configMapRef" in source
    ? { ...prefix, configMapRef: { name: source.configMapRef } }
    : { ...prefix, secretRef: { name: source.secretRef } };
}

/**
 * A variable's value, unless it is a secret: in a pod's template everybody who may read Deployments would see it.
 */
function notSecret(name: string, value: pulumi.Input<string>): pulumi.Input<string> {
  if (!pulumi.Output.isInstance(value)) {
    return value;
  }
  return pulumi.output(pulumi.isSecret(pulumi.output(value))).apply((secret) => {
    if (secret) {
      throw new pulumi.RunError(`env.${name}: a plain value, given a secret: put it into a Secret`);
    }
    return value;
  });
}
