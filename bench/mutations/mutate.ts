import { isRecord } from "../../cli/values";
import type { RegisteredResource } from "../../components/testing";
import { secretMark, unknownMark } from "../../components/testing";
import { type Leaf, leavesOf, withLeaf } from "./leaves";

/** What a mutation does to a value. */
export const mutationKinds = ["enumeration", "range", "name", "reference", "port", "selector"] as const;

/** One of {@link mutationKinds}. */
type MutationKind = (typeof mutationKinds)[number];

/** A wrong value for one leaf of one resource. */
export interface Mutation extends Leaf {
  readonly resource: RegisteredResource;
  readonly kind: MutationKind;
  /** The wrong value. */
  readonly wrong: Leaf["value"];
}

/** The names of fields of Kubernetes that hold the name of another object. */
const references = new Set([
  "claimName",
  "ingressClassName",
  "priorityClassName",
  "secretName",
  "serviceAccountName",
  "serviceName",
  "storageClassName",
]);

/** The fields of Kubernetes whose `name` or `key` is that of another object, or of a part of one. */
const referring = new Set([
  "backendRefs",
  "configMap",
  "configMapKeyRef",
  "configMapRef",
  "imagePullSecrets",
  "issuerRef",
  "parentRefs",
  "roleRef",
  "scaleTargetRef",
  "secretKeyRef",
  "secretRef",
  "secretStoreRef",
  "service",
  "subjects",
  "target",
]);

const ports = new Set(["containerPort", "fromPort", "healthCheckNodePort", "nodePort", "port", "targetPort", "toPort"]);
const selectors = new Set([
  "labelSelector",
  "matchLabels",
  "namespaceSelector",
  "nodeSelector",
  "podSelector",
  "selector",
]);
const quantities = new Set(["cpu", "ephemeral-storage", "memory", "storage"]);

/** What is only told to people, or is text of another language that no judge of inputs reads. */
const notJudged = [
  /(^|\.)(annotations|args|command|data|description|displayName|stringData|tags|tagsAll|userData|values)(\.|$)/,
  /(^|\.)env\.\d+\.value$/,
  /(^|\.)(resourceLabels|labels)\.(cluster|cost-center|environment|managed-by|owner|stack)$/,
];

/** Reports whether a resource is a Kubernetes object. All others are those of a cloud. */
export function isKubernetes({ type }: Pick<RegisteredResource, "type">): boolean {
  return type.startsWith("kubernetes:");
}

/** Lists the wrong values that can be put into a resource, at most one for each leaf. Unknown and secret values stay as they are. */
export function mutationsOf(resource: RegisteredResource): Mutation[] {
  const isObject = isKubernetes(resource);
  return leavesOf(resource.inputs)
    .filter(({ path }) => !notJudged.some((pattern) => pattern.test(path.join("."))))
    .flatMap((leaf) => {
      if (leaf.value === unknownMark && !isObject) {
        return /(Id|Ids|Arn|Arns|\d)$/.test(leaf.path.at(-1) ?? "")
          ? [{ ...leaf, resource, kind: "reference" as const, wrong: "nowhere-0123" }]
          : [];
      }
      const isKnown = leaf.value !== unknownMark && leaf.value !== secretMark && leaf.value !== "";
      const found = isKnown ? (isObject ? ofObject(leaf) : ofCloud(leaf)) : undefined;
      return found === undefined ? [] : [{ ...leaf, resource, ...found }];
    });
}

/**
 * Returns a resource with a mutation's wrong value.
 *
 * @param resource the same resource, as another run has it @default the mutation's own
 */
export function mutated({ path, resource: own, wrong }: Mutation, resource = own): RegisteredResource {
  const inputs = withLeaf(resource.inputs, path, wrong);
  return isRecord(inputs) ? { ...resource, inputs } : resource;
}

type Wrong = Pick<Mutation, "kind" | "wrong">;

function ofObject({ path, value }: Leaf): Wrong | undefined {
  const keys = path.filter((key) => !/^\d+$/.test(key));
  const [key = "", holder = ""] = [keys.at(-1), keys.at(-2)];
  if (typeof value === "boolean" || ["apiVersion", "kind"].includes(path.join("."))) {
    return undefined;
  }
  if (ports.has(key) || (holder === "port" && (key === "number" || key === "name"))) {
    return { kind: "port", wrong: typeof value === "number" ? value + 1 : `${value}x` };
  }
  if (keys.slice(0, -1).some((each) => selectors.has(each)) && typeof value === "string") {
    return { kind: "selector", wrong: `${value}x` };
  }
  if (references.has(key) || (referring.has(holder) && (key === "name" || key === "key"))) {
    return { kind: "reference", wrong: `${value}x` };
  }
  if (typeof value === "number") {
    return { kind: "range", wrong: -1 - value };
  }
  if (quantities.has(key)) {
    return { kind: "range", wrong: `${value}q` };
  }
  if (key === "name" && keys.length > 1) {
    return { kind: "name", wrong: `${value}_X` };
  }
  return isWord(value) && key !== "namespace" ? { kind: "enumeration", wrong: value.slice(0, -1) } : undefined;
}

function ofCloud({ path, value }: Leaf): Wrong | undefined {
  const key = path.findLast((each) => !/^\d+$/.test(each)) ?? "";
  if (typeof value === "boolean") {
    return undefined;
  }
  if (ports.has(key)) {
    return { kind: "port", wrong: 70_000 };
  }
  if (typeof value === "number") {
    return { kind: "range", wrong: -1 - value };
  }
  if (/^\d+\.\d+\.\d+\.\d+\/\d+$/.test(value)) {
    return { kind: "range", wrong: value.replace(/\.\d+\/\d+$/, ".3/8") };
  }
  if (/(Id|Ids|Arn|Arns)$/.test(key)) {
    return { kind: "reference", wrong: `${value}x` };
  }
  if (/name$/i.test(key)) {
    return { kind: "name", wrong: `${value}!${"x".repeat(100)}` };
  }
  return isWord(value) ? { kind: "enumeration", wrong: value.slice(0, -1) } : undefined;
}

/** Reports whether a text looks like one of a list: a word or a constant, no sentence, number, address or document. */
function isWord(value: string): boolean {
  return /^[A-Za-z][A-Za-z_/.-]{2,39}$/.test(value);
}
