import type { types } from "@pulumi/kubernetes";
import type { Input } from "@pulumi/pulumi";
import { notEmpty, objectName, oneOf, whole } from "../../checks";
import { checkLabelKey, checkLabelValue } from "../../labels";
import { expected, isPlain, type Problem, plainPart, quote } from "../../problems";

type Affinity = types.input.core.v1.Affinity;
type NodeTerm = types.input.core.v1.NodeSelectorTerm;
type PodTerm = types.input.core.v1.PodAffinityTerm;
type Selector = types.input.meta.v1.LabelSelector;

/** The parts that every requirement of a selector has. */
interface Requirement {
  readonly key: Input<string>;
  readonly operator: Input<string>;
  readonly values?: Input<Input<string>[] | undefined>;
}

/** The operators of a selector, and how many values each operator takes. */
type Operators = Readonly<Record<string, "some" | "none" | "number">>;

const labelOperators: Operators = { In: "some", NotIn: "some", Exists: "none", DoesNotExist: "none" };
const nodeOperators: Operators = { ...labelOperators, Gt: "number", Lt: "number" };
const weights = { min: 1, max: 100 };

/**
 * Lists the mistakes in an affinity, by the rules of Kubernetes' `validateAffinity`.
 * https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go
 */
export function checkAffinity(affinity: Affinity | undefined): Problem[] {
  const node = plainPart(affinity?.nodeAffinity);
  const required = plainPart(node?.requiredDuringSchedulingIgnoredDuringExecution);
  const terms = required === undefined ? undefined : (plainPart(required.nodeSelectorTerms) ?? []);
  const path = "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms";
  return [
    ...notEmpty(path, terms, "term", "add an entry, or remove the rule"),
    ...listOf<NodeTerm>(path, terms).flatMap(([at, term]) => checkNodeTerm(at, term)),
    ...listOf<PreferredNodeTerm>(
      "affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution",
      node?.preferredDuringSchedulingIgnoredDuringExecution,
    ).flatMap(([at, { weight, preference }]) => [
      ...whole(`${at}.weight`, weight, weights),
      ...checkNodeTerm(`${at}.preference`, plainPart(preference) ?? {}),
    ]),
    ...(["podAffinity", "podAntiAffinity"] as const).flatMap((kind) => checkPodTerms(kind, affinity)),
  ];
}

type PreferredNodeTerm = types.input.core.v1.PreferredSchedulingTerm;

function checkNodeTerm(path: string, { matchExpressions, matchFields }: NodeTerm): Problem[] {
  return [
    ...checkRequirements(`${path}.matchExpressions`, matchExpressions, nodeOperators),
    ...listOf<Requirement>(`${path}.matchFields`, matchFields).flatMap(([at, { key, operator }]) => [
      ...oneOf(`${at}.key`, key, ["metadata.name"]),
      ...oneOf(`${at}.operator`, operator, ["In", "NotIn"]),
    ]),
  ];
}

function checkPodTerms(kind: "podAffinity" | "podAntiAffinity", affinity: Affinity | undefined): Problem[] {
  const rules = plainPart(affinity?.[kind]);
  const path = `affinity.${kind}`;
  const [required, preferred] = [
    "requiredDuringSchedulingIgnoredDuringExecution",
    "preferredDuringSchedulingIgnoredDuringExecution",
  ] as const;
  return [
    ...listOf<PodTerm>(`${path}.${required}`, rules?.[required]).flatMap(([at, term]) => checkPodTerm(at, term)),
    ...listOf<types.input.core.v1.WeightedPodAffinityTerm>(`${path}.${preferred}`, rules?.[preferred]).flatMap(
      ([at, { weight, podAffinityTerm }]) => [
        ...whole(`${at}.weight`, weight, weights),
        ...checkPodTerm(`${at}.podAffinityTerm`, plainPart(podAffinityTerm)),
      ],
    ),
  ];
}

function checkPodTerm(path: string, term: PodTerm | undefined): Problem[] {
  const key = plainPart<string>(term?.topologyKey);
  const example = 'such as "topology.kubernetes.io/zone"';
  return [
    ...(term !== undefined && term.topologyKey === undefined
      ? [expected(`${path}.topologyKey`, `a node label ${example}`, undefined)]
      : []),
    ...(key === undefined ? [] : checkLabelKey(`${path}.topologyKey`, key, [])),
    ...(["matchLabelKeys", "mismatchLabelKeys"] as const).flatMap((name) =>
      (plainPart<Input<string>[]>(term?.[name]) ?? []).flatMap((one, index) =>
        isPlain<string>(one) ? checkLabelKey(`${path}.${name}[${index}]`, one, []) : [],
      ),
    ),
    ...(plainPart<Input<string>[]>(term?.namespaces) ?? []).flatMap((one, index) =>
      objectName(`${path}.namespaces[${index}]`, one, "the name of a namespace"),
    ),
    ...checkSelector(`${path}.labelSelector`, term?.labelSelector),
    ...checkSelector(`${path}.namespaceSelector`, term?.namespaceSelector),
  ];
}

function checkSelector(path: string, given: Input<Selector | undefined> | undefined): Problem[] {
  const { matchLabels, matchExpressions } = plainPart<Selector>(given) ?? {};
  return [
    ...Object.entries(plainPart(matchLabels) ?? {}).flatMap(([key, value]) => [
      ...checkLabelKey(`${path}.matchLabels.${key}`, key, []),
      ...(typeof value === "string" ? checkLabelValue(`${path}.matchLabels.${key}`, value) : []),
    ]),
    ...checkRequirements(`${path}.matchExpressions`, matchExpressions, labelOperators),
  ];
}

function checkRequirements(
  path: string,
  given: Input<Input<Requirement>[] | undefined> | undefined,
  operators: Operators,
): Problem[] {
  return listOf<Requirement>(path, given).flatMap(([at, { key, operator, values }]) => {
    const takes = operators[plainPart<string>(operator) ?? ""];
    const label = plainPart<string>(key);
    return [
      ...(label === undefined ? [] : checkLabelKey(`${at}.key`, label, [])),
      ...oneOf(`${at}.operator`, operator, Object.keys(operators)),
      ...(takes === undefined
        ? []
        : checkValues(`${at}.values`, plainPart(operator) ?? "", takes, plainPart(values) ?? [])),
    ];
  });
}

function checkValues(path: string, operator: string, takes: Operators[string], values: readonly unknown[]): Problem[] {
  const { length } = values;
  const isNumber = length === 1 && (typeof values[0] !== "string" || /^-?\d+$/.test(values[0]));
  const [fits, allowed] = {
    some: [length > 0, "at least one value"],
    none: [length === 0, "no value"],
    number: [isNumber, "one whole number in quotes"],
  }[takes] as [boolean, string];
  return fits ? [] : [expected(path, `${allowed} with operator ${quote(operator)}`, values)];
}

/** Lists the known items of a list, each with its path. */
function listOf<T>(
  path: string,
  list: Input<readonly Input<T>[] | undefined> | undefined,
): (readonly [path: string, item: T])[] {
  return (plainPart(list) ?? []).flatMap((item, index) => {
    const known = plainPart<T>(item);
    return known === undefined ? [] : [[`${path}[${index}]`, known] as const];
  });
}
