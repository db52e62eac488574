import { refuseMisshapen } from "../arguments";
import { checkReference } from "../charts";
import { dnsLabel } from "../checks";
import { collectProblems, expected, type Problem } from "../problems";
import { isRecord } from "../records";
import type { AddonDefinition } from "./definition";

/** The functions of a definition: true if the function is required. */
const functions: Readonly<Record<string, boolean>> = {
  values: true,
  check: false,
  customResources: false,
  flows: false,
  identities: false,
  namespaceLabels: false,
  needs: false,
  secrets: false,
  wants: false,
} satisfies Partial<Record<keyof AddonDefinition<unknown>, boolean>>;

/**
 * Refuses an add-on's definition with a missing or unknown field. Such a definition may come from a program that no compiler checked.
 *
 * @throws pulumi.RunError with all mistakes
 */
export function refuseMisdefined<Options>(definition: AddonDefinition<Options>): void {
  const {
    optionsType: _,
    provides,
    ...members
  }: Partial<AddonDefinition<Options>> = isRecord(definition) ? definition : {};
  const facts = Object.fromEntries(Object.entries(members).filter(([key]) => !Object.hasOwn(functions, key)));
  const further = () => [
    ...dnsLabel("name", definition.name),
    ...dnsLabel("namespace", definition.namespace),
    ...(provides === undefined || Array.isArray(provides) ? [] : [expected("provides", "a list", provides)]),
    ...checkReference("chart", definition.chart),
    ...functionProblems(members),
    ...(definition.namespace === "kube-system" ? kubeSystemProblems(definition) : []),
  ];
  refuseMisshapen("add-on", members.name ?? "", "AddonFacts", isRecord(definition) ? facts : definition, { further });
}

function functionProblems(members: Readonly<Record<string, unknown>>): Problem[] {
  return Object.entries(functions).flatMap(([key, isRequired]) => {
    const { [key]: value } = members;
    const isAbsent = value === undefined;
    return (isAbsent && isRequired) || (!isAbsent && typeof value !== "function")
      ? [expected(key, "a function", value)]
      : [];
  });
}

function kubeSystemProblems<Options>({ flows, secrets }: AddonDefinition<Options>): Problem[] {
  return collectProblems([
    flows !== undefined && {
      path: "flows",
      message:
        "have no effect in kube-system, because Keelson does not restrict connections in this namespace; remove them",
    },
    secrets !== undefined && {
      path: "secrets",
      message: "are not supported in kube-system; give the add-on its own namespace",
    },
  ]);
}
