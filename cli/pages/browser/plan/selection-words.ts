import { shortened } from "../../../shortened";
import type { LabelSelection } from "../../contract";

/** Names pods that policies select by labels: `pods with exposed=true`. */
export function podWords(name: string, namespace: string): string {
  const isAny = name === "*" || name === "every pod";
  const pods = isAny ? "any pod" : name.includes("=") ? `pods with ${name}` : `pods ${name}`;
  return namespace === "*" || namespace === "" ? pods : `${pods} in namespaces with ${namespace}`;
}

/** Says in which namespaces the pods of a selection may be. */
export function whereWords({ namespaceLabels }: LabelSelection): string {
  return namespaceLabels.length === 0
    ? "in any namespace"
    : `in namespaces with the ${counted(namespaceLabels, "label")} ${namespaceLabels.join(", ")}`;
}

/** Says which pods a selection means, with the whole keys of the labels and the declared pods that have them. */
export function selectionWords(selection: LabelSelection): string {
  const { declared, labels } = selection;
  const pods = labels.length === 0 ? "every pod" : `pods with the ${counted(labels, "label")} ${labels.join(", ")}`;
  const known = declared.length === 0 ? "this program declares none" : `in this program ${shortened(declared, 6)}`;
  const now = labels.length === 0 ? "" : `: ${known}`;
  return `${pods} ${whereWords(selection)}${now}. The policies of these pods decide whom they let in, and on which ports.`;
}

function counted(list: readonly string[], word: string): string {
  return list.length === 1 ? word : `${word}s`;
}
