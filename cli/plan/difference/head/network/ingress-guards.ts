import { at, text } from "../../../../values";
import { kindOf } from "../../../label";
import type { PlannedResource } from "../../../planned-resource";
import type { Changed, PropertyChange } from "../../changes";
import { registered } from "../../registered";
import { valueChanges } from "../../value-changes";
import { labelOfPlanned, shownChange } from "../../words";
import type { Compared, HeadLine } from "../contract";
import { kept, newcomers } from "../found";
import { isPublic, isWide, newRanges } from "./ranges";

/*
 * Annotations by which the controllers of Ingresses protect.
 * https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 * https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/
 */

/** Who may come in. Without it, everybody may. */
const sources = /^(?:nginx\.ingress\.kubernetes\.io\/(?:whitelist|allowlist)-source-range|alb\..*\/inbound-cidrs)$/;

/** Who must sign in, what is filtered, and how often somebody may ask. */
const guards =
  /^(?:nginx\.ingress\.kubernetes\.io\/(?:auth-(?:url|signin|type|secret|secret-type|method|tls-secret|tls-verify-client|tls-match-cn)|denylist-source-range|limit-(?:rps|rpm|connections)|enable-(?:modsecurity|owasp-core-rules|global-auth))|traefik\..*\/router\.(?:middlewares|tls\.options)|alb\.ingress\.kubernetes\.io\/(?:wafv2-acl-arn|waf-acl-id|shield-advanced-protection|security-groups|auth-(?:type|idp-cognito|idp-oidc|on-unauthenticated-request)|mutual-authentication))$/;

/** Lists of such guards, which keep out more if they get longer. */
const lists = /\/(?:router\.middlewares|denylist-source-range)$/;

/** Configuration that the controller takes over as it is. */
const raw = /^nginx\.ingress\.kubernetes\.io\/(?:[\w-]+-)?snippet$/;

/** Lists what the annotations and classes of Ingresses no longer keep out, and changes of them that only a person can judge. */
export function ingressGuardLines({ found }: Compared): HeadLine[] {
  const changed = [...kept(found), ...found.succeeded].filter(({ after }) => isIngress(after));
  const come = newcomers(found).filter(isIngress);
  return [
    ...changed.flatMap((pair) => [...pair.properties.flatMap((each) => judged(pair.after, each)), ...otherClass(pair)]),
    ...come.flatMap((each) => annotationsOf(each).flatMap((change) => snippet(each, change))),
  ];
}

/** Reports whether a rule knows what an annotation of an Ingress keeps out. */
export function isIngressGuard(name: string): boolean {
  return [sources, guards, raw].some((each) => each.test(name));
}

function isIngress(resource: PlannedResource): boolean {
  return resource.type.startsWith("kubernetes:") && kindOf(registered(resource)) === "Ingress";
}

/** Returns the annotations of a new object as changes. */
function annotationsOf({ inputs }: PlannedResource): PropertyChange[] {
  return valueChanges("metadata.annotations", undefined, at(inputs, "metadata", "annotations"));
}

function judged(resource: PlannedResource, change: PropertyChange): HeadLine[] {
  const { before, after } = change;
  const name = annotationOf(change);
  if (sources.test(name)) {
    return admitted(resource, rangesOf(before), rangesOf(after));
  }
  if (!guards.test(name) || before === undefined) {
    return snippet(resource, change);
  }
  const still = new Set(listOf(after));
  if (lists.test(name) && listOf(before).every((each) => still.has(each))) {
    return [];
  }
  return [lineOf(after === undefined ? "unprotected" : "unjudged", resource, change)];
}

/** Returns the name of the annotation that changes; "" for other changes. */
function annotationOf({ path }: PropertyChange): string {
  return /^metadata\.annotations\["([^"]+)"\]/.exec(path)?.[1] ?? "";
}

function listOf(value: unknown): string[] {
  const items = (text(value) ?? "").split(",").map((each) => each.trim());
  return items.filter((each) => each !== "");
}

function rangesOf(value: unknown): string[] {
  const ranges = listOf(value);
  return ranges.length === 0 ? ["0.0.0.0/0"] : ranges;
}

function admitted(resource: PlannedResource, before: readonly string[], after: readonly string[]): HeadLine[] {
  return newRanges(before, after).map(({ range, widened }) => ({
    class: widened.length > 0 || isPublic(range) || isWide(range) ? "open" : "reach",
    text: `${range} → ${labelOfPlanned(resource)}: its hosts${widened.length === 0 ? "" : `, wider than ${widened.join(", ")}`}`,
  }));
}

/** Raw configuration may protect or open, so that it comes, changes or goes is for a person. */
function snippet(resource: PlannedResource, change: PropertyChange): HeadLine[] {
  return raw.test(annotationOf(change)) ? [lineOf("unjudged", resource, change)] : [];
}

/** Another class means another controller, with other addresses. That controller may not know the annotations. */
function otherClass({ before, after }: Changed): HeadLine[] {
  const [was, is] = [before, after].map(
    ({ inputs }) =>
      text(inputs, "spec", "ingressClassName") ??
      text(inputs, "metadata", "annotations", "kubernetes.io/ingress.class"),
  );
  const change = { path: "spec.ingressClassName", before: was, after: is };
  return was === is ? [] : [lineOf("unjudged", after, change)];
}

function lineOf(cls: "unprotected" | "unjudged", resource: PlannedResource, change: PropertyChange): HeadLine {
  return { class: cls, text: `${labelOfPlanned(resource)}: ${shownChange(change)}` };
}
