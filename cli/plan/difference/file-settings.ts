import { parseDocument } from "yaml";
import { maskSecrets, secretMark } from "../../../components/testing";
import { type Fields, fields } from "../../values";
import { mapTexts, marker } from "./plain-secrets";
import { type ValueChange, valueChanges } from "./value-changes";

/** A change of a setting of the engine, in a project's or a stack's file. The plan's resources do not show it. */
export interface FileSetting extends ValueChange {
  /** The name of the file, for instance `Pulumi.prod.yaml`. */
  readonly file: string;
}

/** The setting that says which providers need no declaration. https://github.com/pulumi/pulumi/pull/8829 */
export const disabledDefaults = "pulumi:disable-default-providers";

/**
 * Lists the changed settings of the engine between two texts of a project's or a stack's file. Keys that encrypt secrets have no value, and a mark
 * stands for what looks like a secret.
 * https://www.pulumi.com/docs/iac/concepts/projects/stack-settings-file/, https://www.pulumi.com/docs/iac/concepts/projects/project-file/
 */
export function fileSettings(file: string, before: string, after: string): FileSetting[] {
  const mark = marker();
  const [old = {}, now = {}] = [before, after].map((each) => withMarks(settingsIn(each), mark));
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return keys.flatMap((key) =>
    valueChanges(key, old[key], now[key]).map((change) => ({
      file,
      ...(masked.has(key) ? { path: key, before: secretMark, after: secretMark } : change),
    })),
  );
}

/** What people read, and what a new project starts from. */
const ofPeople = new Set(["name", "description", "author", "license", "website", "template"]);

const masked = new Set(["encryptedkey", "encryptionsalt"]);

/** Hides the password in an address of a backend, and secrets of an environment or a program that is written in the file. */
function withMarks(settings: Fields, mark: (secret: string) => string): Fields {
  return mapTexts({ type: "pulumi", inputs: settings }, ({ path, place, text }) =>
    path.endsWith('["fn::secret"]') ? mark(text) : maskSecrets(text, place, mark),
  );
}

function settingsIn(text: string): Fields {
  const { config, ...own } = fields(parseDocument(text).toJS());
  const ofEngine = Object.entries(fields(config)).filter(([key]) => key.startsWith("pulumi:"));
  const named = Object.entries(own).filter(([key]) => !ofPeople.has(key));
  return Object.fromEntries([...named, ...ofEngine.map(([key, value]) => [key, readList(value)] as const)]);
}

/** A list may be written as JSON, as `pulumi config set` does. */
function readList(value: unknown): unknown {
  try {
    const list: unknown = typeof value === "string" && value.startsWith("[") ? JSON.parse(value) : value;
    return list;
  } catch {
    return value; /* a text that only begins like a list */
  }
}
