import { at, type Fields, fields, items, text, texts } from "../../values";

/** Lists settings that a program loosened in pods, although the level "restricted" still allows them. */
export function podNotes(podSpec: Fields): string[] {
  const containers = ["initContainers", "containers"].flatMap((key) => items(podSpec[key]));
  const named = (test: (security: Fields, container: Fields) => boolean) =>
    containers.filter((one) => test(fields(one.securityContext), one)).map(({ name }) => text(name) ?? "…");
  const pod = fields(podSpec.securityContext);
  const sysctls = items(pod.sysctls).map(({ name, value }) => `${text(name) ?? "…"}=${text(value) ?? "…"}`);
  const added = [...new Set(containers.flatMap((one) => texts(at(one, "securityContext", "capabilities", "add"))))];
  const isOfImage = (own: Fields) =>
    (own.runAsNonRoot ?? pod.runAsNonRoot) === true && (own.runAsUser ?? pod.runAsUser) === undefined;
  return [
    note(
      "writable root",
      named(({ readOnlyRootFilesystem }) => readOnlyRootFilesystem === false),
    ),
    note("user of the image", named(isOfImage)),
    note("adds", added),
    note("sysctls", sysctls),
  ].filter((one) => one !== "");
}

function note(what: string, names: readonly string[]): string {
  return names.length === 0 ? "" : `${what} ${names.join(", ")}`;
}
