import { matches, notEmpty } from "../checks";
import { expected, type Problem } from "../problems";
import type { ArgoSource } from "./sources";

/** Chart options that the plugin supports. */
const known: ReadonlySet<string> = new Set(["releaseName", "valueFiles", "encryptedValueFiles", "skipTests"]);

/** Lists the mistakes in encrypted value files. */
export function checkEncrypted(path: string, { helm, chart, path: folder }: ArgoSource, decrypter?: string): Problem[] {
  if (helm?.encryptedValueFiles === undefined) {
    return [];
  }
  const { encryptedValueFiles: files, valueFiles = [] } = helm;
  const at = `${path}.helm.encryptedValueFiles`;
  const others = Object.keys(helm).filter((key) => !known.has(key));
  const form = /^(?!\/)(?!(.*\/)?\.\.(\/|$))[\w./-]+$/;
  const named = (list: readonly string[], key: string) =>
    list.flatMap((file, index) =>
      matches(
        `${path}.helm.${key}[${index}]`,
        file.replaceAll(/\{\{[^}]*\}\}/g, "x"),
        form,
        "a path inside the chart's folder, without spaces",
      ),
    );
  return [
    ...notEmpty(at, files, "file", "add an entry, or remove the option"),
    ...named(files, "encryptedValueFiles"),
    ...named(valueFiles, "valueFiles"),
    ...(decrypter === undefined ? [expected(at, "the add-on argo-cd with the option sops", files)] : []),
    ...(chart !== undefined || folder === undefined ? [expected(at, "a chart in Git with a path", files)] : []),
    ...(others.length > 0
      ? [
          expected(
            `${path}.helm`,
            `only the options ${[...known].join(", ")}, because the files are encrypted`,
            others,
            "remove the other options; write values into a file",
          ),
        ]
      : []),
  ];
}
