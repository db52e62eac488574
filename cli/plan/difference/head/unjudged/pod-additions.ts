import { parseImage } from "../../../../../components/testing";
import { type Fields, items, text } from "../../../../values";
import type { PropertyChange } from "../../changes";
import { imagePublisher } from "../origins";

/*
 * Parts that a pod newly has besides its programs: a user, a group, a volume over a folder of its image, or the image of another program. Only the
 * image shows whether the program still works, and a plan does not see it.
 */

/** Reports whether a changed field of a pod, by its path in the pod, depends on what its image has. */
export function dependsOnImage(field: string, change: PropertyChange, pod: Fields): boolean {
  return isNewUser(field, change, pod) || hidesFolder(field, change) || isOtherProgram(change);
}

/** https://kubernetes.io/docs/tasks/configure-pod-container/security-context/ */
function isNewUser(field: string, { before }: PropertyChange, pod: Fields): boolean {
  const isUser = /(?:^|\.)securityContext\.(?:runAsUser|runAsGroup|runAsUserName)$/.test(field);
  /* Kubernetes gives every file of a volume to the group, and the programs rights by it. */
  const isGroup = /^securityContext\.(?:fsGroup|supplementalGroups)\b/.test(field) && items(pod, "volumes").length > 0;
  return before === undefined && (isUser || isGroup);
}

/** Folders that are empty in images, or that programs create at each start. */
const free =
  /^\/(?:tmp|var\/tmp|run|var\/run|var\/cache|var\/log|dev\/shm|mnt|media|data|backups?|config|secrets?|certs?|cache|scratch|shared)(?:\/|$)|(?:^|[/._-])(?:te?mp|cache|secrets?|certs?|certificates|tls|ssl|tokens?|credentials|\.aws|\.kube)$/i;

/** Reports a new volume in a folder in which the image may have its own files. */
function hidesFolder(field: string, { before, after }: PropertyChange): boolean {
  const folder = /\.volumeMounts\[/.test(field) && before === undefined ? text(after, "mountPath") : undefined;
  return folder !== undefined && !free.test(folder.replace(/(?<=.)\/$/, ""));
}

/** Reports the image of another program of the same publisher. Other lines compare publishers and versions. */
export function isOtherProgram({ path, before, after }: PropertyChange): boolean {
  const [was, is] = [before, after].map((image) => text(image));
  return (
    /\.(?:containers|initContainers)\[[^\]]*\]\.image$/.test(path) &&
    was !== undefined &&
    is !== undefined &&
    imagePublisher(was) === imagePublisher(is) &&
    parseImage(was).name !== parseImage(is).name
  );
}
