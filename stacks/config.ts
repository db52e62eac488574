import * as pulumi from "@pulumi/pulumi";
import {
  checkKubeconfig as checkKubeconfigText,
  checkPlainValues,
  expected,
  formatProblems,
  isRecord,
  nearName,
  type Problem,
  secretMark,
  withoutDeclarations,
} from "../components";
import { checkCluster } from "./clusters";
import { parse } from "./parse";
import { parseCluster, parseShape } from "./parse-shape";
import { type ComponentKeys, checkAgreement, kindOf, type StackConfig, stackSchema } from "./schema";

/** The SDK exports this function, but its type definitions do not contain it. */
const { isConfigSecret } = pulumi.runtime as unknown as { readonly isConfigSecret: (key: string) => boolean };

/**
 * Reads the stack's configuration. Checks the shape of the values, contradictions between them, and the cluster.
 *
 * The last two checks use only correct values (see `parse`). If a required value of the cluster is missing or wrong, they cannot find all mistakes.
 *
 * @throws pulumi.RunError with every known mistake
 */
export function readConfig(environment: string): StackConfig {
  const all = pulumi.runtime.allConfig();
  const given = readNamespace(all, isConfigSecret);
  const raw: Readonly<Record<string, unknown>> = { environment, ...withoutMarks(given) };
  const stack = parse(stackSchema, raw, [], { tier: "standard" });
  const { addons = {}, caBundle, dns, images, placement, proxy, tenants = {} } = stack.value ?? raw;
  const parts = parseShape<ComponentKeys>("ComponentKeys", {
    addons,
    caBundle,
    dns,
    images,
    placement,
    proxy,
    tenants,
  });
  const cluster = parseCluster(raw.cluster);
  const config = stack.value &&
    parts.value &&
    cluster.value && {
      ...stack.value,
      /* Above, these keys are plain maps. The typed parts below replace them. */
      caBundle: undefined,
      dns: undefined,
      images: undefined,
      placement: undefined,
      proxy: undefined,
      ...parts.value,
      cluster: cluster.value,
    };
  const secrets = checkSecrets(given);
  const misfits = [...stack.problems, ...without(stack.problems, parts.problems), ...cluster.problems];
  const shape = [
    ...checkNamespaces(Object.keys(all)),
    ...checkKubeconfig(raw, all["keelson:kubeconfig"]),
    ...secrets,
    ...without(secrets, misfits),
  ];
  const problems = [...shape, ...(config === undefined ? [] : without(shape, checkValues(environment, config)))];
  if (config === undefined || problems.length > 0) {
    throw new pulumi.RunError(formatProblems(`Pulumi.${pulumi.getStack()}.yaml`, problems));
  }
  return config;
}

/** Removes the `notSecret` marks, except in chart values, because the add-on itself reads the marks there. */
function withoutMarks(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { addons } = given;
  const kept = isRecord(addons)
    ? { addons: Object.fromEntries(Object.entries(addons).map(([name, choice]) => [name, withValues(choice)])) }
    : {};
  return { ...withoutDeclarations(given), ...kept };
}

function withValues(choice: unknown): unknown {
  if (!isRecord(choice)) {
    return choice;
  }
  const { instances } = choice;
  const further = isRecord(instances)
    ? { instances: Object.fromEntries(Object.entries(instances).map(([name, one]) => [name, withValues(one)])) }
    : {};
  if (!isRecord(choice.overrides)) {
    return { ...withoutDeclarations(choice), ...further };
  }
  const { values, ...others } = choice.overrides;
  const overrides = { ...withoutDeclarations(others), ...(values !== undefined && { values }) };
  return { ...withoutDeclarations(choice), ...further, overrides };
}

function checkValues(environment: string, config: StackConfig): Problem[] {
  const cluster = checkCluster(environment, config);
  return [...checkAgreement(config), ...cluster.map(({ path, message }) => ({ path: `keelson:${path}`, message }))];
}

/** Refuses secrets in plain text, because everybody who can read the repository can read the file. */
function checkSecrets(given: Readonly<Record<string, unknown>>): Problem[] {
  const fix =
    "put the value into a Secret or a secret store, and write only the secret's name here; or run pulumi config set --secret, and read the value in your program";
  return Object.entries(given).flatMap(([key, value]) => checkPlainValues(`keelson:${key}`, value, fix));
}

/** Leaves out problems of values, and of parts of values, that already have a known mistake. */
function without(known: readonly Problem[], problems: readonly Problem[]): Problem[] {
  const isIn = (path: string, outer: string) =>
    path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
  return problems.filter(({ path }) => known.every((one) => !isIn(path, one.path) && !isIn(one.path, path)));
}

/** Refuses misspelt forms of the namespace `keelson`, because nothing reads their values. */
function checkNamespaces(keys: readonly string[]): Problem[] {
  const isMisspelt = (namespace = "") => namespace !== "keelson" && nearName(namespace, ["keelson"]) !== undefined;
  return keys
    .filter((key) => isMisspelt(key.split(":")[0]))
    .map((key) => ({ path: key, message: 'unknown namespace; did you mean "keelson"?' }));
}

/** Checks that the file has a kubeconfig if the cluster exists already, and no kubeconfig otherwise. Never shows `content`. */
function checkKubeconfig(
  { cluster, kubeconfig }: Readonly<Record<string, unknown>>,
  content: string | undefined,
): Problem[] {
  const kind = kindOf(cluster);
  const path = "keelson:kubeconfig";
  if (kind === "existing" && kubeconfig === undefined) {
    const fix = "run pulumi config set --secret keelson:kubeconfig < FILE";
    return [expected(path, "the cluster's kubeconfig as a secret", kubeconfig, fix)];
  }
  if (kind === "existing" && kubeconfig === secretMark && content !== undefined) {
    return checkKubeconfigText(path, content);
  }
  return kind !== undefined && kind !== "existing" && kubeconfig !== undefined
    ? [{ path, message: "is for existing clusters, but the stack creates its cluster; remove it" }]
    : [];
}

/** Collects the values under `keelson:`. For secrets, it only records that they are set. The engine passes maps and lists as JSON. */
function readNamespace(
  all: Readonly<Record<string, string>>,
  isSecret: (key: string) => boolean,
): Record<string, unknown> {
  const own = Object.entries(all).filter(([key]) => key.startsWith("keelson:"));
  const named = own.map(([key, value]) => [key.slice("keelson:".length), isSecret(key) ? secretMark : value] as const);
  return Object.fromEntries(
    named.map(([key, value]) => [
      key,
      parseValue(["kubeconfig", "dockerConfig"].includes(key) ? masked(value) : value),
    ]),
  );
}

/** Hides a kubeconfig or a registry login in plain text. The schema then refuses it. */
function masked(value: string): string {
  return value === secretMark ? value : "plain text";
}

function parseValue(value: string): unknown {
  if (value === secretMark || !/^\s*[{[]/.test(value)) {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    return value; /* The text starts like a map or list, but is not JSON. The schema reports it. */
  }
}
