import type { LocalPlugin } from "./local-plugins";
import type { StackReferences } from "./stack-references";

/** A configuration key that a project asks for. */
export interface DeclaredKey {
  readonly key: string;
  readonly description: string;
  readonly default: unknown;
  /** Whether only the template declares it, which a stack with a file need not have. @default false */
  readonly ofTemplate?: true;
  /** Whether the engine takes only an encrypted value. @default false */
  readonly secret?: true;
}

/** A Pulumi project on disk. */
export interface Project {
  /** The folder that `Pulumi.yaml` is in. */
  readonly root: string;
  readonly name: string;
  /** The program's file or folder, relative to `root`. @default the root itself */
  readonly main?: string;
  /** For instance `nodejs`. */
  readonly runtime: string;
  /** `runtime.options` of Pulumi.yaml. @default none */
  readonly runtimeOptions?: Readonly<Record<string, unknown>>;
  /** The folder of the stacks' files. */
  readonly stackFolder: string;
  /** The names of the stacks that have a file, sorted. */
  readonly stacks: readonly string[];
  /** The configuration that the project sets for all stacks, before namespaces are added. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The keys that the project asks for, with their defaults. */
  readonly declared: readonly DeclaredKey[];
  /** The configuration that you give: it is not in the stack's file, or there is none. */
  readonly given: Readonly<Record<string, string>>;
  /** The plugins that it names by their folder. @default none */
  readonly plugins?: readonly LocalPlugin[];
  /** The outputs of other stacks that you give. @default none */
  readonly stackReferences?: StackReferences;
}

/** A stack's configuration, as the engine hands it to a program. */
export interface StackConfig {
  readonly name: string;
  readonly file: string;
  /** The stack file's text. */
  readonly text: string;
  readonly config: Record<string, string>;
  /** The keys whose values are secret. Encrypted values cannot be read offline: they are `"[secret]"`. */
  readonly secretKeys: string[];
  /** The environments of Pulumi ESC that its file imports, which nobody reads. @default none */
  readonly environments?: readonly string[];
  /** Whether it stands in for the stacks of a project that has no stack file. @default false */
  readonly isThrowAway?: true;
}
