import type { ApiClient } from "../kubernetes";
import type { Subject } from "./declared";
import type { Question } from "./questions";
import { signalOf } from "./signal-of";

/** The maximum number of simultaneous questions. */
const atOnce = 16;

interface Review {
  readonly status: { readonly allowed: boolean };
}

/** Asks the API server whether a subject may do something, for each question in order. */
export async function ask(
  client: Pick<ApiClient, "call">,
  subject: Subject,
  questions: readonly Question[],
  signal: AbortSignal,
): Promise<boolean[]> {
  const answers: boolean[] = [];
  for (let index = 0; index < questions.length; index += atOnce) {
    const together = signalOf(atOnce, signal);
    const some = questions.slice(index, index + atOnce).map(async (question) => {
      const body = reviewOf(subject, question);
      const path = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
      return (await client.call<Review>({ method: "POST", path, body, signal: together })).body.status.allowed;
    });
    answers.push(...(await Promise.all(some)));
  }
  return answers;
}

/** Builds the review of a question: https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/subject-access-review-v1/ */
export function reviewOf(subject: Subject, { group, name, namespace, resource: whole, verb }: Question): object {
  const [resource, subresource] = whole.split("/");
  return {
    apiVersion: "authorization.k8s.io/v1",
    kind: "SubjectAccessReview",
    spec: {
      ...identityOf(subject),
      resourceAttributes: {
        verb,
        group,
        resource,
        ...(subresource !== undefined && { subresource }),
        ...(name !== undefined && { name }),
        ...(namespace !== undefined && { namespace }),
      },
    },
  };
}

/** Returns a subject's user and groups as the API server sees them, including the groups that Kubernetes adds. */
function identityOf({ kind, name, namespace = "" }: Subject): { readonly user: string; readonly groups: string[] } {
  const everybody = "system:authenticated";
  return kind === "Group"
    ? { user: "a-member", groups: [name, everybody] }
    : {
        user: `system:serviceaccount:${namespace}:${name}`,
        groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, everybody],
      };
}
