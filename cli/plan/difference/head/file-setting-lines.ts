import { texts } from "../../../values";
import { disabledDefaults, type FileSetting } from "../file-settings";
import { shownChange } from "../words";
import type { HeadLine } from "./contract";

/** Lists changed settings of the engine: which key encrypts secrets, which providers need no declaration, and everything else. */
export function fileSettingLines(settings: readonly FileSetting[]): HeadLine[] {
  return settings.map((setting): HeadLine => {
    const { file, path } = setting;
    const what = `${file}: ${shownChange(setting)}`;
    if (path === "secretsprovider") {
      return { class: "unprotected", text: `${what}: another key protects the stack's secrets` };
    }
    if (path === "encryptedkey" || path === "encryptionsalt") {
      return { class: "secret", text: `${file}: ${path} has a new value: another key encrypts the stack's secrets` };
    }
    if (path.startsWith(disabledDefaults) && isAllowedAgain(setting)) {
      return {
        class: "unprotected",
        text: `${what}: resources without a provider use the deployer's own settings and credentials again`,
      };
    }
    return { class: path.startsWith(disabledDefaults) ? "other" : "unjudged", text: what };
  });
}

function isAllowedAgain({ before, after }: FileSetting): boolean {
  const [old, now] = [before, after].map((value) => (typeof value === "string" ? [value] : texts(value)));
  return (old ?? []).some((name) => now?.includes(name) !== true);
}
