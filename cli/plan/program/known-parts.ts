import type * as pulumi from "@pulumi/pulumi";
import { unknownMark } from "../../../components/testing";
import type { AppliedOutput } from "../../masked-errors";
import { isRecord } from "../../values";
import { outputPrototype } from "./sdks";

/*
 * A policy that names a new resource, such as `pulumi.jsonStringify({ Statement: … role.arn … })`, is completely unknown until that resource exists,
 * as in `pulumi preview`. The same is true for an input that an SDK fills with defaults. Nobody could then review the known parts. So a plan puts
 * marks in the place of the unknown parts only, and keeps the rest.
 */

/** The members of an Output that the SDK does not declare. */
interface FullOutput extends AppliedOutput {
  readonly constructor: new (...given: readonly unknown[]) => unknown;
  readonly resources: () => unknown;
  readonly allResources: () => unknown;
  readonly promise: (withUnknowns: true) => Promise<unknown>;
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
}

/** The values of a copy of the SDK that mark unknown values. */
interface Unknowns {
  readonly unknown: unknown;
  readonly isUnknown: (value: unknown) => boolean;
}

/**
 * Functions with which an SDK fills in defaults, such as `inputs.keyvault.vaultPropertiesArgsProvideDefaults` of Azure. It gives whole inputs
 * to them, so that one unknown value would hide the others.
 */
const givesDefaults = /ArgsProvideDefaults\(/;

/** Functions that may write a policy or the like. */
const writes = /\bJSON\.stringify\b|\bStatement\b/;
/** Code that such a function does not need. A function that creates resources must not run with marks. */
const acts = /\b(?:new|await|async|process|require|apply)\b/;

/**
 * Keeps the known parts of policies, of similar documents and of inputs with defaults that are partly unknown.
 *
 * @param sdk a copy of the SDK, which has its own class of Outputs
 * @returns how to give the class its own method back
 */
export function keepKnownParts(sdk: typeof pulumi): () => void {
  const prototype = outputPrototype(sdk);
  const { unknown, isUnknown } = sdk as unknown as Unknowns;
  const own = prototype.apply;
  prototype.apply = function (this: AppliedOutput, func, runWithUnknowns) {
    const code = String(func);
    const isDefaults = givesDefaults.test(code);
    if (runWithUnknowns === true || !(isDefaults || (writes.test(code) && !acts.test(code)))) {
      return own.call(this, func, runWithUnknowns);
    }
    const keep = isDefaults ? withDefaults : documentOf;
    const { constructor: Output, resources, allResources, promise, isKnown, isSecret } = this as FullOutput;
    const result = Promise.all([isKnown, promise(true)]).then(([known, value]) =>
      known ? own.call(this, func) : (keep(func, marked(value ?? unknown, isUnknown)) ?? unknown),
    );
    return new Output(resources(), result, Promise.resolve(true), isSecret, allResources());
  };
  return () => {
    prototype.apply = own;
  };
}

/** Fills in defaults, unless nothing is known. */
function withDefaults(func: (value: unknown) => unknown, value: unknown): unknown {
  return isRecord(value) ? func(value) : undefined;
}

/** Runs a function with marks. A result that is not a document stays unknown, and so does one that the function cannot write with marks. */
function documentOf(func: (value: unknown) => unknown, value: unknown): unknown {
  try {
    const written = func(value);
    const parsed: unknown = typeof written === "string" ? JSON.parse(written) : written;
    return isRecord(parsed) && ("Statement" in parsed || "deadLetterTargetArn" in parsed) ? written : undefined;
  } catch {
    return undefined;
  }
}

/** Puts marks in the place of unknown values. */
function marked(value: unknown, isUnknown: Unknowns["isUnknown"]): unknown {
  if (isUnknown(value)) {
    return unknownMark;
  }
  if (Array.isArray(value)) {
    return value.map((item) => marked(item, isUnknown));
  }
  const isPlainObject = isRecord(value) && Object.getPrototypeOf(value) === Object.prototype;
  return isPlainObject
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, marked(item, isUnknown)]))
    : value;
}
