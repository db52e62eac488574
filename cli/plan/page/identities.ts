import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import type { Identity, Right } from "../../pages/contract";
import { type Grant, grantsIn, shownConditions } from "../difference";
import { labelOf } from "../label";
import { breadth } from "./breadth";
import { conditionWords, realHolder } from "./conditions";
import { groupOf } from "./identity-groups";
import { principals } from "./principals";

/** Lists every identity once with all that it may do: people, workloads, roles of clouds and the sets of rights that they have. */
export function identitiesOf(resources: readonly RegisteredResource[]): Identity[] {
  const onTarget = targetsOf(resources);
  return principals(
    grantsIn(resources).map((grant) => onTarget(realHolder(grant, resources))),
    resources,
  )
    .map(({ as, grants, who }): Identity => {
      const rights = rightsOf(grants);
      return { who, as, group: groupOf(who), breadth: breadth(rights), rights };
    })
    .sort((one, other) => weight(other) - weight(one) || (one.who < other.who ? -1 : 1));
}

/** The inputs by which a policy of AWS names what it protects. */
const protectedBy = ["bucket", "queueUrl", "keyId", "repository", "arn"] as const;

/** Names the queue or bucket in place of the policy that protects it. */
function targetsOf(resources: readonly RegisteredResource[]): (grant: Grant) => Grant {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const targets = new Map(
    resources
      .filter(({ type }) => /^aws:\w+\/\w+Policy:\w+Policy$/.test(type))
      .flatMap((policy) => {
        const target = protectedBy.flatMap((input) => policy.propertyDependencies[input]?.[0] ?? [])[0];
        const found = byUrn.get(target ?? "");
        return found === undefined ? [] : [[labelOf(policy), labelOf(found)] as const];
      }),
  );
  return (grant) => ({ ...grant, on: targets.get(grant.on) ?? grant.on });
}

/** Puts the actions on the same things together, and then the things with the same actions. Unlimited rights come first. */
function rightsOf(grants: readonly Grant[]): Right[] {
  const byTarget = groupBy(grants, ({ on, when, denied, boundless }) =>
    [on, shownConditions(when), denied === true, boundless].join("\n"),
  );
  const targets = [...byTarget.values()].flatMap((alike) => {
    const [first] = alike;
    const may = [...new Set(alike.map(({ may }) => may.replace(/^everything of /, "")))].sort();
    return first === undefined ? [] : [{ first, may }];
  });
  const byActions = groupBy(targets, ({ first, may }) =>
    [shownConditions(first.when), first.denied === true, first.boundless, ...may].join("\n"),
  );
  const rights = [...byActions.values()].flatMap(([one, ...others]): Right[] => {
    if (one === undefined) {
      return [];
    }
    const { when, denied = false, boundless } = one.first;
    const on = [...new Set([one, ...others].map(({ first }) => shownTarget(first.on)))]
      .filter((target) => target !== "")
      .sort();
    return [{ may: one.may, on, when: conditionWords(when), denied, boundless }];
  });
  return rights.sort((one, other) => Number(other.boundless) - Number(one.boundless));
}

/** Says in words that an address or name does not exist before the deployment. */
function shownTarget(on: string): string {
  return on
    .replace(/^\(known later\)$/, "a resource whose name is known after up")
    .replaceAll("<unknown>", "(known after up)");
}

function weight({ rights }: Identity): number {
  return rights.filter(({ boundless }) => boundless).length;
}
