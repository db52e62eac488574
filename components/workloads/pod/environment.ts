import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { isNotSecret, type NotSecret, notSecret, plainOf } from "../../plain-secrets";
import { isPlain } from "../../problems";
import type { ContainerArgs, EnvReference, EnvSource, KeyReference } from "./container-args";

type EnvVar = types.input.core.v1.EnvVar;
type EnvValue = pulumi.Input<string> | EnvReference | NotSecret;
type EnvFromSource = types.input.core.v1.EnvFromSource;

/** Renders the variables of a container: plain values and references. */
export function environment({ env, envFrom }: Pick<ContainerArgs, "env" | "envFrom">): {
  env?: EnvVar[];
  envFrom?: EnvFromSource[];
} {
  return {
    ...(env !== undefined && { env: Object.entries(env).map(([name, value]) => variable(name, value)) }),
    ...(envFrom !== undefined && { envFrom: envFrom.map(sourceOf) }),
  };
}

/** Reports whether the value of a variable is a reference. */
export function isReference(value: EnvValue): value is EnvReference {
  return isPlain<string | EnvReference | NotSecret>(value) && typeof value === "object" && !isNotSecret(value);
}

function variable(name: string, value: EnvValue): EnvVar {
  return isReference(value)
    ? { name, valueFrom: valueFrom(name, value) }
    : { name, value: plainValue(name, plainOf(value)) };
}

function valueFrom(variableName: string, reference: EnvReference): types.input.core.v1.EnvVarSource {
  if ("fieldRef" in reference) {
    return { fieldRef: { fieldPath: reference.fieldRef } };
  }
  if ("resourceFieldRef" in reference) {
    return { resourceFieldRef: { resource: reference.resourceFieldRef } };
  }
  return "configMapKeyRef" in reference
    ? { configMapKeyRef: keyOf("a ConfigMap", reference.configMapKeyRef, `env.${variableName}.configMapKeyRef`) }
    : { secretKeyRef: keyOf("a Secret", reference.secretKeyRef, `env.${variableName}.secretKeyRef`) };
}

function sourceOf(source: EnvSource): EnvFromSource {
  const prefix = source.prefix !== undefined && { prefix: source.prefix };
  return "configMapRef" in source
    ? { ...prefix, configMapRef: { name: nameOf("a ConfigMap", source.configMapRef, "envFrom.configMapRef") } }
    : { ...prefix, secretRef: { name: nameOf("a Secret", source.secretRef, "envFrom.secretRef") } };
}

function keyOf(kind: string, reference: KeyReference, path: string): KeyReference {
  return { ...reference, name: nameOf(kind, reference.name, `${path}.name`) };
}

function nameOf(kind: string, name: pulumi.Input<string>, path: string): pulumi.Input<string> {
  return notSecret(name, { path, wanted: `the name of ${kind}`, fix: "pass the result of asEnv()" });
}

/** Everybody who can read Deployments would see a secret in the pod template. */
function plainValue(name: string, value: pulumi.Input<string>): pulumi.Input<string> {
  return notSecret(value, { path: `env.${name}`, wanted: "a plain value", fix: "put the value into a Secret" });
}
