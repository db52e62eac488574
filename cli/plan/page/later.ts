import { type RegisteredResource, unknownMark } from "../../../components/testing";
import { groupBy } from "../../group-by";
import { shortened } from "../../shortened";
import { kindOf, nameOf } from "../label";
import type { Plan } from "../program";

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** The most kinds of resources that the summary names. */
const mostKinds = 5;

/** Says which values exist only after the deployment, because the cloud chooses them: outputs, and what other resources use of them. */
export function laterLines({ outputs, resources }: Pick<Plan, "outputs" | "resources">, byUrn: ByUrn): string[] {
  const names = Object.keys(outputs).filter((name) => isLater(outputs[name]));
  const used = resources
    .filter(({ read }) => read !== true)
    .flatMap(({ inputs, propertyDependencies }) =>
      Object.entries(propertyDependencies).flatMap(([input, urns]) => (isLater(inputs[input]) ? urns : [])),
    );
  const sources = [...new Set(used)].flatMap((urn) => byUrn.get(urn) ?? []);
  const byKind = [...groupBy(sources, kindOf)].sort(([, one], [, other]) => other.length - one.length);
  const kinds = byKind.map(([kind, all]) =>
    all.length === 1 && all[0] ? `${kind} ${nameOf(all[0])}` : `${all.length} ${kind}`,
  );
  return [
    ...(names.length === 0
      ? []
      : [
          `Outputs · ${names.sort().join(", ")}: the cloud or the cluster chooses their values during the first pulumi up`,
        ]),
    ...(kinds.length === 0
      ? []
      : [
          `Inputs · the plan leaves out ids, ARNs and addresses that other resources use: those of ${shortened(kinds, mostKinds)}`,
        ]),
  ];
}

function isLater(value: unknown): boolean {
  return JSON.stringify(value ?? null).includes(unknownMark);
}
