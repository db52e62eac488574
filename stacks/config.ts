import * as pulumi from "@pulumi/pulumi";
import { distance } from "fastest-levenshtein";
import { describeIssues } from "./issues";
import { kubeconfigError, madeKinds, SECRET, type StackConfig, stackSchema } from "./schema";

export type { StackConfig };

/** Exported by the SDK, which uses it for the same purpose, but missing from its type definitions. */
const { isConfigSecret } = pulumi.runtime as unknown as { readonly isConfigSecret: (key: string) => boolean };

/**
 * Reads and checks the stack's configuration.
 *
 * @throws pulumi.RunError with every mistake at once
 */
export function readConfig(environment: string): StackConfig {
  const all = pulumi.runtime.allConfig();
  const raw: Record<string, unknown> = { environment, ...readNamespace(all, isConfigSecret) };
  const parsed = stackSchema.safeParse(raw);
  const mistakes = [
    ...misspeltNamespaces(Object.keys(all)),
    ...kubeconfigMistakes(raw),
    ...(parsed.success ? [] : describeIssues(parsed.error, stackSchema, raw)),
  ];
  if (!parsed.success || mistakes.length > 0) {
    throw new pulumi.RunError([`Pulumi.${pulumi.getStack()}.yaml is not valid:`, ...mistakes].join("\n"));
  }
  return parsed.data;
}

/** A namespace that is almost ours would be passed over in silence. */
function misspeltNamespaces(keys: readonly string[]): string[] {
  const isNear = (namespace: string) => namespace !== "keelson" && distance(namespace, "keelson") <= 2;
  return keys
    .filter((key) => isNear(key.split(":")[0] ?? ""))
    .map((key) => `✖ unknown namespace, did you mean "keelson"?  → at ${key}`);
}

/** A kubeconfig belongs to a cluster that exists; one that the stack makes has its own. */
function kubeconfigMistakes({ cluster, kubeconfig }: Readonly<Record<string, unknown>>): string[] {
  const kind = typeof cluster === "object" && cluster !== null && "kind" in cluster ? cluster.kind : undefined;
  const isNeeded = kind === "existing" && kubeconfig === undefined;
  const isUseless = madeKinds.includes(String(kind)) && kubeconfig !== undefined;
  return [
    ...(isNeeded ? [`✖ a value is missing: ${kubeconfigError}  → at keelson:kubeconfig`] : []),
    ...(isUseless ? ["✖ no kubeconfig: the stack makes its cluster, leave it out  → at keelson:kubeconfig"] : []),
  ];
}

/** Collects the values under `keelson:`; the engine hands maps and lists over as JSON. Of secrets only their being there. */
function readNamespace(
  all: Readonly<Record<string, string>>,
  isSecret: (key: string) => boolean,
): Record<string, unknown> {
  const own = Object.entries(all).filter(([key]) => key.startsWith("keelson:"));
  const named = own.map(([key, value]) => [key.slice("keelson:".length), isSecret(key) ? SECRET : value] as const);
  return Object.fromEntries(
    named.map(([key, value]) => [key, parseValue(key === "kubeconfig" ? masked(value) : value)]),
  );
}

/** A kubeconfig that is not encrypted is refused, without being shown. */
function masked(value: string): string {
  return value === SECRET ? value : "plain text";
}

function parseValue(value: string): unknown {
  if (value === SECRET || !/^\s*[{[]/.test(value)) {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    return value; /* a text that starts like a map or list: the schema says what was wanted */
  }
}
