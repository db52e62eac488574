import type { RegisteredResource } from "../../components/testing";
import { minorOf } from "../kubernetes-version";
import { text } from "../values";
import type { Finding } from "./finding";
import { versionText } from "./versions";

const source = "https://docs.aws.amazon.com/eks/latest/userguide/updating-an-add-on.html";

/** kube-proxy follows the policy of kubelets, and its version is Kubernetes' own. */
const versionedLikeKubernetes = "kube-proxy";

/**
 * Judges the add-ons that EKS manages. Only EKS knows which versions it offers for a minor, so pinned versions are listed with the command
 * that asks EKS.
 *
 * @param resources the plan for the target, if there is one
 */
export function judgeManagedAddons(resources: readonly RegisteredResource[], target: number): Finding[] {
  const addons = resources
    .filter(({ type }) => type === "aws:eks/addon:Addon")
    .map(({ inputs }) => ({ name: text(inputs, "addonName") ?? "", version: text(inputs, "addonVersion") }));
  const old = addons.flatMap(({ name, version }) => judgeProxy(name, version, target));
  const listed = addons.map(({ name, version }) => `${name} ${version ?? "(EKS chooses)"}`).join(", ");
  return addons.length === 0 ? [] : [...old, unseen(listed, target)];
}

function judgeProxy(name: string, version: string | undefined, target: number): Finding[] {
  const minor = version === undefined || name !== versionedLikeKubernetes ? undefined : minorOf(version);
  const finding = { check: "managed add-ons", subject: `${name} ${version}`, source } as const;
  if (minor === undefined || minor === target) {
    return [];
  }
  return minor > target
    ? [{ ...finding, state: "blocker", message: `is newer than ${versionText(target)}; lower its version` }]
    : [
        {
          ...finding,
          state: "warning",
          message: `stays at ${versionText(minor)}; raise its version after you upgrade the control plane`,
        },
      ];
}

function unseen(subject: string, target: number): Finding {
  const message = `only EKS knows the versions that it offers for ${versionText(target)}; run aws eks describe-addon-versions --kubernetes-version ${versionText(target)}`;
  return { check: "managed add-ons", state: "unseen", subject, message, source };
}
