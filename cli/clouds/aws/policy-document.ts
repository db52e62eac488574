import { type Fields, fields, isRecord, items, parsed, text, texts } from "../../values";

/** Returns the statements of an IAM policy that allow something; `undefined` if the policy is unknown or not JSON. */
export function allowing(policy: unknown): readonly Fields[] | undefined {
  const document = parsed(policy);
  if (document === undefined) {
    return undefined;
  }
  const { Statement } = fields(document);
  const statements = Array.isArray(Statement) ? items(Statement) : [fields(Statement)];
  return statements.filter(({ Effect }) => Effect === "Allow");
}

/** Returns a policy's document, whether it is an object or JSON in a text. */
export function documentOf(policy: unknown): Fields | undefined {
  const document = isRecord(policy) ? policy : parsed(policy);
  return isRecord(document) ? document : undefined;
}

/** Lists the principals that a policy admits: services, roles and users, or service accounts as `namespace/name`. */
export function takers(policy: unknown): string[] {
  return (allowing(policy) ?? []).flatMap((statement) => {
    const account = serviceAccount(statement);
    return account === undefined ? principals(statement) : [account];
  });
}

/** Reports whether a policy admits everybody without a condition. */
export function isForAnyone(policy: unknown): boolean {
  return (allowing(policy) ?? []).some(
    (statement) => principals(statement).includes("*") && Object.keys(fields(statement.Condition)).length === 0,
  );
}

/** The alarm about a resource's policy that admits everybody. */
export function anyoneAlarm(policy: unknown): string | undefined {
  return isForAnyone(policy) ? "its policy allows anyone" : undefined;
}

/** Returns the texts of a field that IAM writes as one text or as a list. */
export function listOf(value: unknown): string[] {
  return texts([value].flat());
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
