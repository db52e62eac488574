import { readState, type StateResource } from "../engine";
import type { ClusterAccess } from "../kubernetes";
import {
  ask,
  type Declared,
  danglingBindings,
  declaredIn,
  isIntended,
  isOfItsOwn,
  type Question,
  questionsAbout,
  questionText,
  type Subject,
  subjectText,
  type TenantSubjects,
  tryBadPods,
  undeclaredSubjects,
} from "../permissions";
import type { SubjectPermissions, TenantPermissions } from "../report";
import type { PhaseRunner } from "../run";
import type { Site } from "../site";
import { clustersOf } from "./clusters";

type Client = Pick<ClusterAccess["client"], "call" | "find">;

/** Asks the API server who may do what in the tenants of a running stack, and records differences from the program's intent. */
export async function runPermissions(run: PhaseRunner, site: Site, signal: AbortSignal): Promise<void> {
  const work = async () => {
    const state = await readState(site.engine);
    const permissions: TenantPermissions[] = [];
    for (const { access, named, stateOf } of clustersOf(site.planes)) {
      const found = await checkPermissions(access.client, stateOf(state), signal);
      permissions.push(...found.map((one) => namedPermissions(one, named)));
    }
    run.record.permissions(permissions);
    run.record.failWith("permissions", permissionMistakes(permissions));
    return permissions;
  };
  await run.phase("permissions", work, (permissions) => ({
    text: permissionsText(permissions),
    failed: permissionMistakes(permissions).length > 0,
  }));
}

function namedPermissions(
  { dangling, namespace, podsLetIn, subjects, ...rest }: TenantPermissions,
  named: (line: string) => string,
): TenantPermissions {
  return {
    ...rest,
    namespace: named(namespace),
    subjects: subjects.map((one) => ({ ...one, subject: named(one.subject) })),
    dangling: dangling.map(named),
    podsLetIn: podsLetIn.map(named),
  };
}

/**
 * Asks the API server what each group and service account of each tenant may do in its own namespace, in another one and in the whole
 * cluster, and tries pods that break the rules. It includes groups and accounts that the program does not declare.
 */
export async function checkPermissions(
  client: Client,
  state: readonly StateResource[],
  signal: AbortSignal,
): Promise<TenantPermissions[]> {
  const declared = declaredIn(state);
  const results: TenantPermissions[] = [];
  for (const tenant of declared.tenants) {
    const { namespace } = tenant;
    const elsewhere = declared.tenants.find((other) => other !== tenant)?.namespace ?? "kube-system";
    const subjects: SubjectPermissions[] = [];
    for (const subject of tenant.subjects) {
      subjects.push(await askAbout(client, subject, declared, { own: namespace, elsewhere }, signal));
    }
    for (const subject of await undeclaredSubjects(client, tenant, signal)) {
      const answers = await askAbout(client, subject, declared, { own: namespace, elsewhere }, signal, isOfItsOwn);
      subjects.push(answers);
    }
    const dangling = await danglingBindings(client, declared.bindings, namespace, signal);
    results.push({ namespace, subjects, dangling, ...(await podsOf(client, tenant, signal)) });
  }
  return results;
}

async function podsOf(client: Client, tenant: TenantSubjects, signal: AbortSignal) {
  const { letIn, refused } = await tryBadPods(client, tenant, signal);
  return { podsRefused: refused, podsLetIn: letIn };
}

async function askAbout(
  client: Client,
  subject: Subject,
  { bindings, grants }: Declared,
  places: { readonly own: string; readonly elsewhere: string },
  signal: AbortSignal,
  isExcused: (subject: Subject, question: Question, bindings: Declared["bindings"]) => boolean = () => false,
): Promise<SubjectPermissions> {
  const questions = questionsAbout(subject, grants, places);
  const answers = await ask(client, subject, questions, signal);
  const judged = questions.map((question, index) => ({
    text: questionText(question),
    allowed: answers[index] === true,
    intended: isIntended(subject, question, grants),
    excused: isExcused(subject, question, bindings),
  }));
  return {
    subject: subjectText(subject),
    asked: questions.length,
    allowed: judged.filter(({ allowed }) => allowed).map(({ text }) => text),
    notAsIntended: judged
      .filter(({ allowed, excused, intended }) => allowed !== intended && !excused)
      .map(({ allowed, text }) => (allowed ? `may ${text}, but should not` : `may not ${text}, but should`)),
  };
}

/** Lists the mistakes in the answers, one sentence each. */
export function permissionMistakes(permissions: readonly TenantPermissions[]): string[] {
  return permissions.flatMap(({ dangling, podsLetIn, subjects }) => [
    ...subjects.flatMap(({ notAsIntended, subject }) => notAsIntended.map((what) => `${subject} ${what}`)),
    ...dangling,
    ...podsLetIn,
  ]);
}

/** Summarises the questions. */
export function permissionsText(permissions: readonly TenantPermissions[]): string {
  if (permissions.length === 0) {
    return "there are no tenants";
  }
  const asked = permissions.flatMap(({ subjects }) => subjects.map((one) => one.asked));
  const refused = permissions.reduce((sum, { podsRefused }) => sum + podsRefused, 0);
  const questions = asked.reduce((sum, count) => sum + count, 0);
  return `${questions} questions about ${asked.length} groups and accounts, ${refused} pods refused`;
}
