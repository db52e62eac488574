import { text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";
import { labelOfPlanned, shownChange } from "../../words";
import type { Compared, HeadLine } from "../contract";
import { eachChange, kept } from "../found";
import { joinedSaid } from "../said";
import { isWeakerByWords } from "./wording";

/*
 * Labels, annotations and tags are names for people, with exceptions: some make a controller or a cloud service evict, delete, back up, scrape or
 * encrypt something.
 */

/**
 * Labels and annotations of Kubernetes that protect while they have such a value.
 * https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md#what-types-of-pods-can-prevent-ca-from-removing-a-node
 * https://karpenter.sh/docs/concepts/disruption/#pod-level-controls
 * https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources
 * https://fluxcd.io/flux/components/kustomize/kustomizations/#prune
 * https://velero.io/docs/main/file-system-backup/, https://velero.io/docs/main/backup-hooks/
 * https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/, https://linkerd.io/2/features/proxy-injection/
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/
 */
const protecting: readonly (readonly [name: RegExp, value: RegExp])[] = [
  [/^cluster-autoscaler\.kubernetes\.io\/safe-to-evict$/, /^false$/],
  [/^cluster-autoscaler\.kubernetes\.io\/scale-down-disabled$/, /^true$/],
  [/^karpenter\.sh\/do-not-(?:disrupt|evict|consolidate)$/, /^true$/],
  [/^helm\.sh\/resource-policy$/, /^keep$/],
  [/^argocd\.argoproj\.io\/sync-options$/, /\b(?:Prune|Delete)=(?:false|confirm)\b/],
  [/^kustomize\.toolkit\.fluxcd\.io\/prune$/, /^disabled$/i],
  [/^backup\.velero\.io\/backup-volumes$/, /./],
  [/^(?:pre|post)\.hook\.backup\.velero\.io\/command$/, /./],
  [/^(?:istio-injection|linkerd\.io\/inject)$/, /^(?:enabled|ingress)$/],
  [/^sidecar\.istio\.io\/inject$/, /^true$/],
  [/^istio\.io\/(?:rev|dataplane-mode)$/, /^(?!none$)./],
  [/^elbv2\.k8s\.aws\/pod-readiness-gate-inject$/, /^(?:enabled|true)$/],
  [/^prometheus\.io\/scrape$/, /^true$/],
];

/** Labels and annotations that exclude or weaken something while they have such a value. */
const weakening: readonly (readonly [name: RegExp, value: RegExp])[] = [
  [/^velero\.io\/exclude-from-backup$/, /^true$/],
  [/^backup\.velero\.io\/backup-volumes-excludes$/, /./],
  [/^(?:istio-injection|linkerd\.io\/inject)$/, /^disabled$/],
  [/^sidecar\.istio\.io\/inject$/, /^false$/],
  [/^container\.(?:apparmor|seccomp)\.security\.(?:alpha|beta)\.kubernetes\.io\/.*$/, /^unconfined$/],
];

/** Reports whether a rule knows what a label or an annotation decides. */
export function isTellingName(name: string): boolean {
  return [...protecting, ...weakening].some(([names]) => names.test(name));
}

/** Lists changes of labels, annotations and tags that protect less. */
export function tellingLabelLines({ found }: Compared): HeadLine[] {
  return joinedSaid(
    eachChange([...kept(found), ...found.succeeded], (change, { after }) => {
      const cls = classOf(after, change);
      return cls && { class: cls, label: labelOfPlanned(after), what: shownChange(change) };
    }),
  );
}

const inKubernetes =
  /(?:^|\.)(?:metadata\.(?:labels|annotations)|podAnnotations|podLabels)(?:\.([\w-]+)|\["([^"]+)"\])$/;
const inCloud = /^(?:tags|labels|resourceLabels|settings\.userLabels)(?:\.([\w-]+)|\["([^"]+)"\])$/;

function classOf({ type }: PlannedResource, { path, before, after }: PropertyChange): HeadLine["class"] | undefined {
  if (type.startsWith("kubernetes:")) {
    const name = nameIn(inKubernetes, path);
    const is = (table: typeof protecting, value: unknown) =>
      name !== undefined && table.some(([names, values]) => names.test(name) && values.test(text(value) ?? ""));
    const isLost = is(protecting, before) && !is(protecting, after);
    return isLost || (!is(weakening, before) && is(weakening, after)) ? "unprotected" : undefined;
  }
  const name = nameIn(inCloud, path);
  return name !== undefined && before !== undefined && selecting.test(name)
    ? classOfTag(name, before, after)
    : undefined;
}

function nameIn(places: RegExp, path: string): string | undefined {
  const [, plain, quoted] = places.exec(path) ?? [];
  return plain ?? quoted;
}

/**
 * Tags that tell services what to back up, keep, patch or protect. https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 * https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-patch-groups.html
 */
const selecting =
  /(?:^|[^a-z])(?:backups?|snapshots?|retention|dlm|patch|protect(?:ed|ion)?|encrypt(?:ed|ion)?|replicat\w*)(?![a-z])/i;

/** Another value may be another plan of backups, or none. */
function classOfTag(name: string, before: unknown, after: unknown): HeadLine["class"] | undefined {
  const isOff = /^(?:no|none|false|off|disabled|never|0|)$/i;
  const wasOff = isOff.test(text(before) ?? "");
  return wasOff
    ? undefined
    : after === undefined || isOff.test(text(after) ?? "") || isWeakerByWords(name, before, after)
      ? "unprotected"
      : "unjudged";
}
