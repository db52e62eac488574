import { karpenterResources, meets, type Offer } from "../../../capabilities";
import { among, dnsLabel, matches, notEmpty, once } from "../../../checks";
import type { Cluster } from "../../../clusters/contract";
import { checkLabelKey } from "../../../labels";
import { dedicatedNames } from "../../../node-labels";
import { expected, type Problem } from "../../../problems";
import { chosenPolicies, type KyvernoOptions } from "./options";

const registry = /^([a-z0-9-]+(\.[a-z0-9-]+)+|localhost)(:\d{1,5})?(\/[a-z0-9._-]+)*\/?$/;

/** The option that creates each policy. */
const sources = { "image-registries": "imageRegistries", labels: "requiredLabels" } as const satisfies Record<
  (typeof chosenPolicies)[number],
  keyof KyvernoOptions
>;

/** Lists the mistakes in the options of Kyverno. */
export function checkKyverno(
  { nodePools, builtin }: Pick<Cluster, "nodePools" | "builtin">,
  options: Partial<KyvernoOptions>,
): Problem[] {
  const { imageRegistries, requiredLabels, exempt = {}, dedicatedPools } = options;
  return [
    ...notEmpty("imageRegistries", imageRegistries, "registry", "remove it to allow every registry"),
    ...(imageRegistries ?? []).flatMap((one, index) =>
      matches(`imageRegistries[${index}]`, one, registry, 'a host and a path such as "registry.example.com/shop"'),
    ),
    ...notEmpty("requiredLabels", requiredLabels, "label", "remove it"),
    ...(requiredLabels ?? []).flatMap((key, index) => checkLabelKey(`requiredLabels[${index}]`, key, [])),
    ...chosenPolicies.flatMap((policy) => checkSource(policy, options)),
    ...namespaceLists("exempt", exempt),
    ...namespaceLists("dedicatedPools", dedicatedPools ?? {}),
    ...checkPools(builtin.some(isKarpenters) ? {} : nodePools, dedicatedPools),
  ];
}

/** Refuses settings for a policy if the option that creates the policy is not set. */
function checkSource(policy: keyof typeof sources, options: Partial<KyvernoOptions>): Problem[] {
  const source = sources[policy];
  if (options[source] !== undefined) {
    return [];
  }
  return (["actions", "exempt"] as const).flatMap((option) =>
    options[option]?.[policy] === undefined
      ? []
      : [
          {
            path: `${option}.${policy}`,
            message: `has no effect without ${source}; set ${source}, or remove this option`,
          },
        ],
  );
}

function namespaceLists(path: string, lists: Readonly<Record<string, readonly string[]>>): Problem[] {
  return Object.entries(lists).flatMap(([key, namespaces]) => [
    ...(path === "exempt" ? notEmpty(`${path}.${key}`, namespaces, "namespace", "remove it") : []),
    ...once(`${path}.${key}`, namespaces, "namespace"),
    ...namespaces.flatMap((namespace, index) => dnsLabel(`${path}.${key}[${index}]`, namespace)),
  ]);
}

/** Reports whether Karpenter creates node pools. Other add-ons do not know Karpenter's pools. */
function isKarpenters(builtin: Offer): boolean {
  return meets({ capability: karpenterResources }, builtin);
}

/** Lists the mistakes in `dedicatedPools`. If the cluster's node pools are unknown, every name is valid. */
function checkPools(nodePools: Cluster["nodePools"], pools: KyvernoOptions["dedicatedPools"]): Problem[] {
  const known = dedicatedNames(nodePools);
  return Object.keys(pools ?? {}).flatMap((pool) => {
    const path = `dedicatedPools.${pool}`;
    if (Object.keys(nodePools).length === 0) {
      return dnsLabel(path, pool);
    }
    const none = expected(
      path,
      "the value of `dedicated` in a node pool, but no node pool sets `dedicated`",
      pool,
      "remove it",
    );
    return known.length === 0 ? [none] : among(path, pool, "the dedicated node pools", known);
  });
}
