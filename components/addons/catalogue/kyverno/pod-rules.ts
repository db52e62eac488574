import type { KyvernoOptions, KyvernoPolicy } from "./options";

/** A rule of a policy, with conditions in CEL. Kyverno also applies a rule about Pods to the pod templates of all controllers. */
export interface Rule {
  readonly resource: "pods" | "services";
  /** The requests that the policy checks, as a CEL condition. */
  readonly condition: string;
  readonly variables?: readonly { readonly name: string; readonly expression: string }[];
  readonly expression: string;
  /** Message that the API server shows when it refuses an object: the mistake and the fix. */
  readonly message: string;
}

/**
 * Returns a condition that ignores updates of other fields. You can then still scale an older object that violates a new policy, and remove its
 * finalizers.
 */
export function changed(...parts: readonly string[]): string {
  const differs = (part: string) => `${part} != ${part.replace("object.", "oldObject.")}`;
  return ["request.operation != 'UPDATE'", ...parts.map(differs)].join(" || ");
}

/** The containers in a Pod's spec. Ephemeral containers are left out, because they only debug. */
const containers = {
  name: "containers",
  expression: "object.spec.containers + object.spec.?initContainers.orValue([])",
};

/** Returns the rules about pods that Pod Security does not have. */
export function containerRules(options: KyvernoOptions): Partial<Record<KyvernoPolicy, Rule>> {
  return {
    "image-tags": everyContainer(
      "c.image.contains('@sha256:') || (c.image.matches(':[A-Za-z0-9_][A-Za-z0-9_.-]*$') && !c.image.endsWith(':latest'))",
      "Every image needs a version or a digest. The tag latest is not a version, because its content changes.",
    ),
    "read-only-root": everyContainer(
      "c.?securityContext.?readOnlyRootFilesystem.orValue(false)",
      "Every container needs securityContext.readOnlyRootFilesystem: true; mount an emptyDir on the folders that it writes to.",
    ),
    requests: everyContainer(
      "['cpu', 'memory'].all(r, r in c.?resources.?requests.orValue({})) && 'memory' in c.?resources.?limits.orValue({})",
      "Every container needs resources.requests.cpu, resources.requests.memory and resources.limits.memory.",
    ),
    "system-tolerations": tolerationRules(
      "t.?key.orValue('') in ['', 'CriticalAddonsOnly']",
      "Only the platform may use system nodes: give every toleration a key other than CriticalAddonsOnly.",
    ),
    "image-registries": registryRule(options.imageRegistries),
    labels: labelRule(options.requiredLabels),
  };
}

/**
 * Returns a rule that refuses pods with a kind of toleration.
 *
 * @param refused a CEL expression that is true for a refused toleration `t`
 */
export function tolerationRules(refused: string, message: string): Rule {
  const expression = `!object.spec.?tolerations.orValue([]).exists(t, ${refused})`;
  return { resource: "pods", condition: changed("object.spec"), expression, message };
}

function everyContainer(asked: string, message: string): Rule {
  const expression = `variables.containers.all(c, ${asked})`;
  return { resource: "pods", condition: changed("object.spec"), variables: [containers], expression, message };
}

function registryRule(registries: KyvernoOptions["imageRegistries"]): Rule | undefined {
  if (registries === undefined) {
    return undefined;
  }
  /* The final slash excludes hosts such as registry.example.com.attacker.com. */
  const prefixes = registries.map((one) => `'${one.replace(/\/$/, "")}/'`).join(", ");
  const message = `Every image must name one of these registries: ${registries.join(", ")}.`;
  return everyContainer(`[${prefixes}].exists(r, c.image.startsWith(r))`, message);
}

function labelRule(labels: KyvernoOptions["requiredLabels"]): Rule | undefined {
  if (labels === undefined) {
    return undefined;
  }
  const given = "object.metadata.?labels.orValue({})";
  const keys = labels.map((key) => `'${key}'`).join(", ");
  return {
    resource: "pods",
    condition: changed(given),
    expression: `[${keys}].all(key, ${given}[?key].orValue('') != '')`,
    message: `Every pod needs the labels ${labels.join(", ")}.`,
  };
}
