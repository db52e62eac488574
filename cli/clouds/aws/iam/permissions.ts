import { shortened } from "../../../shortened";
import { type Fields, fields } from "../../../values";
import { allowing, listOf } from "../policy-document";

const allBut = "all but ";

/** Summarizes what a policy allows: `logs:PutLogEvents, logs:CreateLogStream` or `14 actions of ec2, sqs`. */
export function permissions(policy: unknown): string | undefined {
  const statements = allowing(policy);
  if (statements === undefined) {
    return undefined;
  }
  const actions = [...new Set(statements.flatMap(actionsOf))];
  const everywhere = new Set(statements.filter(isEverywhere).flatMap(actionsOf));
  const services = [...new Set(actions.map((action) => action.split(":")[0] ?? action))];
  const what = actions.length <= 4 ? actions.join(", ") : `${actions.length} actions of ${services.join(", ")}`;
  const scope = everywhere.size === actions.length ? "all" : `${everywhere.size}`;
  return everywhere.size === 0 ? what : `${what} (${scope} on any resource)`;
}

/** The alarm about a policy that allows actions by a wildcard on every resource. */
export function boundless(policy: unknown): string | undefined {
  const actions = (allowing(policy) ?? [])
    .filter(isEverywhere)
    .flatMap(actionsOf)
    .filter((action) => action === "*" || action.endsWith(":*") || action.startsWith(allBut));
  return actions.length === 0 ? undefined : `allows ${shortened(actions)} on any resource`;
}

function actionsOf({ Action, NotAction }: Fields): string[] {
  return NotAction === undefined ? listOf(Action) : [`${allBut}${listOf(NotAction).join(", ")}`];
}

function isEverywhere({ Resource, NotResource, Condition }: Fields): boolean {
  return (listOf(Resource).includes("*") || NotResource !== undefined) && Object.keys(fields(Condition)).length === 0;
}
