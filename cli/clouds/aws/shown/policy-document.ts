import { shortened } from "../../../shortened";
import { at, type Fields, fields, items, text, texts } from "../../../values";

/** The statements that allow something in an IAM policy; undefined where it is not known or no JSON. */
export function allowing(policy: unknown): readonly Fields[] | undefined {
  const document = parsed(policy);
  if (document === undefined) {
    return undefined;
  }
  const { Statement } = fields(document);
  const statements = Array.isArray(Statement) ? items(Statement) : [fields(Statement)];
  return statements.filter(({ Effect }) => Effect === "Allow");
}

/** A value that is JSON in a text; undefined where it is not. */
export function parsed(value: unknown): unknown {
  const known = text(value);
  try {
    return known === undefined ? undefined : (JSON.parse(known) as unknown);
  } catch {
    // Only what can be read is described; a provider refuses the rest.
    return undefined;
  }
}

/** Whom a policy of a role or of a queue lets in: a service, a principal, or a service account as `namespace/name`. */
export function takers(policy: unknown): string[] {
  return (allowing(policy) ?? []).flatMap((statement) => {
    const account = serviceAccount(statement);
    return account === undefined ? principals(statement) : [account];
  });
}

/** Whether a statement lets in everybody, under no condition. */
export function isForAnyone(statement: Fields): boolean {
  return principals(statement).includes("*") && Object.keys(fields(statement.Condition)).length === 0;
}

/** What a policy allows, in a few words: `logs:PutLogEvents, logs:CreateLogStream` or `14 actions of ec2, sqs`. */
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

/** Actions that a policy allows by a wildcard alone on every resource. */
export function boundless(policy: unknown): string | undefined {
  const actions = (allowing(policy) ?? [])
    .filter(isEverywhere)
    .flatMap(actionsOf)
    .filter((action) => action === "*" || action.endsWith(":*") || action.startsWith(allBut));
  return actions.length === 0 ? undefined : `allows ${shortened(actions)} on any resource`;
}

/** A text or a list of texts, as IAM has them, as a list. */
function listOf(value: unknown): string[] {
  return Array.isArray(value) ? texts(value) : [text(value) ?? ""].filter((found) => found !== "");
}

const allBut = "all but ";

function actionsOf({ Action, NotAction }: Fields): string[] {
  return NotAction === undefined ? listOf(Action) : [`${allBut}${listOf(NotAction).join(", ")}`];
}

function isEverywhere({ Resource, NotResource, Condition }: Fields): boolean {
  return (listOf(Resource).includes("*") || NotResource !== undefined) && Object.keys(fields(Condition)).length === 0;
}

function principals({ Principal, NotPrincipal }: Fields): string[] {
  if (NotPrincipal !== undefined) {
    return ["*"];
  }
  return typeof Principal === "string" ? [Principal] : Object.values(fields(Principal)).flatMap(listOf);
}

function serviceAccount({ Condition }: Fields): string | undefined {
  const conditions = Object.values(fields(Condition)).flatMap((test) => Object.entries(fields(test)));
  const value = (end: string) => conditions.find(([key]) => key.endsWith(end))?.[1];
  const [namespace, name] = [text(value("/kubernetes-namespace")), text(value("/kubernetes-service-account"))];
  if (namespace !== undefined && name !== undefined) {
    return `${namespace}/${name}`;
  }
  const subject = text(value(":sub"));
  const [, irsaNamespace, irsaName] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(subject ?? "") ?? [];
  return irsaNamespace === undefined ? undefined : `${irsaNamespace}/${irsaName ?? ""} by OIDC`;
}

/** The events that a pattern of EventBridge is for. */
export function eventNames(pattern: unknown): string | undefined {
  const document = parsed(pattern);
  const names = [...texts(at(document, "detail-type")), ...texts(at(document, "detail", "eventTypeCategory"))];
  return names.length === 0 ? texts(at(document, "source")).join(", ") || undefined : names.join(", ");
}
